/** Shortens what is too long to be drawn, at a place where no character is torn. */
import { NAME_LIMIT, PREVIEW_LIMIT } from './drawing-limits.ts';

/** A mark on the character before it, or what joins it to that. */
const CONTINUES = /^[\p{M}\p{Cf}]/u;
/** Accents can be stacked without end: so far back a good place is sought. */
const MOST_STEPS = 32;

/** @returns at most `limit` characters of the beginning; all of a text that is not longer */
export function cutText(text: string, limit: number): string {
  if (text.length <= limit) return text;
  let end = limit;
  while (end > limit - MOST_STEPS && end > 0 && CONTINUES.test(text.slice(end, end + 2))) end -= 1;
  return text.slice(0, endsInHalf(text, end) ? end - 1 : end);
}

/** Where the last word begins: one that was cut is not the whole of it. */
export function startOfLastWord(text: string): number {
  let start = text.length;
  while (start > 0 && !/\s/.test(text.charAt(start - 1))) start -= 1;
  return start;
}

/** Between the two halves of one character. */
function endsInHalf(text: string, end: number): boolean {
  const last = text.charCodeAt(end - 1);
  return last >= 0xd800 && last <= 0xdbff;
}

const mark = (text: string, limit: number): string =>
  text.length <= limit ? text : `${cutText(text, limit)}…`;

/** For one line: names, subjects, keys. Ends in "…" when something was cut. */
export const cutName = (name: string): string => mark(name, NAME_LIMIT);
/** For what somebody is typing: longer than a name. Ends in "…" when something was cut. */
export const cutPreview = (text: string): string => mark(text, PREVIEW_LIMIT);
