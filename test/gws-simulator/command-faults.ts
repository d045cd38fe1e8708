/** What a test can make go wrong with a command: refused, late, or accepted and forgotten. */
import type { ErrorCode, Reply } from './http/reply.ts';
import { httpStatusFor, refuse } from './http/reply.ts';

export interface Refusal {
  readonly operationName: string;
  readonly statusCode?: number;
  readonly httpStatus?: number;
  readonly statusMessage?: string;
}

/** Accepted, but the work behind it fails, and a notification tells so (§5.3). */
export interface LaterFailure {
  readonly operationName: string;
  /** "Request failed", as in the vendor's sample, if absent. */
  readonly errorMessage?: string;
  /** The notification overtakes the reply. */
  readonly beforeReply?: boolean;
}

/** What comes instead of the answer: a gateway's page, an answer that says nothing, or an end of the connection. */
export type LostAnswer =
  | '502'
  | '503'
  | '504'
  | 'page'
  | 'forbidden-page'
  | 'empty'
  | 'no-json'
  | 'no-status-code'
  | 'cut'
  | 'cut-in-body'
  | 'none';

/** The command is carried out or not, and the one who asked is not told which. */
export interface AnswerLoss {
  readonly operationName: string;
  readonly carriedOut: boolean;
  readonly answer: LostAnswer;
  /** Milliseconds; `none` never comes. */
  readonly answerAfter?: number;
  /** Milliseconds. */
  readonly carriedOutAfter?: number;
}

/** The next StartContactCenterSession succeeds on some channels only (§3.4). */
export interface PartialStart {
  readonly failed: readonly {
    readonly channel: string;
    readonly statusCode: ErrorCode;
    readonly statusMessage: string;
  }[];
}

/** What is to happen to one command. */
export interface CommandFate {
  /** Refused with this, and nothing changes. */
  readonly refusal: Reply | undefined;
  /** Accepted, but nothing changes and nobody is told. */
  readonly isSwallowed: boolean;
  /** Accepted, but nothing changes, and the one who asked is told so. */
  readonly laterFailure: LaterFailure | undefined;
  /** The HTTP reply is late by so much; the notifications are not. */
  readonly replyDelayMs: number | undefined;
  readonly answerLoss: AnswerLoss | undefined;
}

interface Named {
  readonly operationName: string;
}

/** Each order counts for the next command of its name, once. */
export class CommandFaults {
  readonly #refusals: (Named & { readonly reply: Reply })[] = [];
  readonly #delays: (Named & { readonly ms: number })[] = [];
  readonly #swallows: Named[] = [];
  readonly #laterFailures: LaterFailure[] = [];
  readonly #partialStarts: PartialStart[] = [];
  readonly #answerLosses: AnswerLoss[] = [];

  refuseNext({ operationName, statusCode = 2, httpStatus, statusMessage }: Refusal): void {
    const usual = refuse(2, statusMessage ?? 'Operation is not valid for the current state');
    const reply: Reply = { ...usual, statusCode, httpStatus: httpStatus ?? httpStatusFor(statusCode) };
    this.#refusals.push({ operationName, reply });
  }

  delayReply({ operationName, ms }: { operationName: string; ms: number }): void {
    this.#delays.push({ operationName, ms });
  }

  swallowNext({ operationName }: { operationName: string }): void {
    this.#swallows.push({ operationName });
  }

  failLater(failure: LaterFailure): void {
    this.#laterFailures.push(failure);
  }

  loseAnswer(loss: AnswerLoss): void {
    this.#answerLosses.push(loss);
  }

  startPartly(start: PartialStart): void {
    this.#partialStarts.push(start);
  }

  takePartialStart(): PartialStart | undefined {
    return this.#partialStarts.shift();
  }

  /** Takes one order of each kind for this command. */
  takeFate(operationName: string): CommandFate {
    return {
      refusal: takeFirst(this.#refusals, operationName)?.reply,
      isSwallowed: takeFirst(this.#swallows, operationName) !== undefined,
      laterFailure: takeFirst(this.#laterFailures, operationName),
      replyDelayMs: takeFirst(this.#delays, operationName)?.ms,
      answerLoss: takeFirst(this.#answerLosses, operationName),
    };
  }
}

function takeFirst<T extends Named>(orders: T[], operationName: string): T | undefined {
  const place = orders.findIndex((order) => order.operationName === operationName);
  return place < 0 ? undefined : orders.splice(place, 1)[0];
}
