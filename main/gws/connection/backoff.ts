/** How long to wait before the next try of a lost connection. */

const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 40_000;
/** By how much of itself a pause may be longer. */
const SPREAD = 0.5;

/**
 * Milliseconds before try number `attempt` (from 1): doubling, from 1 to 60 seconds. Every pause has jitter, the first
 * one above all: a server that has restarted must not hear a thousand consoles knock as one.
 */
export function backoff(attempt: number, random: () => number = Math.random): number {
  const doubled = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (attempt - 1));
  return Math.round(doubled * (1 + SPREAD * random()));
}
