/** The nouns that main and renderer share. Plain data only: everything here crosses the bridge as a copy. */
import type { AppFailure, ErrorCode } from './errors.ts';

/** How a supervisor takes part in a session. Never a set of booleans: exactly one of these is true. */
export const MODES = ['monitor', 'coach', 'barge-in'] as const;
export type Mode = (typeof MODES)[number];

/** Who can see a person or a message, widest first. */
export type Visibility = 'everyone' | 'agents' | 'supervisors';

/**
 * The server calls supervisors agents. `supervisor` is anyone who was seen by supervisors alone at least once, and me;
 * `colleague` is somebody who was hidden from the customer but never from the agents: a supervisor who coaches or a
 * colleague who is consulted, which of the two cannot be known.
 */
export type Role = 'customer' | 'agent' | 'supervisor' | 'colleague' | 'external';

export interface Participant {
  readonly id: string;
  /** The person's own id, the same in every session; `null` for customers. */
  readonly userId: string | null;
  /** Never blank; no two people of a session have the same. */
  readonly nickname: string;
  readonly role: Role;
  /** `null`: the server did not say, or said a word we do not know. Never guess: this is what the mode is read from. */
  readonly visibility: Visibility | null;
  readonly isMe: boolean;
}

/** `unknown` is a state the server named with a word we have never heard. */
export type SessionPhase = 'invited' | 'chatting' | 'left' | 'completed' | 'revoked' | 'unknown';

/**
 * How a session came to its end for me, as far as it is known. `i-…`: by what I asked for; `completed`: the server says
 * so, by whomever; `taken`: completed or put back into a queue, the server does not say which; `vanished`: it was no
 * longer among mine when the server was asked.
 */
export type Ending =
  'i-rejected' | 'i-left' | 'i-completed' | 'i-transferred' | 'completed' | 'taken' | 'vanished';

/** What can be done in a session besides changing the mode. */
export const SESSION_ACTIONS = [
  'accept',
  'reject',
  'leave',
  'complete',
  'leave-and-complete',
  'message-to-everyone',
  'message-to-agents',
  'link-to-everyone',
  'notice-to-everyone',
  'notice-to-agents',
  'typing-to-everyone',
  'typing-to-agents',
  'transfer',
  'invite',
  'consult',
  'cancel-consult',
  'set-disposition',
  'attach-data',
  'update-data',
  'delete-data',
  'bring-to-front',
] as const;
export type SessionAction = (typeof SESSION_ACTIONS)[number];

/** What may still be offered to one who has left: putting the session's papers in order (gws-api.md §1.1 Leave). */
export const WRAP_UP_ACTIONS: readonly SessionAction[] = [
  'complete',
  'set-disposition',
  'attach-data',
  'update-data',
  'delete-data',
];

/** What the server's capabilities allow me to do in this session now. */
export interface Offers {
  readonly modes: readonly Mode[];
  readonly actions: readonly SessionAction[];
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
  /** False for values with an inner structure: shown, not edited. */
  readonly isPlain: boolean;
  /** A number, which stays one when it is changed. */
  readonly isNumber?: true;
}

/** One SMS session as this supervisor sees it. All times are milliseconds since 1970 by the server's clock; `null` is "not known". */
export interface Session {
  readonly id: string;
  readonly phase: SessionPhase;
  /** Over for me: nothing can be sent or switched any more, what was read stays readable. Who has left may be offered WRAP_UP_ACTIONS. */
  readonly ended: boolean;
  /** `null` while it goes on. */
  readonly ending: Ending | null;
  /** The confirmed mode: read from my own participant's visibility as the server last told it. */
  readonly mode: Mode | null;
  /** The participants and my own last line in the log tell different modes. Then there is no `mode`, and it is read again. */
  readonly isModeInDoubt: boolean;
  /** The mode asked for and not yet confirmed. */
  readonly pendingMode: Mode | null;
  readonly offers: Offers;
  /** Never blank. */
  readonly customer: string;
  /** Who talks to the customer now, several with commas between; in a session that is over, who did last. */
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
  /** The server did not give all of it when asked: something may be missing or old. It is asked again and again. */
  readonly isIncomplete: boolean;
}

