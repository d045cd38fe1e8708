/** One function per operation of the API that the console uses. The sources are the vendor's pages (gws-api.md §1.1, §1.2). */
import type { Mode } from '../../preload/model.ts';
import type { MessageSeen, SessionPart } from '../sessions/session-event.ts';
import type { Http } from './http.ts';
import { SWITCH_OPERATION } from './mode-names.ts';
import { idFromUri, readMessage, readSession } from './read-session.ts';
import { wireMessages, wireSession, wireSessions, wireUris } from './wire.ts';

/** Asks to be seen as `mode` says. Accepted is not done: the notification tells the mode. */
export async function switchMode(http: Http, sessionId: string, mode: Mode): Promise<void> {
  await operate(http, sessionId, { operationName: SWITCH_OPERATION[mode] });
}

/** A text that everyone in the session reads, the customer too. */
export async function sendMessage(http: Http, sessionId: string, text: string): Promise<void> {
  await operate(http, sessionId, { operationName: 'SendMessage', text });
}

/** A text that only agents read. */
export async function sendToAgents(http: Http, sessionId: string, text: string): Promise<void> {
  await operate(http, sessionId, { operationName: 'SendToAgents', text });
}

export async function leave(http: Http, sessionId: string): Promise<void> {
  await operate(http, sessionId, { operationName: 'Leave' });
}

async function operate(
  http: Http,
  sessionId: string,
  body: { operationName: string; text?: string },
): Promise<void> {
  await http.request({ method: 'POST', path: sessionPath(sessionId), body });
}

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

function sessionPath(sessionId: string): string {
  return `/me/smssessions/${encodeURIComponent(sessionId)}`;
}
