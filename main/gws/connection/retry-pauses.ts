/** How long to wait before each try of a lost connection, by what has failed and by what the line before it was worth. */
import { isAppError } from '#main/errors/app-error.ts';
import { isLoginDoubtful } from '#main/gws/http/login-doubt.ts';
import { retryAfterMs } from '#main/gws/http/retry-after.ts';
import type { RetryCounter } from './retry-counter.ts';
import { createRetryCounter } from './retry-counter.ts';

/**
 * The pause after a line that was steady: short, so that polls which are cut every five seconds cost little, and spread, so
 * that a thousand consoles that lost theirs at once do not knock as one. Milliseconds.
 */
const SHORT_PAUSE_MS = { least: 50, spread: 150 };
/** The longest pause after the computer has changed its network. */
const NETWORK_CHANGE_PAUSE_MS = 500;

export interface RetryPauses extends Pick<RetryCounter, 'opened' | 'worked' | 'forget'> {
  /** Milliseconds before the next try, after a failure with `error`. */
  next(error: unknown): number;
  /** The next try does not wait. */
  skipNext(): void;
}

/** `backoff` gives the milliseconds before try number `attempt`; `now` is a clock that nobody sets, in milliseconds. */
export function createRetryPauses(backoff: (attempt: number) => number, now: () => number): RetryPauses {
  const counter = createRetryCounter(now);
  let isNextSkipped = false;
  /** Since the last line that was steady, a sign-in was tried without a wait. */
  let hasSignedInAtOnce = false;

  return {
    opened: counter.opened,
    worked: counter.worked,
    forget: counter.forget,
    next(error) {
      const isLoginLost = isLoginDoubtful(error);
      const wasSteady = counter.isSteady(isLoginLost);
      const count = counter.next(isLoginLost);
      if (wasSteady) hasSignedInAtOnce = false;
      const signsInAtOnce = isLoginLost && !hasSignedInAtOnce;
      hasSignedInAtOnce ||= signsInAtOnce;
      const isAtOnce = isNextSkipped || signsInAtOnce;
      isNextSkipped = false;
      if (isAtOnce) return 0;
      return Math.max(Math.min(backoff(count), longestPause(wasSteady, error)), retryAfterMs(error));
    },
    skipNext() {
      isNextSkipped = true;
    },
  };
}

/** Shorter than the usual pauses where it is known that the way, and not the server, was at fault. */
function longestPause(wasSteady: boolean, error: unknown): number {
  if (wasSteady) return SHORT_PAUSE_MS.least + SHORT_PAUSE_MS.spread * Math.random();
  return isAppError(error, 'network-changed') ? NETWORK_CHANGE_PAUSE_MS : Infinity;
}
