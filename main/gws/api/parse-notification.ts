/** Checked notification → events. What is not about SMS sessions or me, or cannot be read, gives none and is reported. */
import type { SessionEvent } from '#main/sessions/session-event.ts';
import type { WorkChannel } from '#preload/model/work.ts';
import { idFromUri, parseMessage, parseSession } from './parse-session.ts';
import type { WireNotification } from './wire.ts';
import { wireNotification } from './wire.ts';
import { readChannels } from './work-operations.ts';

export interface Reading {
  readonly myUserId: string;
  /** When it came, in milliseconds. */
  readonly at: number;
  /** Told what could not be used: never a value, only the server's names for types. */
  readonly onUnreadable: (what: string) => void;
}

/** What the server can tell of a session. */
export type SessionUpdate = Extract<SessionEvent, { readonly type: 'session-updated' | 'messages-received' }>;

/** What the server tells: of sessions, and of what concerns no session. */
export type GwsEvent =
  | SessionUpdate
  /** An operation that was accepted has failed after all (§5.3). */
  | { readonly type: 'operation-failed'; readonly referenceId: string; readonly message: string }
  | { readonly type: 'my-channels-updated'; readonly channels: readonly WorkChannel[] };

/** Dispatches on `messageType` without regard to case or channel (gws-api.md §4.2, §7.7). */
export function parseNotification(data: unknown, reading: Reading): readonly GwsEvent[] {
  const read = wireNotification.safeParse(data);
  if (!read.success) return unreadable('no object', reading);
  const notification = read.data;
  // An Error may come under any type, or none.
  if (notification.notificationType?.toLowerCase() === 'error') return readFailure(notification, reading);
  switch (notification.messageType?.toLowerCase()) {
    case 'smssessionstatechangemessage':
      return readStateChange(notification, reading);
    case 'messagelogupdated':
      return readLogUpdate(notification, reading);
    case 'channelstatechangemessagev2':
      return [{ type: 'my-channels-updated', channels: readChannels(notification.channels ?? []) }];
    default:
      return unreadable(`messageType ${notification.messageType ?? 'absent'}`, reading);
  }
}

function readFailure(notification: WireNotification, reading: Reading): readonly GwsEvent[] {
  const { referenceId, errorMessage = '' } = notification;
  if (referenceId === undefined) return unreadable('error without a referenceId', reading);
  return [{ type: 'operation-failed', referenceId, message: errorMessage }];
}

function readStateChange(notification: WireNotification, reading: Reading): readonly SessionUpdate[] {
  const wire = notification.smssession ?? notification.smsession;
  const session = wire && parseSession(wire, reading.myUserId);
  if (!session)
    return unreadable(`${notification.notificationType ?? 'state change'} without a session`, reading);
  return [{ type: 'session-updated', session, at: reading.at }];
}

function readLogUpdate(notification: WireNotification, reading: Reading): readonly SessionUpdate[] {
  const sessionId = idFromUri(notification.smssessionPath) ?? idFromUri(notification.smssessionUri);
  // Chats share this message type (§4.3): one that names no SMS session is not ours.
  if (sessionId === undefined) return unreadable('messages without an SMS session', reading);
  const messages = (notification.messages ?? []).map((wire) => parseMessage(wire, reading.myUserId));
  return [{ type: 'messages-received', sessionId, messages, at: reading.at }];
}

function unreadable(what: string, reading: Reading): readonly never[] {
  reading.onUnreadable(what);
  return [];
}
