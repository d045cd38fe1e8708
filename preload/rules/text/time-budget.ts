/** Lets something run only while there is time left for it in this second: a flood must not hold up everything else. */

/** Milliseconds of each second. */
const TIME_ALLOWED_MS = 250;

export interface TimeBudget {
  /** @returns what `run` returned, or `undefined` when there was no time for it */
  spend<T>(run: () => T): T | undefined;
}

/** `now`: milliseconds of any clock that only goes forward. */
export function createTimeBudget(now: () => number): TimeBudget {
  let secondBegan = now();
  let spent = 0;
  return {
    spend(run) {
      const began = now();
      if (began - secondBegan >= 1000) {
        secondBegan = began;
        spent = 0;
      }
      if (spent >= TIME_ALLOWED_MS) return undefined;
      const result = run();
      spent += now() - began;
      return result;
    },
  };
}
