/** The nouns that main and renderer share. Plain data only: everything here crosses the bridge as a copy. */
import type { AppFailure } from './errors.ts';

/** How a supervisor takes part in a session. Never a set of booleans: exactly one of these is true. */
export const MODES = ['monitor', 'coach', 'barge-in'] as const;
export type Mode = (typeof MODES)[number];

/** Who can see a person or a message, widest first. */
export type Visibility = 'everyone' | 'agents' | 'supervisors';

/** `supervisor` is anyone seen hidden from the customer at least once, and me; the server calls them agents too. */
export type Role = 'customer' | 'agent' | 'supervisor' | 'external';

export interface Participant {
  readonly id: string;
  readonly nickname: string;
  readonly role: Role;
  /** `null`: the server did not say, or said a word we do not know. Never guess: this is what the mode is read from. */
  readonly visibility: Visibility | null;
  readonly isMe: boolean;
}

/** `unknown` is a state the server named with a word we have never heard. */
export type SessionPhase = 'invited' | 'chatting' | 'left' | 'completed' | 'revoked' | 'unknown';

/** What the server's capabilities allow me to do in this session now. */
export interface Offers {
  readonly modes: readonly Mode[];
  readonly messageToEveryone: boolean;
  readonly messageToAgents: boolean;
  readonly leave: boolean;
}

export interface Typist {
  readonly participantId: string;
  readonly nickname: string;
  readonly role: Role;
  /** What has been typed so far, where the server shows it; otherwise empty. */
  readonly preview: string;
}

export interface DataEntry {
  readonly key: string;
  readonly value: string;
}

/** One SMS session as this supervisor sees it. All times are milliseconds since 1970; `null` is "not known". */
export interface Session {
  readonly id: string;
  readonly phase: SessionPhase;
  /** Over for me: nothing can be sent or switched any more, what was read stays readable. */
  readonly ended: boolean;
  /** The confirmed mode: read from my own participant's visibility as the server last told it. */
  readonly mode: Mode | null;
  /** The mode asked for and not yet confirmed. */
  readonly pendingMode: Mode | null;
  readonly offers: Offers;
  readonly customer: string;
  readonly agent: string | null;
  readonly participants: readonly Participant[];
  readonly attachedData: readonly DataEntry[];
  readonly typing: readonly Typist[];
  readonly receivedAt: number | null;
  /** First customer message after the last message that the customer got from the contact centre. */
  readonly waitingSince: number | null;
  readonly lastTextAt: number | null;
  /** Texts that came while the session was not on screen. */
  readonly unread: number;
}

export interface Speaker {
  readonly nickname: string;
  readonly role: Role;
  readonly isMe: boolean;
  /** How the speaker could be seen at that moment: on a `rejoined` line this tells the new mode. */
  readonly visibility: Visibility | null;
}

export type LineKind = 'text' | 'joined' | 'left' | 'rejoined' | 'link' | 'notice' | 'unknown';

export interface TranscriptLine {
  /** Unique within the session and stable: the same message always has the same key. */
  readonly key: string;
  /** Lines are shown in rising order of this number. */
  readonly order: number;
  readonly kind: LineKind;
  readonly from: Speaker;
  /** Who could see this line; `null` where the server did not say. */
  readonly seenBy: Visibility | null;
  readonly at: number | null;
  /** Text, address or notice. For `unknown`, the server's name for the type. */
  readonly text: string;
}

/** `heardAt` is when the server last answered anything: the age of what is on screen. */
export type Connection =
  | { readonly phase: 'signed-out' }
  | { readonly phase: 'connecting' }
  | { readonly phase: 'connected'; readonly heardAt: number }
  | {
      /** `offline` is a `reconnecting` that has failed several times: still trying, but say so plainly. */
      readonly phase: 'reconnecting' | 'offline';
      readonly since: number;
      readonly heardAt: number;
      readonly attempt: number;
      /** `null` while a try is under way. */
      readonly nextTryAt: number | null;
    };

export interface Account {
  readonly server: string;
  readonly userName: string;
  readonly displayName: string;
}

/** What the sign-in form starts with. The password itself never comes to the renderer. */
export interface SignInForm {
  readonly server: string;
  readonly userName: string;
  readonly staySignedIn: boolean;
  /** Main already holds the password for this server and user (the demo's): the field may stay empty. */
  readonly passwordHeld: boolean;
  /** A stored sign-in is being tried at this moment. */
  readonly busy: boolean;
}

export interface Settings {
  /** Ask "Barge in?" before the customer can see me. */
  readonly confirmBargeIn: boolean;
}

/** Everything on screen that is not a session. */
export interface Shell {
  readonly version: string;
  readonly account: Account | null;
  readonly connection: Connection;
  readonly signInForm: SignInForm;
  /** Something the person should know that no command of hers caused; an error code of errors.ts. */
  readonly notice: AppFailure | null;
  readonly settings: Settings;
}

/** Lines that are new or changed in a transcript that is on screen. */
export interface TranscriptPatch {
  readonly sessionId: string;
  readonly lines: readonly TranscriptLine[];
}

/** One step of the state's way to the renderer. A number that does not follow the last one means: ask for a full one. */
export interface StatePatch {
  readonly number: number;
  /** True: this is everything there is; forget what came before. */
  readonly full: boolean;
  readonly shell: Partial<Shell>;
  /** Sessions that are new or changed. */
  readonly sessions: readonly Session[];
  readonly removedSessions: readonly string[];
  readonly transcripts: readonly TranscriptPatch[];
}
