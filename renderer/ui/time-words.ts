/** How moments and spans are written on screen. */
import { wordSpan } from '../../preload/span-words.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

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

export const writeTime = (at: number): string => clock.format(at);
export const writeExactTime = (at: number): string => exactClock.format(at);
export const writeDay = (at: number): string => day.format(at);
export const writeShortMoment = (at: number): string => short.format(at);
export const writeMoment = (at: number): string => full.format(at);

/** A moment of the next days: the day is said when it is not today's. */
export function writeComing(at: number, now: number): string {
  const isToday = new Date(at).toDateString() === new Date(now).toDateString();
  return isToday ? writeTime(at) : `${weekday.format(at)} ${writeTime(at)}`;
}

export const writeSpan = (from: number, now: number): string => wordSpan(now - from);

/** In steps of five seconds at first: exact enough to trust, slow enough not to draw the eye. */
export function writeAge(from: number, now: number): string {
  const age = now - from;
  if (Number.isNaN(age)) return 'at an unknown time';
  if (age < 5 * SECOND) return 'just now';
  if (age < MINUTE) return `${Math.floor(age / (5 * SECOND)) * 5} s ago`;
  return `${writeSpan(from, now)} ago`;
}

/** What is still to come: to the second while one would count along. */
export function writeSeconds(until: number, now: number): string {
  const seconds = Math.max(0, Math.ceil((until - now) / SECOND));
  return seconds < 120 ? `${seconds} s` : wordSpan(Math.ceil(seconds / 60) * MINUTE);
}
