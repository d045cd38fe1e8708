/** What the simulator knows about one SMS session: people, lines, state. No wire format, no audience rules. */
import type { Mode, Visibility } from './modes.ts';

export type Role = 'agent' | 'supervisor' | 'customer';

/** Where a session stands for one viewer (§1.3). */
export type ViewerState = 'Invited' | 'Chatting' | 'LeftChat' | 'Completed' | 'Revoked';

export interface Participant {
  readonly participantId: string;
  /** The one given on Accept replaces an earlier one (§1.1). */
  nickname: string;
  readonly role: Role;
  /** Absent for customers, who have no account. */
  readonly userId?: string;
  visibility: Visibility;
  state: ViewerState;
  /** On a consultant: the participant who asked her, and who may send her away (§1.1 Consult). */
  readonly consultedBy?: string;
}

/** A participant's looks at the time of a line. */
export type Author = Readonly<Omit<Participant, 'state' | 'consultedBy'>>;

export type LineType =
  | 'Text'
  | 'ParticipantJoined'
  | 'ParticipantLeft'
  | 'ParticipantRejoined'
  | 'TypingStarted'
  | 'TypingStopped'
  | 'PushUrl'
  | 'Notice'
  | 'CustomNotice';

export interface Line {
  /** Starts at 1; typing uses indices up too (§1.6). */
  readonly index: number;
  readonly type: LineType;
  readonly from: Author;
  readonly visibility: Visibility;
  /** On ParticipantRejoined: who could see the participant before. */
  readonly previousVisibility?: Visibility;
  readonly at: number;
  readonly text?: string;
  readonly url?: string;
  readonly noticeText?: string;
  /** Fields that a test has made up; they replace what would be written, undefined ones take it away. */
  readonly raw?: Readonly<Record<string, unknown>>;
}

export interface SmsSession {
  readonly id: string;
  readonly receivedAt: number;
  readonly userData: Record<string, unknown>;
  readonly participants: Participant[];
  readonly lines: Line[];
}

/** A participant with an account: someone who is told what happens. */
export type Viewer = Participant & { readonly userId: string };

export function isViewer(participant: Participant): participant is Viewer {
  return participant.userId !== undefined;
}

/** Whether the participant takes part now, so that others may see it. */
export function isPresent(participant: Participant): boolean {
  return participant.state === 'Chatting';
}

/** The user's newest participation in the session, also one that has ended. */
export function findViewer(session: SmsSession, userId: string): Viewer | undefined {
  return session.participants.filter(isViewer).findLast((viewer) => viewer.userId === userId);
}

/** Whether the session is among the viewer's own: offered, going on, or left and waiting to be completed (§1.1). */
export function isOpenFor(viewer: Viewer): boolean {
  return viewer.state === 'Invited' || viewer.state === 'Chatting' || viewer.state === 'LeftChat';
}

/** Whom the viewer consults now, or has asked to. */
export function consultantsOf(viewer: Viewer, session: SmsSession): Viewer[] {
  return session.participants
    .filter(isViewer)
    .filter((each) => each.consultedBy === viewer.participantId && isOpenFor(each));
}

export interface SupervisorSeat {
  readonly user: string;
  readonly mode: Mode;
}
