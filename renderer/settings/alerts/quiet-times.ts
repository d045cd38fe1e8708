/** For how long a supervisor can choose not to be disturbed. */

interface QuietTime {
  readonly name: string;
  /** Milliseconds since 1970, as the argument and the result. */
  readonly until: (now: number) => number;
}

const MINUTE = 60_000;
/** By the clock on the wall. */
const MORNING = 7;

export const QUIET_TIMES: readonly QuietTime[] = [
  { name: '30 minutes', until: (now) => now + 30 * MINUTE },
  { name: '1 hour', until: (now) => now + 60 * MINUTE },
  { name: 'Until tomorrow', until: tomorrowMorning },
];

/** The next day's, also for somebody who works at night: "tomorrow" is what the calendar says. */
function tomorrowMorning(now: number): number {
  const day = new Date(now);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + 1, MORNING).getTime();
}
