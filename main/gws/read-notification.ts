/** Checked notification → session events. What is not about SMS sessions, or cannot be read, gives none and is reported. */
import type { SessionEvent } from '../sessions/session-event.ts';
import { idFromUri, readMessage, readSession } from './read-session.ts';
import { wireNotification } from './wire.ts';
import type { WireNotification } from './wire.ts';

export interface Reading {
  readonly myUserId: string;
  /** When it came, in milliseconds. */
  readonly at: number;
  /** Told what could not be used: never a value, only the server's names for types. */
  readonly onUnreadable: (what: string) => void;
}

/** Dispatches on `messageType` without regard to case or channel (gws-api.md §4.2, §7.7). */
export function readNotification(data: unknown, reading: Reading): readonly SessionEvent[] {
  const read = wireNotification.safeParse(data);
  if (!read.success) return unreadable('no object', reading);
  const notification = read.data;
  switch (notification.messageType?.toLowerCase()) {
    case 'smssessionstatechangemessage':
      return readStateChange(notification, reading);
    case 'messagelogupdated':
      return readLogUpdate(notification, reading);
    default:
      return unreadable(`messageType ${notification.messageType ?? 'absent'}`, reading);
  }
}

function readStateChange(notification: WireNotification, reading: Reading): readonly SessionEvent[] {
  const wire = notification.smssession ?? notification.smsession;
  const session = wire && readSession(wire, reading.myUserId);
  if (!session)
    return unreadable(`${notification.notificationType ?? 'state change'} without a session`, reading);
  return [{ type: 'session-told', session, at: reading.at }];
}

function readLogUpdate(notification: WireNotification, reading: Reading): readonly SessionEvent[] {
  const sessionId = idFromUri(notification.smssessionPath) ?? idFromUri(notification.smssessionUri);
  // Chats share this message type (§4.3): one that names no SMS session is not ours.
  if (sessionId === undefined) return unreadable('messages without an SMS session', reading);
  const messages = (notification.messages ?? []).map((wire) => readMessage(wire, reading.myUserId));
  return [{ type: 'messages-told', sessionId, messages, at: reading.at }];
}

function unreadable(what: string, reading: Reading): readonly SessionEvent[] {
  reading.onUnreadable(what);
  return [];
}
