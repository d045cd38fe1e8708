/** The verbs of the bridge: every command, what goes in and what comes out. Schemas, handlers and the exposed object follow from it. */
import type { AppFailure } from './errors.ts';
import type { AlertLevel, QuietTime } from './model/alerts.ts';
import type { StatePatch } from './model/app-state.ts';
import type { AuditEntry } from './model/audit.ts';
import type { Diagnostics } from './model/diagnostics.ts';
import type { DirectoryEntry, Disposition } from './model/directory.ts';
import type { KeptDraft, PageMemory } from './model/drafts.ts';
import type { Recipients } from './model/messages.ts';
import type { PageError } from './model/page.ts';
import type { DataChange, Mode, WayToClose, WayToInvolve } from './model/session.ts';
import type { Settings } from './model/settings.ts';
import type { OrderScope, ReadinessOrder } from './model/team.ts';

type Nothing = Record<string, never>;

export interface Commands {
  signIn: {
    input: {
      server: string;
      userName: string;
      /** `null`: use the one that main holds (see `SignInForm.passwordHeld`) or the keychain keeps (`Profile`). */
      password: string | null;
      staySignedIn: boolean;
    };
    /** `kept` is false when staying signed in was wanted and the keychain would not take it. */
    output: { kept: boolean };
  };
  /** Leaves the server, forgets the stored credentials. Sessions themselves go on. */
  signOut: { input: Nothing; output: null };
  /** Removes a profile and its password. */
  forgetProfile: { input: { server: string; userName: string }; output: null };
  /** Answers `AppState.proxyQuestion`. `kept` is false when keeping was wanted and the keychain would not take it. */
  signInToProxy: {
    input: { userName: string; password: string; keep: boolean };
    output: { kept: boolean };
  };
  /** Keeps what was typed, in memory, for a page that must begin anew. */
  keepDraft: { input: KeptDraft; output: null };
  recallPage: { input: Nothing; output: PageMemory };
  /** Says which session is on screen: only its transcript is sent. */
  openSession: { input: { sessionId: string | null }; output: null };
  /** Resolves when the server has confirmed the mode by my participant's visibility, not before. */
  switchMode: { input: { sessionId: string; mode: Mode }; output: null };
  sendMessage: { input: { sessionId: string; to: Recipients; text: string }; output: null };
  /** Takes an invitation. `nickname` is what the customer sees; `null`: the server's choice. */
  acceptSession: { input: { sessionId: string; nickname: string | null }; output: null };
  closeSession: { input: { sessionId: string; how: WayToClose }; output: null };
  /** An address that everyone in the session is shown. */
  sendLink: { input: { sessionId: string; url: string }; output: null };
  sendNotice: { input: { sessionId: string; to: Recipients; text: string }; output: null };
  /** Says that I began or stopped typing to them. */
  sendTyping: { input: { sessionId: string; to: Recipients; isTyping: boolean }; output: null };
  involve: { input: { sessionId: string; how: WayToInvolve; address: string }; output: null };
  cancelConsult: { input: { sessionId: string }; output: null };
  searchDirectory: { input: { text: string }; output: readonly DirectoryEntry[] };
  listDispositions: { input: Nothing; output: readonly Disposition[] };
  setDisposition: { input: { sessionId: string; name: string }; output: null };
  /** `value` is ignored when deleting. */
  changeAttachedData: {
    input: { sessionId: string; change: DataChange; key: string; value: string };
    output: null;
  };

  /** Says whether somebody is looking at the team: then it is read more often. */
  watchTeam: { input: { isWatched: boolean }; output: null };
  monitorAgent: { input: { agentId: string; mode: Mode; scope: OrderScope }; output: null };
  stopMonitoring: { input: { agentId: string }; output: null };
  /** Joins a session that is under way. Resolves when it is among mine with that mode. */
  joinSession: { input: { agentId: string; sessionId: string; mode: Mode }; output: null };
  setAgentReadiness: { input: { agentId: string; readiness: ReadinessOrder }; output: null };

