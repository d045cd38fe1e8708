/** One line of notifications: handshake, subscribe, long poll. A line that breaks is done with; connection.ts opens the next. */
import faye from 'faye';
import type { BayeuxMessage, Extension } from 'faye';
import { AppError } from '../app-error.ts';
import type { Http } from './http.ts';
import { apiBase } from './server-address.ts';
import { PatientScheduler } from './net-transport.ts';
import type { Link } from './net-transport.ts';
import type { Pace } from './pace.ts';

/** The topic of SMS is not documented; the wider one delivers wherever the narrow one does (gws-api.md §4.2). */
const TOPICS = ['/v2/me/smssessions', '/v2/me/*'];

/** How long the server is given to hear the goodbye, in milliseconds. */
const GOODBYE_LIMIT = 1000;

export interface LineListeners {
  /** `data` of every notification, once, from the handshake on. */
  onData(data: unknown): void;
  /** The server has answered something. */
  onHeard(): void;
}

export interface Line {
  /** Resolves with the reason when the line breaks; never when it is closed. */
  readonly broken: Promise<unknown>;
  /** Given when the line has broken or was closed. */
  readonly ended: AbortSignal;
  /** Breaks it for this reason. */
  distrust(reason: AppError): void;
  close(): Promise<void>;
}

/**
 * Resolves when the server has confirmed a subscription. Rejects with the reason when the line breaks before, or when
 * it is no longer wanted.
 */
export async function openLine(
  http: Http,
  pace: Pace,
  unwanted: AbortSignal,
  listeners: LineListeners,
): Promise<Line> {
  const ending = new AbortController();
  let breakLine: (reason: unknown) => void = () => undefined;
  const broken = new Promise<unknown>((resolve) => {
    breakLine = (reason) => {
      if (ending.signal.aborted) return;
      ending.abort();
      resolve(reason);
    };
  });

  const link: Link = {
    pace,
    ended: ending.signal,
    post: (body, timeLimit) => http.postNotifications(body, timeLimit, ending.signal),
    onHeard: () => listeners.onHeard(),
    onBroken: (reason) => breakLine(reason),
  };
  const client = new faye.Client(`${apiBase(http.server)}/notifications`, {
    tls: link,
    scheduler: PatientScheduler,
  });
  client.disable('websocket');
  client.addExtension(watchMessages(listeners, breakLine));

  const line: Line = {
    broken,
    ended: ending.signal,
    distrust: breakLine,
    async close() {
      if (ending.signal.aborted) return;
      // A server that knows us no more refuses the goodbye, which is as good.
      const goodbye = Promise.resolve(client.disconnect()).catch(() => undefined);
      await Promise.race([goodbye, pause(GOODBYE_LIMIT)]);
      ending.abort();
    },
  };
  const giveUp = (): void => breakLine(new AppError('not-connected'));
  unwanted.addEventListener('abort', giveUp);
  try {
    await Promise.race([subscribe(client), broken.then((reason) => Promise.reject(toError(reason)))]);
  } catch (error) {
    ending.abort();
    throw error;
  } finally {
    unwanted.removeEventListener('abort', giveUp);
  }
  return line;
}

/**
 * One topic is enough, but which one delivers is not known: both must have been answered before anything is read.
 * One after the other: beside the poll there is never more than one request. Data is taken by the extension: here it
 * would come once for each matching topic.
 */
async function subscribe(client: InstanceType<typeof faye.Client>): Promise<void> {
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
function watchMessages(listeners: LineListeners, breakLine: (reason: unknown) => void): Extension {
  return {
    incoming(message, callback) {
      if (!message.channel.startsWith('/meta/')) {
        if (message.data !== undefined) listeners.onData(message.data);
      } else if (isRefusal(message)) {
        breakLine(new AppError('server-failed', { cause: message.error }));
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

function toError(reason: unknown): Error {
  return reason instanceof Error ? reason : new AppError('unexpected', { cause: reason });
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
