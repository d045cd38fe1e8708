/** One Bayeux connection, what it tells, and all that is read because of it. It ends with the connection: an older reading must not overwrite a newer one. */
import { toAppError } from '#main/errors/app-error.ts';
import type { SignedInUser } from '#main/gws/api/login.ts';
import type { GwsEvent, SessionUpdate } from '#main/gws/api/parse-notification.ts';
import { parseNotification } from '#main/gws/api/parse-notification.ts';
import { readMyChannels } from '#main/gws/api/work-operations.ts';
import type { BayeuxConnection, BayeuxHabits } from '#main/gws/bayeux/notifications.ts';
import { openBayeuxConnection } from '#main/gws/bayeux/notifications.ts';
import type { Http } from '#main/gws/http/http.ts';
import type { ServerClock } from '#main/gws/http/server-clock.ts';
import type { AsyncFailures } from '#main/gws/sync/async-failures.ts';
import { startBackgroundReading } from '#main/gws/sync/background-reading.ts';
import { createCutRecovery } from '#main/gws/sync/cut-recovery.ts';
import type { GapRecovery } from '#main/gws/sync/gap-recovery.ts';
import { createGapRecovery } from '#main/gws/sync/gap-recovery.ts';
import { startPeriodicResync } from '#main/gws/sync/periodic-resync.ts';
import { startQuickResync } from '#main/gws/sync/quick-resync.ts';
import type { ReadContext, ReadingContext } from '#main/gws/sync/sync-sessions.ts';
import { syncAllSessions, syncSession } from '#main/gws/sync/sync-sessions.ts';
import type { UnrecognisedMessages } from '#main/gws/sync/unrecognised-messages.ts';
import type { IncomingMessage } from '#main/sessions/session-event.ts';
import type { SessionStore } from '#main/sessions/session-store.ts';
import type { WorkChannel } from '#preload/model/work.ts';

export interface SubscriptionOptions {
  readonly store: SessionStore;
  readonly serverClock: ServerClock;
  /** Milliseconds before try number `attempt`. */
  readonly backoff: (attempt: number) => number;
  /** How long a missing notification may be late before the session is read again, in milliseconds. */
  readonly settleTime: number;
  /** Milliseconds between two readings over a connection that seems well. */
  readonly resyncIntervalMs: number;
  /** The same for what must not be old, where the server does not tell again what was lost. */
  readonly quickResyncIntervalMs: number;
  readonly onMyChannels: (channels: readonly WorkChannel[]) => void;
  readonly asyncFailures: AsyncFailures;
  readonly unreadable: UnrecognisedMessages;
  readonly onHeard: () => void;
  /** A poll was held for a while before it was lost. */
  readonly onHeld: () => void;
  /** A reading has failed and is repeated. */
  readonly onReadFailure: (error: unknown) => void;
}

export interface Subscription {
  readonly bayeux: BayeuxConnection;
  /** Reads a session and its transcript again. */
  reread(sessionId: string): Promise<void>;
}

/** What outlives a subscription: how the server is reached, and the habits that were learnt of it. */
export interface SubscriptionHost {
  readonly http: Http;
  /** For what is read without anybody having asked for it. */
  readonly reads: Http;
  readonly habits: BayeuxHabits;
  readonly ending: AbortController;
}

