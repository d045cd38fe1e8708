/** What can be read of my sessions (gws-api.md §1.2). */
import type { MessageSeen, SessionPart } from '../sessions/session-event.ts';
import type { Http } from './http.ts';
import { idFromUri, readMessage, readSession } from './read-session.ts';
import { wireMessages, wireSession, wireSessions, wireUris } from './wire.ts';
import { sessionPath } from './operations.ts';

/** My sessions. Where the server lists only addresses, the parts hold no more than the ids. */
export async function listSessions(
  http: Http,
  myUserId: string,
  signal: AbortSignal,
): Promise<readonly SessionPart[]> {
  const reply = await http.request({ method: 'GET', path: '/me/smssessions?fields=*', signal });
  const sessions = wireSessions.parse(reply['smssessions']);
  if (sessions) return sessions.flatMap((wire) => readSession(wire, myUserId) ?? []);
  const uris = wireUris.parse(reply['uris']) ?? [];
  return uris.flatMap((uri) => {
    const id = idFromUri(uri);
    return id === undefined ? [] : [{ id }];
  });
}

/** Throws `session-not-found` when it is not mine (any more). */
export async function readOneSession(
  http: Http,
  myUserId: string,
  sessionId: string,
  signal: AbortSignal,
): Promise<SessionPart> {
  const reply = await http.request({ method: 'GET', path: sessionPath(sessionId), signal });
  const wire = wireSession.safeParse(reply['smssession'] ?? reply['smsession']).data;
  const part = wire && readSession(wire, myUserId);
  // The reply answers for the session that was asked for, whatever id it carries (§7.5).
  return { ...part, id: sessionId };
}

/** The log from `startIndex` (1 is the first) to its end. */
export async function readMessages(
  http: Http,
  myUserId: string,
  sessionId: string,
  startIndex: number,
  signal: AbortSignal,
): Promise<readonly MessageSeen[]> {
  const path = `${sessionPath(sessionId)}/messages?startIndex=${startIndex}&count=0`;
  const reply = await http.request({ method: 'GET', path, signal });
  return (wireMessages.parse(reply['messages']) ?? []).map((wire) => readMessage(wire, myUserId));
}
