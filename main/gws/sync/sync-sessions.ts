/** Reads sessions and transcripts from the server into the store: all of them, or the one that seems incomplete. */
import { isAppError } from '#main/errors/app-error.ts';
import { fetchMessages, fetchSession, fetchSessions } from '#main/gws/api/fetch-sessions.ts';
import type { Http } from '#main/gws/http/http.ts';
import { inSlices } from '#main/sessions/in-slices.ts';
import type { LogFetchPlan } from '#main/sessions/log-fetch-plan.ts';
import { askAgain, isLogUnread, planLogFetch } from '#main/sessions/log-fetch-plan.ts';
import { readMyMode } from '#main/sessions/my-mode.ts';
import { firstMissing, lastReceived } from '#main/sessions/received-indexes.ts';
import type { IncomingMessage, SessionEvent, SessionPatch } from '#main/sessions/session-event.ts';
import type { SessionRecord } from '#main/sessions/session-record.ts';
import type { Moment, SessionStore } from '#main/sessions/session-store.ts';
import type { ErrorCode } from '#preload/errors.ts';
import { isOver } from '#preload/rules/offered.ts';
import { isTranscriptDue } from '#preload/rules/transcript-due.ts';

/** How often a read that was overtaken by a notification is repeated. */
const READ_TRIES = 3;
const ONE_SESSION_CODES = [
  'server-failed',
  'operation-refused',
  'operation-not-permitted',
  'not-gws',
] as const satisfies readonly ErrorCode[];

/** What reading one session takes. */
export interface ReadingContext {
  readonly http: Http;
  readonly myUserId: string;
  readonly store: SessionStore;
  /** By the server's clock, in milliseconds since 1970. */
  readonly now: () => number;
  readonly signal: AbortSignal;
}

/** What comparing all of them takes. */
export interface ReadContext extends ReadingContext {
  /** Has a session read in the background: its transcript, and who is in it if `isWhole`. */
  readonly readLater: (sessionId: string, isWhole: boolean) => void;
}

/**
 * Reads the list of my sessions, with one request; transcripts, and who is in them where the list does not say, are read
 * after that in the background. Sessions that are not mine any more are marked as ended.
 */
export async function syncAllSessions(context: ReadContext): Promise<void> {
  const { http, myUserId, store, signal, now, readLater } = context;
  const moment = store.moment();
  const listed = await fetchSessions(http, myUserId, signal);
  const listedIds = new Set<string>();
  const show = (session: SessionPatch): readonly SessionEvent[] => {
    listedIds.add(session.id);
    return [
      { type: 'session-updated', session, at: now() },
      { type: 'transcript-outdated', sessionId: session.id },
    ];
  };
  await inSlices(listed, signal, (slice) => store.applyAll(slice.flatMap(show)));
  await endUnlisted(context, listedIds, moment);
  await inSlices(listed, signal, (slice) => {
    for (const part of slice) readLater(part.id, !isWhole(part));
  });
}

/** One session that the server will not give must not hold up all the others: it is marked, and asked for again later. */
export async function readOrMark(
  context: ReadingContext,
  sessionId: string,
  read: () => Promise<void>,
): Promise<void> {
  try {
    await endIfGone(context, sessionId, read);
  } catch (error) {
    if (!isAboutOneSession(error)) throw error;
    context.store.apply({ type: 'session-unread', sessionId });
  }
}

/** A list may hold less than the session itself: then who is in it must be asked. */
function isWhole({ participants, offers }: SessionPatch): boolean {
  return participants !== undefined && offers !== undefined;
}

/** The server has answered, and refused this: its other sessions may well be had. */
function isAboutOneSession(error: unknown): boolean {
  return ONE_SESSION_CODES.some((code) => isAppError(error, code));
}

/** Whether what was read of a session is worth to be told. */
export type IsNews = (part: SessionPatch, known: SessionRecord | undefined) => boolean;

/** Who I am to the customer, and whether the session goes on: what must never be old. */
export const isAboutMode: IsNews = ({ participants = [], phase }, known) =>
  readMyMode(participants) !== known?.session.mode || phase !== known.session.phase;

/**
 * Compares every session, though not its transcript, with what the server has now: one request where its list is whole.
 * What a notification tells meanwhile is newer, and wins. Returns those with which it could not be compared for that, or
 * because the list holds too little.
 */
