/** A server that is busy may say when to come back (Retry-After): it is obeyed, within reason. */
import type { AppErrorDetails } from '#main/errors/app-error.ts';
import { AppError } from '#main/errors/app-error.ts';
import type { ErrorCode } from '#preload/errors.ts';
import { readHttpDate } from './dates.ts';
import type { HttpResponse } from './http-exchange.ts';

/** No server is believed that wants to be left alone for longer, in milliseconds. */
const LONGEST_MS = 5 * 60_000;

class RetryLaterError extends AppError {
  /** Milliseconds. */
  readonly retryAfterMs: number;

  constructor(code: ErrorCode, retryAfterMs: number, details: AppErrorDetails) {
    super(code, details);
    this.retryAfterMs = retryAfterMs;
  }
}

/** The failure `code`, which knows when to come back if the answer says so. */
export function failureOf(
  { headers }: HttpResponse,
  code: ErrorCode,
  details: AppErrorDetails = {},
): AppError {
  const wait = readWait(headers);
  return wait === null ? new AppError(code, details) : new RetryLaterError(code, wait, details);
}

/** Milliseconds that the server wants to be left alone for; 0 when it has not said. */
export function retryAfterMs(error: unknown): number {
  return error instanceof RetryLaterError ? error.retryAfterMs : 0;
}

/** Seconds, or a date by the clock of whoever answers. */
function readWait(headers: HttpResponse['headers']): number | null {
  const text = headers['retry-after'];
  if (text === undefined) return null;
  const now = readHttpDate(headers['date']) ?? Date.now();
  const wait = /^\d+$/.test(text.trim()) ? Number(text) * 1000 : Date.parse(text) - now;
  return Number.isFinite(wait) && wait > 0 ? Math.min(wait, LONGEST_MS) : null;
}
