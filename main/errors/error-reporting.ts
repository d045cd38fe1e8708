/** Failures that have no name: bugs. They get a reference, a redacted entry in the log, and the app goes on where it can. */
import type { Log } from '#main/logging/log.ts';
import type { AppFailure } from '#preload/errors.ts';
import { AppError, toFailure } from './app-error.ts';

const STACK_LINES = 12;

/** Logs a failure under its reference and makes it ready for the bridge. */
export function reportFailure(log: Log, where: string, error: unknown): AppFailure {
  const failure = toFailure(error);
  const facts = { where, code: failure.code, reference: failure.reference };
  if (error instanceof AppError) log.warn('command failed', facts);
  else log.error('bug', { ...facts, stack: describe(error) });
  return failure;
}

/** Milliseconds for which what fails again stands under the reference of the first time. */
const REPEAT_INTERVAL_MS = 60_000;

/** For what may fail sixty times a second: one entry a minute. */
export function reportThrottled(
  report: (error: unknown) => AppFailure,
  now: () => number,
): (error: unknown) => AppFailure {
  let last: { readonly failure: AppFailure; readonly at: number } | null = null;
  return (error) => {
    if (last === null || now() - last.at >= REPEAT_INTERVAL_MS) last = { failure: report(error), at: now() };
    return last.failure;
  };
}

/** Catches what nothing else caught. The process stays up: losing every session on screen would be worse. */
export function reportUncaughtErrors(log: Log): void {
  process.on('uncaughtException', (error) => reportFailure(log, 'uncaught exception', error));
  process.on('unhandledRejection', (error) => reportFailure(log, 'unhandled rejection', error));
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  // The message may quote data; where it happened is enough to find the bug.
  const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [error.name, ...places.slice(0, STACK_LINES).map((line) => line.trim())].join(' | ');
}