export async function compareSessions(
  context: ReadContext,
  isNews: IsNews = () => true,
): Promise<ReadonlySet<string>> {
  const { http, myUserId, store, signal } = context;
  const moment = store.moment();
  const listed = await fetchSessions(http, myUserId, signal);
  const listedIds = new Set<string>();
  const untold = new Set<string>();
  const added: SessionPatch[] = [];
  const compare = (part: SessionPatch): readonly SessionEvent[] => {
    listedIds.add(part.id);
    const known = store.get(part.id);
    if (!known) added.push(part);
    else if (!isWhole(part) || store.isToldSince(moment, part.id)) untold.add(part.id);
    const isTold = !known || (!untold.has(part.id) && isNews(part, known));
    return isTold ? [{ type: 'session-updated', session: part, at: context.now() }] : [];
  };
  await inSlices(listed, signal, (slice) => store.applyAll(slice.flatMap(compare)));
  for (const part of added) context.readLater(part.id, !isWhole(part));
  await endUnlisted(context, listedIds, moment);
  return untold;
}

/** What the server's list does not hold has ended for me, unless it was told of since the list was asked for. */
async function endUnlisted(
  { store, signal, now }: ReadingContext,
  listedIds: ReadonlySet<string>,
  moment: Moment,
): Promise<void> {
  const isGone = ({ session }: SessionRecord): boolean =>
    !isOver(session) && !listedIds.has(session.id) && !store.isToldSince(moment, session.id);
  await inSlices(store.all(), signal, (slice) =>
    store.applyAll(
      slice
        .filter(isGone)
        .map(({ session }) => ({ type: 'session-removed', sessionId: session.id, at: now() })),
    ),
  );
}

/** Reads one session again. A notification that comes meanwhile is newer than what is being read, and wins. */
export async function syncSession(context: ReadingContext, sessionId: string): Promise<void> {
  const { http, myUserId, store, signal } = context;
  await endIfGone(context, sessionId, async () => {
    for (let tries = 0; tries < READ_TRIES; tries += 1) {
      const moment = store.moment();
      const session = await fetchSession(http, myUserId, sessionId, signal);
      if (store.isToldSince(moment, sessionId)) continue;
      store.apply({ type: 'session-updated', session, at: context.now() });
      break;
    }
    await syncNewMessages(context, sessionId);
  });
}

/** Reads the transcript from where it is whole. */
export async function syncNewMessages(context: ReadingContext, sessionId: string): Promise<void> {
  const { http, myUserId, store, signal, now } = context;
  const ask = ({ from }: LogFetchPlan): Promise<readonly IncomingMessage[]> =>
    fetchMessages(http, myUserId, sessionId, from, signal);
  const question = planLogFetch(store.get(sessionId));
  const answer = await ask(question);
  const again = askAgain(question, answer);
  const messages = again ? await ask(again) : answer;
  store.apply({ type: 'log-fetched', sessionId, messages, ...(again ?? question), at: now() });
}

/** Does this reading, unless the server does not know the session as mine any more: then it has ended. */
export async function endIfGone(
  context: ReadingContext,
  sessionId: string,
  read: () => Promise<void>,
): Promise<void> {
  try {
    await read();
  } catch (error) {
    if (!isAppError(error, 'session-not-found')) throw error;
    context.store.apply({ type: 'session-removed', sessionId, at: context.now() });
  }
}

/**
 * Names what cannot be all that there is of a running session, or is out of date: then it should be read again.
 * `null` when nothing is wrong. The same name means the same: what is still wrong after a reading stays so.
 */
export function findFault(record: SessionRecord): string | null {
  const { session, receivedIndexes } = record;
  if (session.ended) return null;
  const faults = [
    session.participants.length === 0 && 'nobody',
    firstMissing(receivedIndexes) !== null &&
      `gap before ${record.logEpoch.epoch}.${lastReceived(receivedIndexes)}`,
    isLogUnread(record) && `begun anew ${record.logEpoch.epoch}`,
    session.isIncomplete && 'not given',
    isTranscriptDue(session) && 'not read',
    findModeFault(record),
  ].filter((fault) => fault !== false);
  return faults.length === 0 ? null : faults.join(', ');
}

/** My own newest coming or changing tells my mode too: if the participants tell another, one of the two is old. */
function findModeFault({ lines, toldMode }: SessionRecord): string | false {
  const { mine } = lines.summary;
  return mine !== null && mine.mode !== toldMode ? `${toldMode ?? 'no mode'} after ${mine.key}` : false;
}
