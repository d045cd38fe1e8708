/**
 * faye's transport over our own HTTP: the same cookies, token, proxy and certificates as REST. Every failure ends the
 * client for good and is told once; faye's own healing hides HTTP statuses and loses messages, so it is never let begin.
 * Only a poll that was lost is sent again, and quickly: where the server tells again what was not acknowledged, and, once,
 * where the way has cut it and everything is read again behind it.
 */
import type { BayeuxMessage, Scheduler } from 'faye';
import NodeHttp from 'faye/src/transport/node_http.js';
import Transport from 'faye/src/transport/transport.js';
import { z } from 'zod';
import { AppError, isAppError } from '#main/errors/app-error.ts';
import { codeOfStranger, isSignInWanted } from '#main/gws/http/http.ts';
import type { HttpResponse } from '#main/gws/http/http-exchange.ts';
import { failureOf, retryAfterMs } from '#main/gws/http/retry-after.ts';
import type { ErrorCode } from '#preload/errors.ts';
import { readJson } from '#preload/rules/read-json.ts';
import { bayeuxAdvice } from './advice.ts';
import type { PollLength } from './poll-length.ts';
import type { PollRateLimit } from './poll-rate-limit.ts';

/** What one faye client sends through. Given to it as its `tls` option, the one that faye hands on untouched. */
export interface Link {
  readonly pollRateLimit: PollRateLimit;
  readonly pollLength: PollLength;
  /** Says when nothing is to be sent or heard any more. */
  readonly ended: AbortSignal;
  /** The server tells again what was lost with the answer to a poll. */
  isAcknowledged(): boolean;
  post(body: string, timeLimit: number): Promise<HttpResponse>;
  onHeard(): void;
  /** A poll was held for a while before it was lost. */
  onHeld(): void;
  /** A poll was cut on its way and the next one answered: what the server told in between may be lost. */
  onGap(): void;
  onBroken(reason: unknown): void;
}

/** What the server needs beyond the time that it may hold a poll, in milliseconds. */
const NETWORK_ALLOWANCE_MS = 15_000;
/** A poll that was lost is sent again after these pauses, in milliseconds. */
const PAUSES_BEFORE_RESENDING = [0, 250, 750];
/** One that was cut, and will not be told again, is sent again but once: if that fails, it was more than the cut. */
const PAUSES_AFTER_CUT = [0];
/** No connection is believed in for longer while polls are lost, in milliseconds: a server forgets its client after 10 s. */
const RESENDING_LIMIT_MS = 5000;
const SECONDS_PER_DAY = 86_400;

/** How much too early a timer may end, in milliseconds. */
const TIMER_SLACK_MS = 50;

/** What something on the way says, or does not, that ends polls for their length. */
const CUTS = ['no-answer', 'server-failed'] as const satisfies readonly ErrorCode[];

/** What may be no more than the loss of one answer. */
const LOSSES = [
  'no-answer',
  'connection-refused',
  'network-changed',
  'server-failed',
  'not-gws',
] as const satisfies readonly ErrorCode[];

const bayeuxReplies = z.array(z.looseObject({ channel: z.string(), advice: bayeuxAdvice }));

class NetTransport extends Transport {
  static isUsable(
    _dispatcher: unknown,
    _endpoint: unknown,
    callback: (isUsable: boolean) => void,
    context: unknown,
  ): void {
    callback.call(context, true);
  }

  override encode(messages: readonly BayeuxMessage[]): string {
    return JSON.stringify(messages);
  }

  override request(messages: readonly BayeuxMessage[]): void {
    const link = this._dispatcher.tls as Link; // put there by notifications.ts, the only maker of clients
    this.#exchange(messages, link).catch((error: unknown) => this.#break(messages, error, link));
  }

  async #exchange(messages: readonly BayeuxMessage[], link: Link): Promise<void> {
    const replies = messages.some(isPoll)
      ? await pollPatiently(messages, link)
      : readAnswers(messages, await link.post(this.encode(messages), NETWORK_ALLOWANCE_MS));
    // What an ended line still hears may be older than what the next one has read.
    if (link.ended.aborted) {
      this.#break(messages, new AppError('not-connected'), link);
      return;
    }
    link.onHeard();
    for (const { advice } of replies)
      if (advice?.timeout !== undefined) link.pollLength.advised(advice.timeout);
    this._receive(replies);
  }

  /** Answers for the server, so that faye forgets the messages and, by the advice, never tries again. */
  #break(messages: readonly BayeuxMessage[], reason: unknown, link: Link): void {
    link.onBroken(reason);
    this._receive(
      messages.map(({ channel, id }) => ({
        channel,
        ...(id !== undefined && { id }),
        successful: false,
        advice: { reconnect: 'none' },
      })),
    );
  }
}

/**
 * A poll may be sent again by the same client with its acknowledgement: what its answer told comes again. Or after it was
 * cut: the server knows the client all the same, and only what it has told meanwhile must be read.
 */
