/** Everything that can happen to a session, in our words. The server's words have been read by main/gws before. */
import type { DataEntry, Mode, Offers, Role, SessionPhase, Visibility } from '#preload/model/session.ts';
import type { LineKind } from '#preload/model/transcript.ts';
import type { WayOut } from './endings.ts';

/** A person as one notification shows her. `nickname` may be blank; `role` is what the server says, who calls supervisors agents. */
export interface IncomingParticipant {
  readonly id: string;
  readonly userId: string | null;
  readonly nickname: string;
  readonly role: Exclude<Role, 'supervisor' | 'colleague'>;
  readonly visibility: Visibility | null;
  readonly isMe: boolean;
}

/** Part of a session. An absent field says nothing: it is merged, never taken for "none". */
export interface SessionPatch {
  readonly id: string;
  readonly phase?: SessionPhase;
  readonly offers?: Offers;
  readonly participants?: readonly IncomingParticipant[];
  readonly attachedData?: readonly DataEntry[];
  /** When it reached this app, in milliseconds since 1970 by the server’s clock. */
  readonly receivedAt?: number;
}

export type MessageKind = LineKind | 'typing-started' | 'typing-stopped';

export interface IncomingMessage {
  /** Place in the session's log, from 1; `null` where the server sent none. */
  readonly index: number | null;
  readonly kind: MessageKind;
  readonly from: IncomingParticipant;
  readonly seenBy: Visibility | null;
  /** In milliseconds since 1970 by the server’s clock; null where the server does not say. */
  readonly at: number | null;
  readonly text: string;
}

/** `at`: when it came to the app, in milliseconds since 1970. */
export type SessionEvent =
  | { readonly type: 'session-updated'; readonly session: SessionPatch; readonly at: number }
  | {
      readonly type: 'messages-received';
      readonly sessionId: string;
      readonly messages: readonly IncomingMessage[];
      readonly at: number;
    }
  /** The log was read from the server as far as it goes: gaps below its end cannot be filled any more. */
  | {
      readonly type: 'log-fetched';
      readonly sessionId: string;
      readonly messages: readonly IncomingMessage[];
      /** The highest index that was known when the log was asked for: it went so far at least, if only by typing. */
      readonly knownUpTo: number;
      /** The log epoch (log-epoch.ts) in which the log was asked for; the present one if absent. */
      readonly epoch?: number;
      /** The index from which on the messages are the whole log; not known if absent. */
      readonly from?: number;
      readonly at: number;
    }
  /** The server was asked for the session or its log and did not give it: something may be missing until it does. */
  | { readonly type: 'session-unread'; readonly sessionId: string }
  /** Nobody has listened for a while: its log must be read again before its transcript counts as read. */
  | { readonly type: 'transcript-outdated'; readonly sessionId: string }
  /** The server does not know it as mine any more. */
  | { readonly type: 'session-removed'; readonly sessionId: string; readonly at: number }
  | { readonly type: 'mode-requested'; readonly sessionId: string; readonly mode: Mode }
  | { readonly type: 'mode-request-closed'; readonly sessionId: string }
  /** I ask for a way out of it; `null`: what I asked for was refused. */
  | { readonly type: 'way-out-requested'; readonly sessionId: string; readonly wayOut: WayOut | null }
  | { readonly type: 'session-opened'; readonly sessionId: string | null }
  | { readonly type: 'time-passed'; readonly at: number }
  | { readonly type: 'signed-out' };
