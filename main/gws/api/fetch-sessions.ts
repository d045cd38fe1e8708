/** What can be read of my sessions (gws-api.md §1.2). */
import type { Http } from '#main/gws/http/http.ts';
import { inSlices } from '#main/sessions/in-slices.ts';
import type { IncomingMessage, SessionPatch } from '#main/sessions/session-event.ts';
import { sessionPath } from './operations.ts';
import { idFromUri, parseMessage, parseSession } from './parse-session.ts';
import { wireMessages, wireSession, wireUris } from './wire.ts';

/** My sessions. Where the server lists only addresses, the parts hold no more than the ids. */
export async function fetchSessions(
  http: Http,
  myUserId: string,
  signal: AbortSignal,
): Promise<readonly SessionPatch[]> {
  const reply = await http.request({ method: 'GET', path: '/me/smssessions?fields=*', signal });
  const listed = reply['smssessions'];
  if (Array.isArray(listed)) return readSessions(listed, myUserId, signal);
  const uris = wireUris.parse(reply['uris']) ?? [];
  return uris.flatMap((uri) => {
    const id = idFromUri(uri);
    return id === undefined ? [] : [{ id }];
  });
}

/** What is no session is left out. */
async function readSessions(
  listed: readonly unknown[],
  myUserId: string,
  signal: AbortSignal,
): Promise<readonly SessionPatch[]> {
  const parts: SessionPatch[] = [];
  await inSlices(listed, signal, (slice) => {
    for (const item of slice) {
      const wire = wireSession.safeParse(item).data;
      const part = wire && parseSession(wire, myUserId);
      if (part) parts.push(part);
    }
  });
  return parts;
}

/** Throws `session-not-found` when it is not mine (any more). */
export async function fetchSession(
  http: Http,
  myUserId: string,
  sessionId: string,
  signal: AbortSignal,
): Promise<SessionPatch> {
  const reply = await http.request({ method: 'GET', path: sessionPath(sessionId), signal });
  const wire = wireSession.safeParse(reply['smssession'] ?? reply['smsession']).data;
  const part = wire && parseSession(wire, myUserId);
  // The reply answers for the session that was asked for, whatever id it carries (§7.5).
  return { ...part, id: sessionId };
}

/** Messages asked for at a time: so much comes within the time limit over a slow line too. */
const PAGE_SIZE = 500;
/** A page that is shorter than asked for is the log's end, or all that this server gives at a time; the latter if so long. */
const SHORTEST_CAPPED_PAGE = 50;

/** The log from `startIndex` (1 is the first) to its end, in parts. */
export async function fetchMessages(
  http: Http,
  myUserId: string,
  sessionId: string,
  startIndex: number,
  signal: AbortSignal,
): Promise<readonly IncomingMessage[]> {
  const ask = async (start: number, count: number): Promise<readonly IncomingMessage[]> => {
    const path = `${sessionPath(sessionId)}/messages?startIndex=${start}&count=${count}`;
    const reply = await http.request({ method: 'GET', path, signal });
    return (wireMessages.parse(reply['messages']) ?? []).map((wire) => parseMessage(wire, myUserId));
  };
  const first = await ask(startIndex, PAGE_SIZE);
  // Without numbers nobody can say where the next part begins: all of it, at once.
  if (first.some(({ index }) => index === null)) return mayGoOn(first) ? ask(startIndex, 0) : first;
  const messages = [...first];
  const seen = new Set(first.map(({ index }) => index));
  // How long an answer is says whether the log may go on, not how much of it is new: what is read behind a message begins with it.
  for (let answer = first; mayGoOn(answer);) {
    answer = await askBehind(messages, (start) => ask(start, PAGE_SIZE));
    const fresh = answer.filter(({ index }) => !seen.has(index));
    if (fresh.length === 0) break;
    for (const message of fresh) {
      messages.push(message);
      seen.add(message.index);
    }
  }
  return messages;
}

/** More than was asked for is everything: such a server does not know of parts. */
function mayGoOn(page: readonly IncomingMessage[]): boolean {
  return page.length >= SHORTEST_CAPPED_PAGE && page.length <= PAGE_SIZE;
}

/**
 * What follows the messages that have been read. Whether `startIndex` names an index or a place in the log shows only
 * where numbers are left out (gws-api.md §1.2): read from the last index on, its message must come again.
 */
async function askBehind(
  messages: readonly IncomingMessage[],
  ask: (start: number) => Promise<readonly IncomingMessage[]>,
): Promise<readonly IncomingMessage[]> {
  const lastIndex = messages.at(-1)?.index ?? 0;
  const behind = await ask(lastIndex);
  return behind[0]?.index === lastIndex ? behind : ask(messages.length + 1);
}
