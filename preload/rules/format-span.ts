/** How long something lasts, in words. */
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;
const YEAR = 365 * DAY;

/**
 * The two largest units, the smaller one rounded down and left out where there is none of it: `2 h 5 min`, `2 days 3 h`, `1 week`.
 * Whole minutes at the least: a list of fifty waiting times must not flicker. Clocks that disagree give no time, never less; what
 * lasts for more than a year is some clock's mistake, or nobody counts any more.
 */
export function formatSpan(milliseconds: number): string {
  if (Number.isNaN(milliseconds)) return 'not known';
  if (milliseconds < MINUTE) return 'under 1 min';
  if (milliseconds < HOUR) return count(milliseconds, MINUTE, 'min');
  if (milliseconds < DAY) return pair(milliseconds, [HOUR, 'h'], [MINUTE, 'min']);
  if (milliseconds < WEEK) return pair(milliseconds, [DAY, 'day'], [HOUR, 'h']);
  if (milliseconds < YEAR) return pair(milliseconds, [WEEK, 'week'], [DAY, 'day']);
  return 'over a year';
}

type Unit = readonly [size: number, name: string];

function pair(span: number, large: Unit, small: Unit): string {
  const rest = span % large[0];
  return rest < small[0] ? count(span, ...large) : `${count(span, ...large)} ${count(rest, ...small)}`;
}

/** Short names are the same for one and for many. */
function count(span: number, size: number, name: string): string {
  const many = Math.floor(span / size);
  return `${many} ${name}${many > 1 && size >= DAY ? 's' : ''}`;
}
