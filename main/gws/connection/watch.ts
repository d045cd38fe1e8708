/** What one line of notifications brings, and all that is read because of it. It ends with the line: an older reading must not overwrite a newer one. */
import { toAppError } from '#main/errors/app-error.ts';
import type { SignedInUser } from '#main/gws/api/login.ts';
import type { GwsEvent, SessionTold } from '#main/gws/api/read-notification.ts';
import { readNotification } from '#main/gws/api/read-notification.ts';
import { readMyChannels } from '#main/gws/api/work-operations.ts';
import type { Line, LineHabits } from '#main/gws/bayeux/notifications.ts';
import { openLine } from '#main/gws/bayeux/notifications.ts';
import type { Http } from '#main/gws/http/http.ts';
import type { ServerClock } from '#main/gws/http/server-clock.ts';
import { createGapReading } from '#main/gws/sync/gap-reading.ts';
import type { LateFailures } from '#main/gws/sync/late-failures.ts';
import { beginLookOver } from '#main/gws/sync/look-over.ts';
import { beginQuickLook } from '#main/gws/sync/quick-look.ts';
import type { Rereads } from '#main/gws/sync/rereads.ts';
import { createRereads } from '#main/gws/sync/rereads.ts';
import type { ReadContext } from '#main/gws/sync/session-reader.ts';
import { readAllSessions, rereadSession } from '#main/gws/sync/session-reader.ts';
import type { Unreadable } from '#main/gws/sync/unreadable.ts';
import type { MessageSeen } from '#main/sessions/session-event.ts';
import type { SessionStore } from '#main/sessions/session-store.ts';
import type { WorkChannel } from '#preload/model/work.ts';

export interface WatchParts {
  readonly store: SessionStore;
  readonly serverClock: ServerClock;
  /** Milliseconds before try number `attempt`. */
  readonly backoff: (attempt: number) => number;
  /** How long a missing notification may be late before the session is read again, in milliseconds. */
  readonly settleTime: number;
  /** Milliseconds between two looks at a line that seems well. */
  readonly lookOverPause: number;
  /** The same for what must not be old, where the server does not tell again what was lost. */
  readonly quickLookPause: number;
  readonly onMyChannels: (channels: readonly WorkChannel[]) => void;
  readonly lateFailures: LateFailures;
  readonly unreadable: Unreadable;
  readonly onHeard: () => void;
  /** A poll was held for a while before it was lost. */
  readonly onHeld: () => void;
  /** A reading has failed and is repeated. */
  readonly onReadFailure: (error: unknown) => void;
}

export interface Watch {
  readonly line: Line;
  /** Reads a session and its transcript again. */
  reread(sessionId: string): Promise<void>;
}

/** What outlives a line: how the server is reached, and the habits that were learnt of it. */
export interface WatchGround {
  readonly http: Http;
  /** For what is read without anybody having asked for it. */
  readonly reads: Http;
  readonly habits: LineHabits;
  readonly ending: AbortController;
}

/** Handshake and subscribe first, then read; what is told meanwhile waits and comes after (gws-api.md §3.6). */
export async function openWatch(here: WatchGround, user: SignedInUser, parts: WatchParts): Promise<Watch> {
  const early: unknown[] = [];
  let rereads: Rereads | null = null;
  /** What is being read for the first time may be older than a poll that was cut meanwhile. */
  const gap = { isOpen: false, read: (): void => void (gap.isOpen = true) };
  const line = await openLine(here.http, here.habits, here.ending.signal, {
    onData: (data) => (rereads ? take(rereads, user, parts, data) : early.push(data)),
    onHeard: parts.onHeard,
    onHeld: parts.onHeld,
    onGap: () => gap.read(),
  });
  const signal = AbortSignal.any([here.ending.signal, line.ended]);
  const context = {
    http: here.reads,
    myUserId: user.id,
    store: parts.store,
    now: parts.serverClock.now,
    signal,
  };
  try {
    await Promise.race([
      readEverything(context, parts),
      line.broken.then((reason) => Promise.reject(reason as Error)),
    ]);
    here.ending.signal.throwIfAborted();
  } catch (error) {
    await line.close();
    throw error;
  }
  rereads = beginRereads(context, parts);
  for (const data of early) take(rereads, user, parts, data);
  // What could not be read at once is read later.
  for (const { session } of parts.store.all()) rereads.consider(session.id);
  const { consider } = rereads;
  gap.read = createGapReading({
    context,
    readMyChannels: () => readChannels(context, parts),
    consider,
    giveUp: (reason) => line.distrust(toAppError(reason)),
  });
  if (gap.isOpen) gap.read();
  const { lookOverPause: pause, onReadFailure: onFailure } = parts;
  beginLookOver({ context, pause, consider, onFailure });
  if (!line.isAcknowledged) beginQuickLook({ context, pause: parts.quickLookPause, onFailure });
  return { line, reread: (sessionId) => rereadSession(context, sessionId) };
}

async function readEverything(context: ReadContext, parts: WatchParts): Promise<void> {
  await Promise.all([readAllSessions(context), readChannels(context, parts)]);
}

async function readChannels(
  { http, signal }: ReadContext,
  { onMyChannels }: Pick<WatchParts, 'onMyChannels'>,
): Promise<void> {
  onMyChannels(await readMyChannels(http, signal));
}

function beginRereads(context: ReadContext, parts: WatchParts): Rereads {
  const rereads = createRereads({
    store: parts.store,
    settleTime: parts.settleTime,
    backoff: parts.backoff,
    read: (sessionId) => rereadSession(context, sessionId),
    onFailure: parts.onReadFailure,
  });
  context.signal.addEventListener('abort', () => rereads.stop());
  return rereads;
}

function take(rereads: Rereads, user: SignedInUser, parts: WatchParts, data: unknown): void {
  const onUnreadable = parts.unreadable.note;
  const at = parts.serverClock.now();
  for (const event of readNotification(data, { myUserId: user.id, at, onUnreadable }))
    tell(rereads, parts, event);
}

function tell(rereads: Rereads, parts: WatchParts, event: GwsEvent): void {
  switch (event.type) {
    case 'operation-failed':
      return parts.lateFailures.tell(event.referenceId, event.message);
    case 'my-channels-told':
      return parts.onMyChannels(event.channels);
    case 'messages-told':
      noteNewest(event.messages, parts.serverClock);
      return applyTold(rereads, parts, event);
    default:
      return applyTold(rereads, parts, event);
  }
}

/** What is told may begin with a past. */
function noteNewest(messages: readonly MessageSeen[], serverClock: ServerClock): void {
  serverClock.noteTold(messages.reduce((newest, { at }) => Math.max(newest, at ?? -Infinity), -Infinity));
}

function applyTold(rereads: Rereads, { store }: WatchParts, event: SessionTold): void {
  store.apply(event);
  rereads.consider(idOfTold(event));
}

function idOfTold(event: SessionTold): string {
  return event.type === 'session-told' ? event.session.id : event.sessionId;
}
