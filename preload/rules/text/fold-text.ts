/** Writes a text for comparing, and knows for every letter of it where it stands in what somebody wrote. */
import { foldCharacter, isAccent, tidyCharacter } from './letter-folds.ts';

/** A part of a text, in code units. */
export interface Span {
  readonly start: number;
  /** Behind its last letter. */
  readonly end: number;
}

export interface FoldedText {
  readonly text: string;
  /** The part of the original that a part of `text` stands for. */
  originOf(from: number, to: number): Span;
}

/** As people compare: see letter-folds.ts. Spaces and line breaks in a row are one space. */
export function foldText(original: string): FoldedText {
  return UNUSUAL.test(original)
    ? rewrite(original, foldCharacter, isAccent)
    : sameLength(original, original.toLowerCase());
}

/** For patterns: letters, accents and case are as they were written, composed; the rest is as in `foldText`. */
export function tidyText(original: string): FoldedText {
  return rewrite(original, tidyCharacter, () => false);
}

/** What makes a text another than itself in small letters: most texts have nothing of it, and are done at once. */
const UNUSUAL = /[^\x20-\x5f\x61-\x7e]| {2}/;

function sameLength(original: string, text: string): FoldedText {
  return { text, originOf: (from, to) => ({ start: Math.min(from, original.length), end: to }) };
}

type WriteCharacter = (point: number) => string;
type IsLeftOut = (mark: string, before: string) => boolean;

function rewrite(original: string, write: WriteCharacter, isLeftOut: IsLeftOut): FoldedText {
  const units: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  for (let place = 0; place < original.length;) {
    const point = original.codePointAt(place) ?? 0;
    const start = place;
    place += point > 0xffff ? 2 : 1;
    for (const letter of write(point)) {
      const last = units.at(-1) ?? '';
      const joined = join(last, letter, isLeftOut);
      if (joined !== null) units[units.length - 1] = joined;
      else
        for (let unit = 0; unit < letter.length; unit += 1) {
          units.push(letter.charAt(unit));
          starts.push(start);
          ends.push(place);
        }
    }
    // What is left out belongs to the letter that it stands behind.
    if (ends.length > 0) ends[ends.length - 1] = place;
  }
  return {
    text: units.join(''),
    originOf: (from, to) => ({ start: starts[from] ?? original.length, end: ends[to - 1] ?? 0 }),
  };
}

/** What the last letter becomes by the next; `null`: the next is a letter of its own. */
function join(last: string, next: string, isLeftOut: IsLeftOut): string | null {
  if (next === ' ') return last === ' ' ? last : null;
  if (next < '\u0300' || last === '') return null;
  if (/\p{M}/u.test(next) && isLeftOut(next, last)) return last;
  if (!/[\p{M}\u1161-\u1175\u11A8-\u11C2]/u.test(next)) return null;
  const composed = `${last}${next}`.normalize('NFC');
  return composed.length === 1 ? composed : null;
}
