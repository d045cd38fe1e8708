/** Numbers the tries to mend a line. A line that breaks again soon was no success: pauses go on growing. */

/** How long a line must have lived to count as mended, in milliseconds. */
const STEADY_MS = 30_000;
/** The same for one that has worked: nothing is wrong with a line that is cut every few seconds, but with the way. */
const STEADY_AT_WORK_MS = 2000;

export interface RetryCounter {
  /** The number of the next try, from 1. `isLoginLost`: the line has ended because the server did not know us any more. */
  next(isLoginLost?: boolean): number;
  /** A line that was begun at `since` is open, and everything was read: that took a part of its life. */
  opened(since?: number): void;
  /** The line that was opened has done what it is for: a poll was answered, or held for a while. */
  worked(): void;
  /** A line is open that has proved itself: if it breaks now, the next try may come at once. */
  isSteady(isLoginLost?: boolean): boolean;
  /** What has failed so far says nothing any more. */
  forget(): void;
}

export function createRetryCounter(now: () => number): RetryCounter {
  let count = 0;
  let openedAt: number | null = null;
  let hasWorked = false;

  function isSteady(isLoginLost = false): boolean {
    // A login that is lost every few seconds is no fault of the way, and must not be asked for as often.
    const longEnough = hasWorked && !isLoginLost ? STEADY_AT_WORK_MS : STEADY_MS;
    return openedAt !== null && now() - openedAt >= longEnough;
  }

  return {
    next(isLoginLost) {
      if (isSteady(isLoginLost)) count = 0;
      openedAt = null;
      count += 1;
      return count;
    },
    opened(since = now()) {
      openedAt = since;
      hasWorked = false;
    },
    worked() {
      hasWorked = true;
    },
    isSteady,
    forget() {
      count = 0;
    },
  };
}
