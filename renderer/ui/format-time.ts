/** How moments and spans are written on screen. */
import { formatSpan, nextSpan } from '#preload/rules/format-span.ts';
import { isTwice, timeZone } from './time-zone.svelte.ts';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;

const FORMS = {
  clock: { hour: '2-digit', minute: '2-digit' },
  exactClock: { timeStyle: 'medium' },
  weekday: { weekday: 'long' },
  short: { dateStyle: 'medium', timeStyle: 'short' },
  day: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  full: { dateStyle: 'full', timeStyle: 'medium' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** A format keeps the time zone that it was made in. */
let made = { zone: '', formats: new Map<string, Intl.DateTimeFormat>() };

function write(form: keyof typeof FORMS, at: number): string {
  if (!isMoment(at)) return NO_MOMENT;
  const zone = timeZone();
  if (made.zone !== zone) made = { zone, formats: new Map() };
  const format = made.formats.get(form) ?? new Intl.DateTimeFormat('en-GB', FORMS[form]);
  made.formats.set(form, format);
  return format.format(at);
}

/** Instead of a moment that no calendar has: such a number would throw. */
const NO_MOMENT = 'time not known';

/** Whether a number is a moment that a calendar has. All moments in this file: milliseconds since 1970. */
export const isMoment = (at: number): boolean => Number.isFinite(at) && Math.abs(at) <= 8.64e15;

/** The hour that comes twice in autumn says which of the two it is: "01:30 BST". */
function withWhich(words: string, at: number): string {
  if (!isMoment(at) || !isTwice(at)) return words;
  const parts = new Intl.DateTimeFormat('en-GB', { hour: 'numeric', timeZoneName: 'short' }).formatToParts(
    at,
  );
  return `${words} ${parts.find(({ type }) => type === 'timeZoneName')?.value ?? ''}`;
}

/** Hour and minute: "14:05". */
export const formatTime = (at: number): string => withWhich(write('clock', at), at);
/** To the second: "14:05:09". */
export const formatExactTime = (at: number): string => withWhich(write('exactClock', at), at);
/** "Saturday 28 November 2026". */
export const formatDay = (at: number): string => write('day', at);
/** "28 Nov 2026, 14:05". */
export const formatShortMoment = (at: number): string => withWhich(write('short', at), at);
/** Weekday, date and time to the second, for who points at a time. */
export const formatMoment = (at: number): string => withWhich(write('full', at), at);

/** For machines. */
export const formatStamp = (at: number): string | null => (isMoment(at) ? new Date(at).toISOString() : null);

/** Equal for two moments of the same day, as the wall clock has it now. */
export function dayOf(at: number): string {
  timeZone();
  return new Date(at).toDateString();
}

/** A moment of the next days: the day is said when it is not today's. */
export function formatComing(at: number, now: number): string {
  if (!isMoment(at)) return NO_MOMENT;
  return dayOf(at) === dayOf(now) ? formatTime(at) : `${write('weekday', at)} ${formatTime(at)}`;
}

/** When another day begins. */
export const dayChange = (now: number): number => new Date(now).setHours(24, 0, 0, 0);

/** From one moment to another, in the largest fitting unit: "5 min". */
export const formatDuration = (from: number, now: number): string => formatSpan(now - from);

/** When `formatDuration` says something else. */
export const durationChange = (from: number, now: number): number => from + nextSpan(now - from);

/** In steps of five seconds at first: exact enough to trust, slow enough not to draw the eye. */
export function formatAge(from: number, now: number): string {
  if (!isMoment(from) || !isMoment(now)) return 'at an unknown time';
  const age = Math.max(0, now - from);
  if (age < 5 * SECOND_MS) return 'just now';
  if (age < MINUTE_MS) return `${Math.floor(age / (5 * SECOND_MS)) * 5} s ago`;
  return `${formatDuration(from, now)} ago`;
}

/** When `formatAge` says something else. */
export function ageChange(from: number, now: number): number {
  if (!isMoment(from) || !isMoment(now)) return Infinity;
  const age = Math.max(0, now - from);
  const step = 5 * SECOND_MS;
  return age < MINUTE_MS ? from + (Math.floor(age / step) + 1) * step : durationChange(from, now);
}

/** What is still to come: to the second while one would count along. */
export function formatSeconds(until: number, now: number): string {
  if (!isMoment(until) || !isMoment(now)) return 'an unknown time';
  const seconds = Math.max(0, Math.ceil((until - now) / SECOND_MS));
  return seconds < 120 ? `${seconds} s` : formatSpan(Math.ceil(seconds / 60) * MINUTE_MS);
}

/** When `formatSeconds` says something else. */
export function secondsChange(until: number, now: number): number {
  if (!isMoment(until) || !isMoment(now) || until <= now) return Infinity;
  const seconds = Math.ceil((until - now) / SECOND_MS);
  const left = seconds <= 120 ? seconds - 1 : (Math.ceil(seconds / 60) - 1) * 60;
  return until - left * SECOND_MS;
}
