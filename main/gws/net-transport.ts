/**
 * faye's transport over our own HTTP: the same cookies, token, proxy and certificates as REST. Every failure ends the
 * client for good and is told once; faye's own healing hides HTTP statuses and loses messages, so it is never let begin.
 */
import type { BayeuxMessage, Scheduler } from 'faye';
import Transport from 'faye/src/transport/transport.js';
import NodeHttp from 'faye/src/transport/node_http.js';
import { z } from 'zod';
import { AppError } from '../app-error.ts';
import { bayeuxAdvice } from './advice.ts';
import { failureOf } from './come-back-later.ts';
import { codeOfStranger, isSignInWanted } from './http.ts';
import type { HttpResponse } from './http-exchange.ts';
import type { Pace } from './pace.ts';
import { readJson } from '../read-json.ts';

/** What one faye client sends through. Given to it as its `tls` option, the one that faye hands on untouched. */
export interface Link {
  readonly pace: Pace;
  /** Says when nothing is to be sent or heard any more. */
  readonly ended: AbortSignal;
  post(body: string, timeLimit: number): Promise<HttpResponse>;
  onHeard(): void;
  onBroken(reason: unknown): void;
}

/** What the server needs beyond the time that it may hold a poll, in milliseconds. */
const NETWORK_ALLOWANCE = 15_000;
const DEFAULT_HOLD = 60_000;
const SECONDS_PER_DAY = 86_400;

const bayeuxReplies = z.array(z.looseObject({ channel: z.string(), advice: bayeuxAdvice }));

class NetTransport extends Transport {
  #hold = DEFAULT_HOLD;

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
    const isPoll = messages.some((message) => message.channel === '/meta/connect');
    if (isPoll) await link.pace.turn(link.ended);
    const sentAt = performance.now();
    const timeLimit = (isPoll ? this.#hold : 0) + NETWORK_ALLOWANCE;
    const response = await link.post(this.encode(messages), timeLimit);
    const replies = readAnswers(messages, response);
    // What an ended line still hears may be older than what the next one has read.
    if (link.ended.aborted) {
      this.#break(messages, new AppError('not-connected'), link);
      return;
    }
    if (isPoll) link.pace.note(performance.now() - sentAt, replies.some(isNews));
    link.onHeard();
    for (const { advice } of replies) this.#hold = advice?.timeout ?? this.#hold;
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
