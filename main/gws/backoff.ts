/** How long to wait before the next try of a lost connection. */

const FIRST = 1000;
const LONGEST = 60_000;

/** Milliseconds before try number `attempt` (from 1): doubling, with jitter so that a thousand consoles do not knock as one. */
export function backoff(attempt: number, random: () => number = Math.random): number {
  const doubled = Math.min(LONGEST, FIRST * 2 ** (attempt - 1));
  return Math.max(FIRST, Math.round(doubled * (0.75 + random() / 4)));
}
