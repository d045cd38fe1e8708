/** A session as this supervisor sees it: who takes part, in which mode, and what can be done. Plain data: it crosses the bridge as a copy. */
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
  /** Over for me: nothing can be sent or switched any more, what was read stays readable. Who has left may be offered WRAP_UP_ACTIONS (rules/offered.ts). */
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
  /** When it came to this app, in milliseconds since 1970; null where that is not known. */
  readonly receivedAt: number | null;
  /** First customer message after the last message that the customer got from the contact centre. */
  readonly waitingSince: number | null;
  /** In milliseconds since 1970; null where nobody has written yet. */
  readonly lastTextAt: number | null;
  /** Texts that came while the session was not on screen. */
  readonly unread: number;
  /**
   * Its log was read, or all of it was told; after an outage, since then. Until it is, nothing is claimed of what was said:
   * not whether the customer waits, and no more texts are counted as unread than were told (rules/transcript-due.ts).
   */
  readonly isTranscriptRead: boolean;
  /** The server did not give all of it when asked: something may be missing or old. It is asked again and again. */
  readonly isIncomplete: boolean;
}

/** How a session can be brought to an end for me. */
export const WAYS_TO_CLOSE = ['reject', 'leave', 'complete', 'leave-and-complete'] as const;

export type WayToClose = (typeof WAYS_TO_CLOSE)[number];

/** How somebody else can be brought into a session. */
export const WAYS_TO_BRING_IN = ['transfer', 'invite', 'consult'] as const;

export type WayToBringIn = (typeof WAYS_TO_BRING_IN)[number];

export const DATA_CHANGES = ['attach', 'update', 'delete'] as const;

export type DataChange = (typeof DATA_CHANGES)[number];
