/**
 * The floor under the pause between two polls, whatever a server advises or however quickly it answers. A poll that
 * brings something, or was held, counts once; one that comes back at once with nothing counts ten times, because a
 * server that does so would be asked without end. A few may follow each other without a pause; in the long run there
 * are at most 600 polls a minute that bring something, or 60 that do not.
 */
import { setTimeout as wait } from 'node:timers/promises';

const COST = 1;
const COST_OF_IDLE = 10;
/** How much may be spent without a pause. */
const ALLOWANCE = 50;
const EARNED_PER_SECOND = 10;
/** A poll that took longer was held by the server, in milliseconds. */
const HELD = 1000;

export interface Pace {
  /** Resolves when the next poll may be sent. Rejects when `signal` says that it is not wanted any more. */
  turn(signal: AbortSignal): Promise<void>;
  /** A poll was answered after `took` milliseconds. */
  note(took: number, broughtNews: boolean): void;
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

export function createPace({ now, pause }: Clock = REAL_CLOCK): Pace {
  let debt = 0;
  let countedAt = now();

  function owed(): number {
    const at = now();
    debt = Math.max(0, debt - ((at - countedAt) / 1000) * EARNED_PER_SECOND);
    countedAt = at;
    return debt;
  }

  return {
    async turn(signal) {
      const due = ((owed() - ALLOWANCE) / EARNED_PER_SECOND) * 1000;
      if (due > 0) await pause(due, signal);
    },
    note(took, broughtNews) {
      debt = owed() + (broughtNews || took >= HELD ? COST : COST_OF_IDLE);
    },
  };
}