export interface Speaker {
  readonly nickname: string;
  readonly role: Role;
  readonly isMe: boolean;
  /** How the speaker could be seen at that moment: on a `rejoined` line this tells the new mode. */
  readonly visibility: Visibility | null;
}

/** `other` is a message of a type that we do not know, `unknown` something of which not even that is known. */
export type LineKind = 'text' | 'other' | 'joined' | 'left' | 'rejoined' | 'link' | 'notice' | 'unknown';

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
  /** Text, address or notice. For `other` and `unknown`, the server's name for the type, and what it holds. */
  readonly text: string;
  /** Nobody told it when it was said: it was found when the log was read again, and fills a gap. */
  readonly wasMissed: boolean;
}

/**
 * `heardAt` is when the server last answered anything: the age of what is on screen; `null` when it never has in this
 * stay. `since` is when the connection was lost, `reason` why the last try failed.
 */
export type Connection =
  | { readonly phase: 'signed-out' }
  | { readonly phase: 'connecting' }
  | { readonly phase: 'connected'; readonly heardAt: number }
  | {
      /** `offline`: no network, or several tries have failed. Still trying, but say so plainly. */
      readonly phase: 'reconnecting' | 'offline';
      readonly since: number;
      readonly heardAt: number | null;
      /** From 1. */
      readonly attempt: number;
      /** `null` while a try is under way. */
      readonly nextTryAt: number | null;
      readonly reason: ErrorCode;
    }
  | {
      /** The server wants a sign-in and refuses the password that was good before: only the person can go on. */
      readonly phase: 'session-expired';
      readonly since: number;
      readonly heardAt: number | null;
      readonly reason: ErrorCode;
    };

export interface Account {
  readonly server: string;
  readonly userName: string;
  readonly displayName: string;
}

/** A server and a user who signed in on this computer before, newest first. */
export interface Profile {
  readonly server: string;
  readonly userName: string;
  /** The keychain should have the password: the field may stay empty. */
  readonly passwordKept: boolean;
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
  readonly profiles: readonly Profile[];
}

/** A proxy on the way to the server wants a name and a password. */
export interface ProxyQuestion {
  /** Host and port. */
  readonly proxy: string;
  /** What the proxy calls itself; may be empty. */
  readonly realm: string;
  /** It has refused what it was given. */
  readonly wasRefused: boolean;
}

/** What a draft is to become: a message, an address to be shown as a link, or a notice of the contact centre. */
export const DRAFT_KINDS = ['text', 'link', 'notice'] as const;
export type DraftKind = (typeof DRAFT_KINDS)[number];

/** Whether an agent, or I, can be given work on a channel; `unknown` is a word of the server's that we do not know. */
export type Readiness = 'ready' | 'not-ready' | 'offline' | 'unknown';

/** Which sessions a standing order brings: the agent's next one, or all until it is stopped. */
export const ORDER_SCOPES = ['next', 'all'] as const;
export type OrderScope = (typeof ORDER_SCOPES)[number];

export interface StandingOrder {
  readonly mode: Mode;
  readonly scope: OrderScope;
}

/** A session of an agent as the server shows it to one who has not joined: no names, no texts. */
export interface AgentSession {
  readonly id: string;
  readonly receivedAt: number | null;
  /** What the attached data calls it, else empty. */
  readonly subject: string;
}

export interface Agent {
  readonly id: string;
  readonly name: string;
  readonly userName: string;
  /** Names of the groups that the agent is in and that I supervise. */
  readonly groups: readonly string[];
  readonly readiness: Readiness;
  /** The server's own words for the state, such as "Lunch". */
  readonly stateName: string;
  readonly sessions: readonly AgentSession[];
  /** What I have ordered for this agent in this run and not stopped. */
  readonly order: StandingOrder | null;
}

