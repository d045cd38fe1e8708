/** How long something lasts, in words. */
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const WEEK_MS = 7 * DAY_MS;
const YEAR_MS = 365 * DAY_MS;

/**
 * The two largest units, the smaller one rounded down and left out where there is none of it: `2 h 5 min`, `2 days 3 h`, `1 week`.
 * Whole minutes at the least: a list of fifty waiting times must not flicker. Clocks that disagree give no time, never less; what
 * lasts for more than a year is some clock's mistake, or nobody counts any more.
 */
export function formatSpan(milliseconds: number): string {
  if (Number.isNaN(milliseconds)) return 'not known';
  if (milliseconds < MINUTE_MS) return 'under 1 min';
  if (milliseconds < HOUR_MS) return count(milliseconds, MINUTE_MS, 'min');
  if (milliseconds < DAY_MS) return pair(milliseconds, [HOUR_MS, 'h'], [MINUTE_MS, 'min']);
  if (milliseconds < WEEK_MS) return pair(milliseconds, [DAY_MS, 'day'], [HOUR_MS, 'h']);
  if (milliseconds < YEAR_MS) return pair(milliseconds, [WEEK_MS, 'week'], [DAY_MS, 'day']);
  return 'over a year';
}

/** The next longer span that is written in another way. */
export function nextSpan(milliseconds: number): number {
  if (Number.isNaN(milliseconds) || milliseconds >= YEAR_MS) return Infinity;
  const step = milliseconds < DAY_MS ? MINUTE_MS : milliseconds < WEEK_MS ? HOUR_MS : DAY_MS;
  return (Math.floor(Math.max(0, milliseconds) / step) + 1) * step;
}

type Unit = readonly [size: number, name: string];

function pair(span: number, large: Unit, small: Unit): string {
  const rest = span % large[0];
  return rest < small[0] ? count(span, ...large) : `${count(span, ...large)} ${count(rest, ...small)}`;
}

/** Short names are the same for one and for many. */
function count(span: number, size: number, name: string): string {
  const many = Math.floor(span / size);
  return `${many} ${name}${many > 1 && size >= DAY_MS ? 's' : ''}`;
}
