/** One line of notifications: handshake, subscribe, long poll. A line that breaks is done with; connection.ts opens the next. */
import type { BayeuxMessage, Extension } from 'faye';
import Client from 'faye/src/protocol/client.js';
import { AppError, isAppError } from '#main/errors/app-error.ts';
import type { Http } from '#main/gws/http/http.ts';
import { apiBase } from '#main/gws/http/server-address.ts';
import { createAcknowledgements } from './acknowledgements.ts';
import type { Goodbye } from './goodbye.ts';
import { GOODBYE_LIMIT_MS } from './goodbye.ts';
import type { Link } from './net-transport.ts';
import { PatientScheduler } from './net-transport.ts';
import type { PollLength } from './poll-length.ts';
import type { PollRateLimit } from './poll-rate-limit.ts';

/** The topic of SMS is not documented; the wider one delivers wherever the narrow one does (gws-api.md §4.2). */
const TOPICS = ['/v2/me/smssessions', '/v2/me/*'];

export interface BayeuxListeners {
  /** `data` of every notification, once, from the handshake on. */
  onData(data: unknown): void;
  /** The server has answered something. */
  onHeard(): void;
  /** A poll was held for a while before it was lost. */
  onHeld(): void;
  /** A poll was cut on its way and the next one answered: what the server told in between may be lost. */
  onGap(): void;
}

/** What outlives a line. */
export interface BayeuxHabits {
  readonly pollRateLimit: PollRateLimit;
  readonly pollLength: PollLength;
  readonly goodbye: Goodbye;
}

export interface BayeuxConnection {
  /** Resolves with the reason when the line breaks; never when it is closed. */
  readonly broken: Promise<unknown>;
  /** Given when the line has broken or was closed. */
  readonly ended: AbortSignal;
  /** The server tells again what was lost on the way. */
  readonly isAcknowledged: boolean;
  /** Breaks it for this reason. */
  fail(reason: AppError): void;
  close(): Promise<void>;
}

/**
 * Resolves when the server has confirmed a subscription. Rejects with the reason when the line breaks before, or when
 * it is no longer wanted.
 */
export async function openBayeuxConnection(
  http: Http,
  habits: BayeuxHabits,
  unwanted: AbortSignal,
  listeners: BayeuxListeners,
): Promise<BayeuxConnection> {
  const acknowledgements = createAcknowledgements();
  const known = watchClientId();
  const { ending, broken, breakLine } = createEnding((reason) => {
    const clientId = known.clientId();
    if (clientId !== undefined && !isAppError(reason, 'session-expired')) habits.goodbye.say(http, clientId);
  });
  const link: Link = {
    ...habits,
    ended: ending.signal,
    isAcknowledged: acknowledgements.isOn,
    post: (body, timeLimit) =>
      http.postNotifications(body, timeLimit, ending.signal, acknowledgements.isOn()),
    onHeard: () => listeners.onHeard(),
    onHeld: () => listeners.onHeld(),
    onGap: () => listeners.onGap(),
    onBroken: breakLine,
  };
  const client = new Client(`${apiBase(http.server)}/notifications`, {
    tls: link,
    scheduler: PatientScheduler,
  });
  client.disable('websocket');
  client.addExtension(acknowledgements.extension);
  client.addExtension(known.extension);
  client.addExtension(watchMessages(listeners, breakLine));

  const giveUp = (): void => breakLine(new AppError('not-connected'));
  unwanted.addEventListener('abort', giveUp);
  try {
    await habits.goodbye.heard();
    await Promise.race([subscribe(client), broken.then((reason) => Promise.reject(toError(reason)))]);
  } catch (error) {
    breakLine(error);
    throw error;
  } finally {
    unwanted.removeEventListener('abort', giveUp);
  }
  return {
    broken,
    ended: ending.signal,
    isAcknowledged: acknowledgements.isOn(),
    fail: breakLine,
    async close() {
      if (ending.signal.aborted) return;
      // A server that knows us no more refuses the goodbye, which is as good.
      const heard = Promise.resolve(client.disconnect()).catch(() => undefined);
      await Promise.race([heard, pause(GOODBYE_LIMIT_MS)]);
      ending.abort();
    },
  };
}

/** `breakLine` ends the line for good, once; `broken` resolves with the reason. */
function createEnding(onBroken: (reason: unknown) => void) {
  const ending = new AbortController();
  let tell: (reason: unknown) => void = () => undefined;
  const broken = new Promise<unknown>((resolve) => (tell = resolve));
  const breakLine = (reason: unknown): void => {
    if (ending.signal.aborted) return;
    ending.abort();
    onBroken(reason);
    tell(reason);
  };
  return { ending, broken, breakLine };
}

/** The client as long as the server knows it. */
function watchClientId() {
  let clientId: string | undefined;
  const extension: Extension = {
    incoming(message, callback) {
      if (message.channel === '/meta/handshake') clientId = message.clientId;
      if (message.channel === '/meta/connect' && message.successful === false) clientId = undefined;
      callback(message);
    },
  };
  return { extension, clientId: () => clientId };
}

/**
 * One topic is enough, but which one delivers is not known: both must have been answered before anything is read.
 * One after the other: beside the poll there is never more than one request. Data is taken by the extension: here it
 * would come once for each matching topic.
 */
async function subscribe(client: Client): Promise<void> {
  const refusals: unknown[] = [];
  for (const topic of TOPICS) {
    try {
      await client.subscribe(topic, () => undefined);
    } catch (refusal) {
      refusals.push(refusal);
    }
  }
  if (refusals.length === TOPICS.length) throw new AppError('server-failed', { cause: refusals });
}

/** Sees what faye keeps to itself: refusals on /meta channels, and advice that asks for a new handshake. */
function watchMessages(listeners: BayeuxListeners, breakLine: (reason: unknown) => void): Extension {
  return {
    incoming(message, callback) {
      if (!message.channel.startsWith('/meta/')) {
        if (message.data !== undefined) listeners.onData(message.data);
      } else if (isRefusal(message)) {
        breakLine(toRefusal(message));
        callback({ ...message, advice: { reconnect: 'none' } });
        return;
      }
      callback(message);
    },
  };
}

/** One topic may be refused as long as another is not; anything else that fails ends the line. */
function isRefusal({ channel, successful, advice, error }: BayeuxMessage): boolean {
  if (advice?.reconnect === 'handshake' || advice?.reconnect === 'none') return true;
  if (successful !== false) return false;
  return channel !== '/meta/subscribe' || (error?.startsWith('402') ?? false);
}

/** 401 and 403 ask who we are, except for a client that is merely forgotten (gws-api.md §4.4). */
function toRefusal({ error = '' }: BayeuxMessage): AppError {
  const isDenied = /^40[13]\b/.test(error) && !/unknown/i.test(error);
  return isDenied
    ? new AppError('notifications-refused', { serverSays: error })
    : new AppError('server-failed', { cause: error });
}

function toError(reason: unknown): Error {
  return reason instanceof Error ? reason : new AppError('unexpected', { cause: reason });
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