/** The agents of the groups of which I am a supervisor. Polled, because the server tells nothing of them by itself. */
export interface Team {
  /** `off` when signed out; `failed` keeps the agents of the last good reading. */
  readonly phase: 'off' | 'reading' | 'read' | 'failed';
  /** Of the last good reading. */
  readonly readAt: number | null;
  /** Milliseconds between two readings at present. */
  readonly pace: number;
  readonly agents: readonly Agent[];
  readonly failure: AppFailure | null;
}

/** A channel of my own contact-centre session. */
export interface WorkChannel {
  readonly name: string;
  readonly readiness: Readiness;
}

/** My own contact-centre session, without which some sites deliver no sessions. */
export interface Work {
  readonly isStarted: boolean;
  readonly channels: readonly WorkChannel[];
  /** Channels that could not be started, with the server's words. */
  readonly failed: readonly { readonly channel: string; readonly serverSays: string }[];
}

/** Somebody or something that a session can be given to. `address` is the server's path, opaque to the page. */
export interface DirectoryEntry {
  readonly kind: 'person' | 'queue' | 'contact';
  readonly name: string;
  /** What tells two of the same name apart. */
  readonly detail: string;
  readonly address: string;
}

export interface Disposition {
  /** What is set. */
  readonly name: string;
  readonly displayName: string;
}

/** What the server said that could not be used, and how often. */
export interface Diagnostics {
  readonly unreadable: readonly { readonly what: string; readonly count: number }[];
  /** What is not as it was meant in what administrators have set: place, line, entry and reason. */
  readonly policyProblems: readonly string[];
  readonly logFile: string;
  readonly version: string;
  /** `null` while it is not known. */
  readonly serverVersion: string | null;
}

/** What an alert does; each does what those before it do as well. */
export const ALERT_LEVELS = ['off', 'badge', 'notification', 'sound'] as const;
export type AlertLevel = (typeof ALERT_LEVELS)[number];

/** What can be worth an alert. */
export const ALERT_KINDS = [
  'new-message',
  'customer-waiting',
  'silence',
  'keyword',
  'session-joined',
  'session-ended',
  'mode-changed',
  'connection-lost',
] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];

export interface AlertRule {
  readonly level: AlertLevel;
  /** For kinds that wait (customer-waiting, silence, connection-lost): how long, in seconds. Otherwise 0. */
  readonly after: number;
}

export interface AlertSettings {
  readonly rules: Readonly<Record<AlertKind, AlertRule>>;
  /** Words, or patterns between slashes such as `/refund|money back/`. */
  readonly keywords: readonly string[];
  /** The sound comes again until the alert is handled. */
  readonly repeatSound: boolean;
  /** Notifications show what was written. */
  readonly previewText: boolean;
}

/** For how long one can choose not to be disturbed. Tomorrow begins in the morning. */
export const QUIET_TIMES = ['half-hour', 'hour', 'until-tomorrow'] as const;
export type QuietTime = (typeof QUIET_TIMES)[number];

export const UPDATE_CHANNELS = ['stable', 'beta'] as const;
export type UpdateChannel = (typeof UPDATE_CHANNELS)[number];

export interface Settings {
  /** Ask "Barge in?" before the customer can see me. */
  readonly confirmBargeIn: boolean;
  /** What customers see me as when I accept a session or monitor an agent; empty: the server's choice. */
  readonly nickname: string;
  readonly alerts: AlertSettings;
  readonly launchAtLogin: boolean;
  /** Begin without a window. */
  readonly startInTray: boolean;
  /** Closing the window leaves the app in the tray. */
  readonly closeToTray: boolean;
  readonly spellCheck: boolean;
  readonly updatesOn: boolean;
  readonly updateChannel: UpdateChannel;
}

/** What an administrator can set for everybody on a computer: it wins over what a person has chosen. */
export const MANAGED_NAMES = [
  'servers',
  'staySignedIn',
  'alertsAllowed',
  'previewText',
  'updatesOn',
  'updateFeed',
  'updateChannel',
  'logLevel',
] as const;
export type ManagedName = (typeof MANAGED_NAMES)[number];

