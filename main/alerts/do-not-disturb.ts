/** Until when not to be disturbed. */

export type QuietTime = 'half-hour' | 'hour' | 'until-tomorrow';

const MINUTE = 60_000;

/** Milliseconds since 1970. Tomorrow begins at midnight, by the clock on the wall. */
export function quietUntil(time: QuietTime, now: number): number {
  switch (time) {
    case 'half-hour':
      return now + 30 * MINUTE;
    case 'hour':
      return now + 60 * MINUTE;
    case 'until-tomorrow': {
      const today = new Date(now);
      return new Date(today.getFullYear(), today.getMonth(), today.getDate() + 1).getTime();
    }
  }
}