async function pollPatiently(
  messages: readonly BayeuxMessage[],
  link: Link,
): Promise<readonly BayeuxMessage[]> {
  const timeLimit = link.pollLength.hold() + NETWORK_ALLOWANCE_MS;
  const sentAt = performance.now();
  const first = { wasHeld: false };
  const onHeld = (): void => {
    first.wasHeld = true;
    link.onHeld();
  };
  try {
    return await poll(messages.map(askForLength(link)), { ...link, onHeld }, timeLimit);
  } catch (error) {
    if (link.isAcknowledged()) return resend(messages, link, error, PAUSES_BEFORE_RESENDING);
    // Silent for as long as it may be, it was not cut: the way is dead, and nobody knows since when.
    const wasSilent = performance.now() - sentAt >= timeLimit - TIMER_SLACK_MS;
    if (!first.wasHeld || wasSilent || !CUTS.some((code) => isAppError(error, code))) throw error;
    const replies = await resend(messages, link, error, PAUSES_AFTER_CUT);
    if (replies.some((reply) => isPoll(reply) && reply.successful === true)) link.onGap();
    return replies;
  }
}

/** Asks to be answered at once: whether the server still knows us must not stay open for long. */
async function resend(
  messages: readonly BayeuxMessage[],
  link: Link,
  firstLoss: unknown,
  pauses: readonly number[],
): Promise<readonly BayeuxMessage[]> {
  const deadline = performance.now() + RESENDING_LIMIT_MS;
  const atOnce = messages.map((message) => ({ ...message, advice: { timeout: 0 } }));
  let loss = firstLoss;
  for (const pause of pauses) {
    const rest = deadline - performance.now() - pause;
    if (rest <= 0 || messages.length > 1 || !isLoss(loss)) break;
    await new Promise((resolve) => setTimeout(resolve, pause));
    if (link.ended.aborted) break;
    try {
      return await poll(atOnce, link, rest);
    } catch (error) {
      loss = error;
    }
  }
  throw loss;
}

async function poll(
  messages: readonly BayeuxMessage[],
  { pollRateLimit, pollLength, ended, isAcknowledged, post, onHeld }: Link,
  timeLimit: number,
): Promise<readonly BayeuxMessage[]> {
  await pollRateLimit.acquire(ended);
  // One that asks to be answered at once is one of few: the next may be held.
  const withNothing = messages.some(({ advice }) => advice?.timeout === 0) ? 'held-or-lost' : 'nothing';
  const sentAt = performance.now();
  const took = (): number => performance.now() - sentAt;
  try {
    const replies = readAnswers(messages, await post(JSON.stringify(messages), timeLimit));
    pollLength.answered(took());
    pollRateLimit.note(took(), replies.some(isNews) ? 'news' : withNothing);
    return replies;
  } catch (error) {
    const wasHeld = !ended.aborted && isLoss(error) && pollLength.cut(took());
    // Lost with its line, it is the tries that have a floor; else another poll follows. One that was sent again counts
    // little: there are few of them, with pauses of their own.
    if (isAcknowledged() || wasHeld) pollRateLimit.note(took(), withNothing);
    if (wasHeld) onHeld();
    throw error;
  }
}

function askForLength({ pollLength }: Link): (message: BayeuxMessage) => BayeuxMessage {
  const timeout = pollLength.asked();
  return (message) =>
    timeout === null || !isPoll(message) ? message : { ...message, advice: { timeout, ...message.advice } };
}

function isPoll({ channel }: BayeuxMessage): boolean {
  return channel === '/meta/connect';
}

function isLoss(error: unknown): boolean {
  return retryAfterMs(error) === 0 && LOSSES.some((code) => isAppError(error, code));
}

/** Throws what is wrong with an answer: faye waits for ever for a reply that is not there. */
function readAnswers(messages: readonly BayeuxMessage[], response: HttpResponse): readonly BayeuxMessage[] {
  if (isSignInWanted(response)) throw new AppError('session-expired');
  const read = bayeuxReplies.safeParse(readJson(response.body));
  if (!read.success) throw failureOf(response, codeOfStranger(response));
  const replies = read.data as BayeuxMessage[]; // the rest is checked where it is used
  const isAnswered = ({ id }: BayeuxMessage): boolean =>
    replies.some((reply) => reply.id === id && typeof reply.successful === 'boolean');
  if (!messages.every(isAnswered)) throw new AppError('server-failed');
  return replies;
}

function isNews({ data }: BayeuxMessage): boolean {
  return data !== undefined;
}

/** Leaves every time limit to the transport: faye's own would send a second connect beside the first. */
export class PatientScheduler implements Scheduler {
  getTimeout(): number {
    return SECONDS_PER_DAY;
  }

  getInterval(): number {
    return SECONDS_PER_DAY;
  }

  isDeliverable(): boolean {
    return true;
  }

  send(): void {}
  succeed(): void {}
  fail(): void {}
  abort(): void {}
}

// faye takes the first usable transport of a type, and its own came first: here it is not usable.
NodeHttp.isUsable = (_dispatcher, _endpoint, callback, context) => callback.call(context, false);
Transport.register('long-polling', NetTransport);
