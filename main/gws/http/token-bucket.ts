/** So much at once, and so much a second in the long run: the floor under whatever a server could make us ask. */
import { setTimeout as wait } from 'node:timers/promises';

export interface TokenBucket {
  /** Resolves when there is something to spend. Rejects when `signal` says that it is not wanted any more. */
  acquire(signal: AbortSignal): Promise<void>;
  consume(cost: number): void;
}

export interface TokenBucketSize {
  /** How much may be spent without a pause. */
  readonly atOnce: number;
  /** Tokens that come back a second. */
  readonly perSecond: number;
}

export interface Clock {
  /** Milliseconds, by a clock that nobody sets. */
  now(): number;
  pause(milliseconds: number, signal: AbortSignal): Promise<void>;
}

const REAL_CLOCK: Clock = {
  now: () => performance.now(),
  pause: (milliseconds, signal) => wait(milliseconds, undefined, { signal }),
};

export function createTokenBucket(
  { atOnce, perSecond }: TokenBucketSize,
  { now, pause }: Clock = REAL_CLOCK,
): TokenBucket {
  let debt = 0;
  let countedAt = now();

  function owed(): number {
    const at = now();
    debt = Math.max(0, debt - ((at - countedAt) / 1000) * perSecond);
    countedAt = at;
    return debt;
  }

  return {
    async acquire(signal) {
      const due = ((owed() - atOnce) / perSecond) * 1000;
      if (due > 0) await pause(due, signal);
    },
    consume(cost) {
      debt = owed() + cost;
    },
  };
}
