/** Whether what somebody searches for stands in what is searched, as people compare (letter-folds.ts, phone-numbers.ts). */
import { foldText } from './fold-text.ts';
import type { PhoneNumber } from './phone-numbers.ts';
import { findNumbers, isNumberIn, listPossibleNumbers } from './phone-numbers.ts';

/** A text made ready for any number of searches. */
export interface SearchedText {
  /** Folded, with a line for each field: what is sought has no line break. */
  readonly lines: string;
  /** Everything in it that could be a telephone number; `null` until one is sought. */
  numbers: readonly PhoneNumber[] | null;
}

export interface Search {
  /** The text is ready for it: nothing takes long any more. */
  readonly isReady: (text: SearchedText) => boolean;
  readonly isIn: (text: SearchedText) => boolean;
}

export function foldFields(fields: readonly string[]): SearchedText {
  return { lines: fields.map((field) => foldText(field).text).join('\n'), numbers: null };
}

/**
 * Every word must stand in one of the fields, in any order, also as a part of a word. A telephone number is found however it is
 * written here or there. `null`: nothing is sought.
 */
export function readSearch(sought: string): Search | null {
  const terms = readTerms(sought);
  if (terms.length === 0) return null;
  const hasNumber = terms.some(({ number }) => number !== null);
  return {
    isReady: ({ numbers }) => !hasNumber || numbers !== null,
    isIn(text) {
      // Also where the words stand as they were typed: what was looked at once is ready.
      if (hasNumber) text.numbers ??= listPossibleNumbers(text.lines);
      return terms.every((term) => isFound(term, text));
    },
  };
}

/** Nothing sought is found everywhere. */
export function matchesSearch(fields: readonly string[], sought: string): boolean {
  const search = readSearch(sought);
  return search === null || search.isIn(foldFields(fields));
}

/** The digits of a telephone number without what says how to dial it, if nothing but one was typed. */
export function readNumber(sought: string): string | null {
  const [term, ...more] = readTerms(sought);
  return more.length === 0 ? (term?.number?.digits ?? null) : null;
}

/** Fewer digits are words like others. */
const FEWEST_DIGITS = 5;

interface Term {
  readonly words: readonly string[];
  /** What the words are when they are a telephone number. */
  readonly number: PhoneNumber | null;
}

function readTerms(sought: string): readonly Term[] {
  const folded = foldText(sought).text.trim();
  const terms: Term[] = [];
  let done = 0;
  const addWords = (end: number): void => {
    for (const word of wordsOf(folded.slice(done, end))) terms.push({ words: [word], number: null });
    done = end;
  };
  for (const number of findNumbers(folded, FEWEST_DIGITS)) {
    // A part of another word is no number.
    if (/\S/.test(folded.charAt(number.from - 1)) || /\S/.test(folded.charAt(number.to))) continue;
    addWords(number.from);
    terms.push({ words: wordsOf(folded.slice(number.from, number.to)), number });
    done = number.to;
  }
  addWords(folded.length);
  return terms;
}

const wordsOf = (text: string): readonly string[] => text.split(' ').filter((word) => word !== '');

function isFound({ words, number }: Term, { lines, numbers }: SearchedText): boolean {
  return (
    words.every((word) => lines.includes(word)) ||
    (number !== null && numbers?.some((one) => isNumberIn(one, number)) === true)
  );
}