  /** Starts my own contact-centre session on these channels. Empty place and login code: the server's defaults. */
  startWork: {
    input: { channels: readonly string[]; place: string; loginCode: string };
    output: null;
  };
  setMyReadiness: { input: { readiness: 'ready' | 'not-ready' }; output: null };
  /** Ends my contact-centre session, which signs me out as well. */
  endWork: { input: Nothing; output: null };
  /** Answers `AppState.isQuitting`. */
  quit: { input: { how: 'keep-sessions' | 'leave-sessions' | 'end-work' | 'stay' }; output: null };

  readAudit: { input: Nothing; output: readonly AuditEntry[] };
  /** Asks where to; `saved` is false when the person thought better of it. */
  exportAudit: { input: Nothing; output: { saved: boolean } };
  readDiagnostics: { input: Nothing; output: Diagnostics };
  /** Opens an address in the browser. The page has asked first, showing the host. */
  openLink: { input: { url: string }; output: null };

  /** Throws `setting-managed` when something else was wanted than policy says. */
  changeSettings: { input: Settings; output: null };
  /** `null` ends it. */
  setDoNotDisturb: { input: { time: QuietTime | null }; output: null };
  /** `null`: as the rules say. */
  setSessionAlerts: { input: { sessionId: string; level: AlertLevel | null }; output: null };
  /** Answers `AppState.isClosing`; `to-tray` and `quit` are remembered. */
  closeWindow: { input: { how: 'to-tray' | 'quit' | 'stay' }; output: null };
  checkForUpdates: { input: Nothing; output: null };
  /** Quits and starts the new version. Throws `update-not-ready`. */
  installUpdate: { input: Nothing; output: null };
  /** Asks where to, and writes a zip; `saved` is false when the person thought better of it. */
  saveDiagnostics: { input: Nothing; output: { saved: boolean } };
  dismissNotice: { input: Nothing; output: null };
  /** Quits and starts the app again, unless there is something to decide first. */
  restartApp: { input: Nothing; output: null };
  /** The person knows: nothing is said of it any more, and the same may be asked for again. */
  dismissOutcome: { input: { id: number }; output: null };
  /** Cuts the wait between two tries of a lost connection. */
  reconnectNow: { input: Nothing; output: null };
  /** Says that a part of the page could not be drawn, or that something else failed on it. */
  reportPageError: { input: PageError; output: null };
  /** Asks for a full patch: at start, and after a skipped number. */
  requestFullState: { input: Nothing; output: null };
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
  forgetProfile: true,
  signInToProxy: true,
  keepDraft: true,
  recallPage: true,
  openSession: true,
  switchMode: true,
  sendMessage: true,
  acceptSession: true,
  closeSession: true,
  sendLink: true,
  sendNotice: true,
  sendTyping: true,
  involve: true,
  cancelConsult: true,
  searchDirectory: true,
  listDispositions: true,
  setDisposition: true,
  changeAttachedData: true,
  watchTeam: true,
  monitorAgent: true,
  stopMonitoring: true,
  joinSession: true,
  setAgentReadiness: true,
  startWork: true,
  setMyReadiness: true,
  endWork: true,
  quit: true,
  readAudit: true,
  exportAudit: true,
  readDiagnostics: true,
  openLink: true,
  changeSettings: true,
  setDoNotDisturb: true,
  setSessionAlerts: true,
  closeWindow: true,
  checkForUpdates: true,
  installUpdate: true,
  saveDiagnostics: true,
  dismissNotice: true,
  restartApp: true,
  dismissOutcome: true,
  reconnectNow: true,
  reportPageError: true,
  requestFullState: true,
};

export const COMMAND_NAMES = Object.keys(COMMANDS) as readonly CommandName[]; // the record's keys are exactly these

/** The one channel for commands and the one for state. */
export const COMMAND_CHANNEL = 'command';
export const STATE_CHANNEL = 'state';
