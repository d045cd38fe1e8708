/** Tells from looks at the clock that time has jumped: the computer slept, or somebody set the clock. Pure. */

/** A busy computer may be late by so much, in milliseconds. */
const LARGEST_DELAY_MS = 20_000;

export interface ClockJumpDetector {
  /** `at`: milliseconds since 1970. */
  look(at: number): void;
  /** The jump up to now is known. */
  forgive(at: number): void;
}

/** `pause` is the time between two looks, in milliseconds. */
export function createClockJumpDetector(pause: number, onJump: () => void): ClockJumpDetector {
  let last: number | null = null;
  return {
    look(at) {
      const passed = last === null ? pause : at - last;
      last = at;
      if (passed < 0 || passed > pause + LARGEST_DELAY_MS) onJump();
    },
    forgive(at) {
      last = at;
    },
  };
}
