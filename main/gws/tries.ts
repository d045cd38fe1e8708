/** Numbers the tries to mend a line. A line that breaks again soon was no success: pauses go on growing. */

/** How long a line must have lived to count as mended, in milliseconds. */
const STEADY = 30_000;

export interface Tries {
  /** The number of the next try, from 1. */
  next(): number;
  /** A line was opened. */
  opened(): void;
  /** What has failed so far says nothing any more. */
  forget(): void;
}

export function createTries(now: () => number): Tries {
  let count = 0;
  let openedAt: number | null = null;
  return {
    next() {
      if (openedAt !== null && now() - openedAt >= STEADY) count = 0;
      openedAt = null;
      count += 1;
      return count;
    },
    opened() {
      openedAt = now();
    },
    forget() {
      count = 0;
    },
  };
}
