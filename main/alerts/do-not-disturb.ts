/** Until when not to be disturbed. */

import type { QuietTime } from '#preload/model/alerts.ts';

const MINUTE_MS = 60_000;
/** The hour, by the clock on the wall. */
const MORNING = 7;

/** Milliseconds since 1970. Tomorrow is what the calendar says, also for somebody who works at night. */
export function quietUntil(time: QuietTime, now: number): number {
  switch (time) {
    case 'half-hour':
      return now + 30 * MINUTE_MS;
    case 'hour':
      return now + 60 * MINUTE_MS;
    case 'until-tomorrow': {
      const today = new Date(now);
      return new Date(today.getFullYear(), today.getMonth(), today.getDate() + 1, MORNING).getTime();
    }
  }
}
