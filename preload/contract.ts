/** The verbs of the bridge: every command, what goes in and what comes out. Schemas, handlers and the exposed object follow from it. */
import type { AppFailure } from './errors.ts';
import type { Mode, Settings, StatePatch } from './model.ts';

/** Whom a message is for: everyone in the session, or the agents alone. */
export const RECIPIENTS = ['everyone', 'agents'] as const;
export type Recipients = (typeof RECIPIENTS)[number];

/** The longest text that one message may have, in UTF-16 code units. */
export const MESSAGE_LIMIT = 4000;

export interface Commands {
  signIn: {
    input: {
      server: string;
      userName: string;
      /** `null`: use the one that main holds (see `SignInForm.passwordHeld`). */
      password: string | null;
      staySignedIn: boolean;
    };
    /** `kept` is false when staying signed in was wanted and the keychain would not take it. */
    output: { kept: boolean };
  };
  /** Leaves the server, forgets the stored credentials. Sessions themselves go on. */
  signOut: { input: Record<string, never>; output: null };
  /** Says which session is on screen: only its transcript is sent. */
  watchSession: { input: { sessionId: string | null }; output: null };
  /** Resolves when the server has confirmed the mode by my participant's visibility, not before. */
  switchMode: { input: { sessionId: string; mode: Mode }; output: null };
  sendMessage: { input: { sessionId: string; to: Recipients; text: string }; output: null };
  leaveSession: { input: { sessionId: string }; output: null };
  changeSettings: { input: Settings; output: null };
  dismissNotice: { input: Record<string, never>; output: null };
  /** Cuts the wait between two tries of a lost connection. */
  reconnectNow: { input: Record<string, never>; output: null };
  /** Asks for a full patch: at start, and after a skipped number. */
  requestFullState: { input: Record<string, never>; output: null };
}

export type CommandName = keyof Commands;
export type Input<K extends CommandName> = Commands[K]['input'];
export type Output<K extends CommandName> = Commands[K]['output'];

export type Reply<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: AppFailure };

/** What the renderer finds as `window.smsSupervisor`. */
export type Bridge = {
  readonly [K in CommandName]: (input: Input<K>) => Promise<Reply<Output<K>>>;
} & {
  /** Calls back with every patch from now on; the returned function ends it. */
  readonly onState: (listener: (patch: StatePatch) => void) => () => void;
};

/** A record, so that a command missing here does not compile. */
const COMMANDS: Record<CommandName, true> = {
  signIn: true,
  signOut: true,
  watchSession: true,
  switchMode: true,
  sendMessage: true,
  leaveSession: true,
  changeSettings: true,
  dismissNotice: true,
  reconnectNow: true,
  requestFullState: true,
};

export const COMMAND_NAMES = Object.keys(COMMANDS) as readonly CommandName[]; // the record's keys are exactly these

/** The one channel for commands and the one for state. */
export const COMMAND_CHANNEL = 'command';
export const STATE_CHANNEL = 'state';
