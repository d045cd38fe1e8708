/** A server's advice, read with care: nonsense counts as not said, and no number is believed that would make us deaf. */
import { z } from 'zod';

/** Longest pause between two polls, in milliseconds. */
const LONGEST_INTERVAL_MS = 60_000;
/** Longest time for which a poll is held; beyond it a silent connection counts as broken, in milliseconds. */
const LONGEST_HOLD_MS = 120_000;

/** Numbers come as texts on some of the server's pages (gws-api.md §7.6), and timers turn what they cannot count into "at once". */
function milliseconds(longest: number) {
  return z.coerce
    .number()
    .transform((value) => Math.min(Math.max(value, 0), longest))
    .optional()
    .catch(undefined);
}

export const bayeuxAdvice = z
  .looseObject({
    reconnect: z.string().optional().catch(undefined),
    interval: milliseconds(LONGEST_INTERVAL_MS),
    timeout: milliseconds(LONGEST_HOLD_MS),
  })
  .transform(dropAbsent)
  .optional()
  .catch(undefined);

/** faye copies what is there, `undefined` too. */
function dropAbsent(advice: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(advice).filter(([, value]) => value !== undefined));
}