/** What is set by policy. */
export interface Managed {
  readonly names: readonly ManagedName[];
  /** Servers offered; `null`: any. */
  readonly servers: readonly string[] | null;
  readonly alertsAllowed: boolean;
}

/** Where the app stands with newer versions of itself. */
export type Updates =
  | {
      readonly phase: 'off';
      /** No feed was built in or set; switched off by policy or by the person; not an installed app. */
      readonly why: 'no-feed' | 'policy' | 'setting' | 'not-installed';
    }
  /** `checkedAt`: milliseconds since 1970; `null`: not yet. */
  | { readonly phase: 'up-to-date'; readonly checkedAt: number | null }
  | { readonly phase: 'checking' }
  | { readonly phase: 'downloading'; readonly version: string; readonly percent: number }
  | { readonly phase: 'ready'; readonly version: string; readonly notes: string }
  | { readonly phase: 'failed'; readonly reason: ErrorCode; readonly checkedAt: number | null };

/** What was asked of the contact centre. */
export type OutcomeSubject =
  | {
      readonly kind: 'message';
      readonly sessionId: string;
      readonly to: Exclude<Visibility, 'supervisors'>;
      readonly as: DraftKind;
      readonly text: string;
    }
  | { readonly kind: 'mode'; readonly sessionId: string; readonly mode: Mode }
  | {
      readonly kind: 'action';
      readonly sessionId: string;
      readonly action: SessionAction;
      /** The key of attached data, the disposition or the person that it is about; empty for none. */
      readonly detail: string;
    }
  /** `null`: the end of one. */
  | { readonly kind: 'order'; readonly agentId: string; readonly order: StandingOrder | null }
  | { readonly kind: 'join'; readonly agentId: string; readonly sessionId: string; readonly mode: Mode }
  /** `null`: mine. */
  | { readonly kind: 'readiness'; readonly agentId: string | null; readonly readiness: Readiness }
  | { readonly kind: 'work'; readonly isStarting: boolean };

/** An operation that was sent and whose answer was lost: what became of it is found out by reading, never by sending again. */
export interface Outcome {
  readonly id: number;
  readonly subject: OutcomeSubject;
  /**
   * `asking`: being found out. `not-known`: it could not be found out so far, or nothing shows it. `done`: the contact
   * centre has it. `not-done`: the contact centre was asked and has not got it.
   */
  readonly phase: 'asking' | 'not-known' | 'done' | 'not-done';
  /** When it was sent, in milliseconds since 1970. */
  readonly since: number;
}

/** A session, and a line in it, that the window is to show: from a notification, the tray or a link. */
export interface Reveal {
  readonly sessionId: string;
  /** `null`: its end. */
  readonly lineKey: string | null;
  /** Each asking has its own. */
  readonly number: number;
}

/** Everything on screen that is not a session. */
export interface Shell {
  readonly version: string;
  readonly account: Account | null;
  readonly connection: Connection;
  /** By how many milliseconds the server's clock is ahead of this computer's; 0 while it is not known. */
  readonly serverAhead: number;
  readonly signInForm: SignInForm;
  /** Something the person should know that no command of hers caused; an error code of errors.ts. */
  readonly notice: AppFailure | null;
  readonly settings: Settings;
  readonly team: Team;
  readonly work: Work;
  /** The person wants to quit and has something to decide first. */
  readonly isQuitting: boolean;
  /** `null` when no proxy asks. */
  readonly proxyQuestion: ProxyQuestion | null;
  /** Milliseconds since 1970; `null`: alerts are let through. */
  readonly doNotDisturbUntil: number | null;
  /** Sessions whose alerts are other than the rules say: the most that they may do. Forgotten with the session. */
  readonly sessionAlerts: Readonly<Record<string, AlertLevel>>;
  readonly managed: Managed;
  readonly updates: Updates;
  readonly reveal: Reveal | null;
  /** The oldest first. */
  readonly outcomes: readonly Outcome[];
  /** The window was closed for the first time: what that means is to be explained. */
  readonly isClosing: boolean;
  /** As of then: the desktop shows an icon that opens the window again. */
  readonly hasTray: boolean;
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
