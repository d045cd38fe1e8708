/**
 * faye's transport over our own HTTP: the same cookies, token, proxy and certificates as REST. Every failure ends the
 * client for good and is told once; faye's own healing hides HTTP statuses and loses messages, so it is never let begin.
 */
import type { BayeuxMessage, Scheduler } from 'faye';
import Transport from 'faye/src/transport/transport.js';
import NodeHttp from 'faye/src/transport/node_http.js';
import { z } from 'zod';
import { AppError } from '../app-error.ts';
import { isSignInWanted } from './http.ts';
import type { HttpResponse } from './http-exchange.ts';

/** What one faye client sends through. Given to it as its `tls` option, the one that faye hands on untouched. */
export interface Link {
  post(body: string, timeLimit: number): Promise<HttpResponse>;
  onHeard(): void;
  onBroken(reason: unknown): void;
}

/** What the server needs beyond the time that it may hold a poll, in milliseconds. */
const NETWORK_ALLOWANCE = 15_000;
const DEFAULT_HOLD = 60_000;
const SECONDS_PER_DAY = 86_400;

const bayeuxReplies = z.array(
  z.looseObject({
    channel: z.string(),
    advice: z.looseObject({ timeout: z.number().optional().catch(undefined) }).optional(),
  }),
);

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
    const isPoll = messages.some((message) => message.channel === '/meta/connect');
    const timeLimit = (isPoll ? this.#hold : 0) + NETWORK_ALLOWANCE;
    link.post(this.encode(messages), timeLimit).then(
      (response) => this.#take(messages, response, link),
      (error: unknown) => this.#break(messages, error, link),
    );
  }

  #take(messages: readonly BayeuxMessage[], response: HttpResponse, link: Link): void {
    if (isSignInWanted(response)) return this.#break(messages, new AppError('session-expired'), link);
    const replies = readReplies(response.body);
    if (!replies) return this.#break(messages, new AppError('server-failed'), link);
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

function readReplies(body: string): BayeuxMessage[] | undefined {
  try {
    return bayeuxReplies.parse(JSON.parse(body)) as BayeuxMessage[]; // the rest is checked where it is used
  } catch {
    return undefined;
  }
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