/** Handshake and subscribe first, then read the list; what is told meanwhile waits and comes after (gws-api.md §3.6). Transcripts follow in the background. */
export async function openSubscription(
  loginSession: SubscriptionHost,
  user: SignedInUser,
  parts: SubscriptionOptions,
): Promise<Subscription> {
  const early: unknown[] = [];
  let check: GapRecovery['check'] | null = null;
  /** What is being read for the first time may be older than a poll that was cut meanwhile. */
  const cut = { isOpen: false, read: (): void => void (cut.isOpen = true) };
  const bayeux = await openBayeuxConnection(
    loginSession.http,
    loginSession.habits,
    loginSession.ending.signal,
    {
      onData: (data) => (check ? take(check, user, parts, data) : early.push(data)),
      onHeard: parts.onHeard,
      onHeld: parts.onHeld,
      onGap: () => cut.read(),
    },
  );
  const signal = AbortSignal.any([loginSession.ending.signal, bayeux.ended]);
  const reading = {
    http: loginSession.reads,
    myUserId: user.id,
    store: parts.store,
    now: parts.serverClock.now,
    signal,
  };
  const gapRecovery = startGapRecovery(reading, parts);
  const { onReadFailure: onFailure, backoff } = parts;
  const background = startBackgroundReading({
    context: reading,
    onRead: gapRecovery.check,
    backoff,
    onFailure,
  });
  const context = { ...reading, readLater: background.add };
  try {
    await Promise.race([
      Promise.all([syncAllSessions(context), readChannels(context, parts)]),
      bayeux.broken.then((reason) => Promise.reject(reason as Error)),
    ]);
    loginSession.ending.signal.throwIfAborted();
  } catch (error) {
    await bayeux.close();
    throw error;
  }
  /** What is going to be read anyway is not read twice; in which mode I am cannot wait for its turn. */
  const checkUnlessDue = (sessionId: string): void => {
    if (!background.has(sessionId) || parts.store.get(sessionId)?.session.isModeInDoubt === true)
      gapRecovery.check(sessionId);
  };
  check = checkUnlessDue;
  for (const data of early) take(check, user, parts, data);
  cut.read = createCutRecovery({
    context,
    readMyChannels: () => readChannels(context, parts),
    background,
    check,
    giveUp: (reason) => bayeux.fail(toAppError(reason)),
  });
  if (cut.isOpen) cut.read();
  const { resyncIntervalMs: pause } = parts;
  startPeriodicResync({ context, pause, check, onFailure });
  if (!bayeux.isAcknowledged) startQuickResync({ context, pause: parts.quickResyncIntervalMs, onFailure });
  return { bayeux, reread: (sessionId) => syncSession(reading, sessionId) };
}

async function readChannels(
  { http, signal }: ReadContext,
  { onMyChannels }: Pick<SubscriptionOptions, 'onMyChannels'>,
): Promise<void> {
  onMyChannels(await readMyChannels(http, signal));
}

function startGapRecovery(context: ReadingContext, parts: SubscriptionOptions): GapRecovery {
  const gaps = createGapRecovery({
    store: parts.store,
    settleTime: parts.settleTime,
    backoff: parts.backoff,
    read: (sessionId) => syncSession(context, sessionId),
    onFailure: parts.onReadFailure,
  });
  context.signal.addEventListener('abort', () => gaps.stop());
  return gaps;
}

function take(
  check: GapRecovery['check'],
  user: SignedInUser,
  parts: SubscriptionOptions,
  data: unknown,
): void {
  const onUnreadable = parts.unreadable.note;
  const at = parts.serverClock.now();
  for (const event of parseNotification(data, { myUserId: user.id, at, onUnreadable }))
    tell(check, parts, event);
}

function tell(check: GapRecovery['check'], parts: SubscriptionOptions, event: GwsEvent): void {
  switch (event.type) {
    case 'operation-failed':
      return parts.asyncFailures.tell(event.referenceId, event.message);
    case 'my-channels-updated':
      return parts.onMyChannels(event.channels);
    case 'messages-received':
      noteNewest(event.messages, parts.serverClock);
      return applyTold(check, parts, event);
    default:
      return applyTold(check, parts, event);
  }
}

/** What is told may begin with a past. */
function noteNewest(messages: readonly IncomingMessage[], serverClock: ServerClock): void {
  serverClock.noteTold(messages.reduce((newest, { at }) => Math.max(newest, at ?? -Infinity), -Infinity));
}

function applyTold(check: GapRecovery['check'], { store }: SubscriptionOptions, event: SessionUpdate): void {
  store.apply(event);
  check(idOfTold(event));
}

function idOfTold(event: SessionUpdate): string {
  return event.type === 'session-updated' ? event.session.id : event.sessionId;
}
