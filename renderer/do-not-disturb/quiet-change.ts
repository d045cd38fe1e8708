/** When what is said of a time without alerts changes. */
import { dayChange } from '#renderer/ui/format-time.ts';

/** Its end, or another day before it: the day is said when it is not today's. `until` is `null` when alerts are let through. */
export const quietChange = (until: number | null, now: number): number =>
  until === null || until <= now ? Infinity : Math.min(until, dayChange(now));
