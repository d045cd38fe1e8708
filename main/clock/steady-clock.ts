/** A clock that nobody sets and that goes on while the computer sleeps: what has passed is measured by it. */
import { uptime } from 'node:os';

/** The time since the computer was started comes in whole seconds on some systems, in milliseconds. */
const RESOLUTION_MS = 2500;

/** Both in milliseconds. `ticks` is exact and may stand still in a sleep; `sinceBoot` never does. */
export interface SteadyClockOptions {
  readonly ticks: () => number;
  readonly sinceBoot: () => number;
}

const SYSTEM: SteadyClockOptions = { ticks: () => performance.now(), sinceBoot: () => uptime() * 1000 };

/** Milliseconds from some beginning. */
export function createSteadyClock({ ticks, sinceBoot }: SteadyClockOptions = SYSTEM): () => number {
  let slept = sinceBoot() - ticks();
  return () => {
    const difference = sinceBoot() - ticks();
    if (difference - slept > RESOLUTION_MS) slept = difference;
    return ticks() + slept;
  };
}
