/** How moments and spans are written on screen. */
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const exactClock = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });
const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'long' });
const short = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
const day = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});
const full = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'medium' });

/** Instead of a moment that no calendar has: such a number would throw. */
const NO_MOMENT = 'time not known';

/** The moments that a calendar has. */
export const isMoment = (at: number): boolean => Number.isFinite(at) && Math.abs(at) <= 8.64e15;

const write = (form: Intl.DateTimeFormat, at: number): string => (isMoment(at) ? form.format(at) : NO_MOMENT);

export const writeTime = (at: number): string => write(clock, at);
export const writeExactTime = (at: number): string => write(exactClock, at);
export const writeDay = (at: number): string => write(day, at);
export const writeShortMoment = (at: number): string => write(short, at);
export const writeMoment = (at: number): string => write(full, at);
/** For machines. */
export const writeStamp = (at: number): string | null => (isMoment(at) ? new Date(at).toISOString() : null);

/** A moment of the next days: the day is said when it is not today's. */
export function writeComing(at: number, now: number): string {
  if (!isMoment(at)) return NO_MOMENT;
  const isToday = new Date(at).toDateString() === new Date(now).toDateString();
  return isToday ? writeTime(at) : `${write(weekday, at)} ${writeTime(at)}`;
}

/** In whole minutes: a list of fifty waiting times must not flicker. Clocks that disagree give zero, never less. */
export function writeSpan(from: number, now: number): string {
  if (!isMoment(from) || !isMoment(now)) return 'an unknown time';
  const span = Math.max(0, now - from);
  if (span < MINUTE) return 'under 1 min';
  if (span < HOUR) return `${Math.floor(span / MINUTE)} min`;
  const minutes = Math.floor((span % HOUR) / MINUTE);
  const hours = Math.floor(span / HOUR);
  return minutes === 0 ? `${hours} h` : `${hours} h ${minutes} min`;
}

/** In steps of five seconds at first: exact enough to trust, slow enough not to draw the eye. */
export function writeAge(from: number, now: number): string {
  if (!isMoment(from) || !isMoment(now)) return 'at an unknown time';
  const age = Math.max(0, now - from);
  if (age < 5 * SECOND) return 'just now';
  if (age < MINUTE) return `${Math.floor(age / (5 * SECOND)) * 5} s ago`;
  return `${writeSpan(from, now)} ago`;
}

export const writeSeconds = (until: number, now: number): string =>
  isMoment(until) && isMoment(now)
    ? `${Math.max(0, Math.ceil((until - now) / SECOND))} s`
    : 'an unknown time';
