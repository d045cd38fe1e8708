/**
 * Finds keywords in what was written: words, telephone numbers, and patterns between slashes. Main tells an alert by it, the page
 * marks by it where they stand. Patterns are run by RE2, whose time grows with the text and never explodes.
 */
import { RE2JS } from 're2js';
import type { FoldedText, Span } from './fold-text.ts';
import { foldText, tidyText } from './fold-text.ts';
import type { PhoneNumber } from './phone-numbers.ts';
import { findNumbers, isSameNumber, listPossibleNumbers } from './phone-numbers.ts';
import { createTimeBudget } from './time-budget.ts';
import { standsByItself } from './word-edges.ts';

/** Steps of all patterns together. With `PATTERN_LENGTH` it keeps one message well below 100 ms. */
const LARGEST_PROGRAM = 1000;
/** Code units of a message that patterns look at: as many as one may have that is sent from here. */
const PATTERN_LENGTH = 4000;
/** Code units of a message that are looked at for words. */
const SEARCHED_LENGTH = 20_000;
/** As many of one message are found: of each word, and of each pattern, every one of which may cost a walk through the message. */
const MOST_OF_WORD = 200;
const MOST_OF_PATTERN = 20;
/** A number that is a keyword has as many digits at least to be compared as a telephone number. */
const FEWEST_DIGITS = 7;

export interface FoundKeyword extends Span {
  /** As it was set. */
  readonly keyword: string;
}

export interface KeywordFinder {
  /** The first that stands in a text. Never throws. */
  findFirst(text: string): FoundKeyword | null;
  /** All of them, from the beginning; none overlaps another. Never throws. */
  findAll(text: string): readonly FoundKeyword[];
}

/** None is broken, and they are not too much together. */
export function areKeywordsValid(keywords: readonly string[]): boolean {
  const patterns = keywords.filter(isPattern).map(compile);
  return patterns.every((pattern) => pattern !== null) && isAffordable(patterns);
}

/** `now`: milliseconds of any clock that only goes forward. What is invalid is left out; words only are found when patterns have had their time. */
export function createKeywordFinder(keywords: readonly string[], now: () => number): KeywordFinder {
  const words = keywords.filter((keyword) => !isPattern(keyword)).flatMap(toWord);
  const patterns = compileAll(keywords.filter(isPattern));
  const budget = createTimeBudget(now);

  function* find(text: string, most: number): Generator<FoundKeyword, void> {
    const folded = foldText(text.slice(0, SEARCHED_LENGTH));
    for (const word of words) yield* findWord(folded, word);
    const beginning = text.slice(0, PATTERN_LENGTH);
    for (const pattern of patterns) {
      const found = budget.spend(() => findPattern(beginning, pattern, most));
      if (found) yield* found;
    }
  }

  return {
    findFirst: (text) => find(text, 1).next().value ?? null,
    findAll: (text) => withoutOverlaps(Array.from(find(text, MOST_OF_PATTERN))),
  };
}

interface Word {
  readonly keyword: string;
  readonly folded: string;
  readonly number: PhoneNumber | null;
}

function toWord(keyword: string): Word[] {
  const folded = foldText(keyword).text.trim();
  if (folded === '') return [];
  const number = findNumbers(folded, FEWEST_DIGITS).find(
    ({ from, to }) => from === 0 && to === folded.length,
  );
  return [{ keyword, folded, number: number ?? null }];
}

function* findWord(
  { text, originOf }: FoldedText,
  { keyword, folded, number }: Word,
): Generator<FoundKeyword, void> {
  let count = 0;
  for (let from = text.indexOf(folded); from !== -1 && count < MOST_OF_WORD;) {
    const to = from + folded.length;
    const stands = standsByItself(text, from, to);
    if (stands) yield { keyword, ...originOf(from, to) };
    if (stands) count += 1;
    from = text.indexOf(folded, stands ? to : from + 1);
  }
  if (number === null) return;
  for (const possible of listPossibleNumbers(text))
    if (isSameNumber(possible, number)) yield { keyword, ...originOf(possible.from, possible.to) };
}

interface Pattern {
  readonly keyword: string;
  readonly compiled: RE2JS;
}

export const isPattern = (keyword: string): boolean =>
  keyword.length > 2 && keyword.startsWith('/') && keyword.endsWith('/');

function compileAll(keywords: readonly string[]): readonly Pattern[] {
  const compiled = keywords.map(compile);
  if (!isAffordable(compiled)) return [];
  return keywords.flatMap((keyword, place) => {
    const pattern = compiled[place];
    return pattern ? [{ keyword, compiled: pattern }] : [];
  });
}

/** Apostrophes and dashes in it are meant as people type them. A dash stands for itself, also between brackets. */
function compile(keyword: string): RE2JS | null {
  try {
    return RE2JS.compile(tidyPattern(keyword.slice(1, -1)), RE2JS.CASE_INSENSITIVE);
  } catch {
    return null;
  }
}

const tidyPattern = (pattern: string): string =>
  pattern
    .replace(/[’‘ʼ´′]/g, "'")
    .replace(/[“”„]/g, '"')
    .replace(/[\u2010-\u2015\u2212]/g, '\\-')
    .normalize('NFC');

function isAffordable(patterns: readonly (RE2JS | null)[]): boolean {
  return patterns.reduce((sum, pattern) => sum + (pattern?.programSize() ?? 0), 0) <= LARGEST_PROGRAM;
}

/** Looks in what was meant, and where that has nothing in what was written: a pattern may ask for the very sign. */
function findPattern(text: string, { keyword, compiled }: Pattern, most: number): readonly FoundKeyword[] {
  const tidy = tidyText(text);
  const found = findMatches(compiled, tidy.text, most).map(({ start, end }) => tidy.originOf(start, end));
  const spans = found.length > 0 || tidy.text === text ? found : findMatches(compiled, text, most);
  return spans.map((span) => ({ keyword, ...span }));
}

function findMatches(compiled: RE2JS, text: string, most: number): readonly Span[] {
  // Whether is found faster than where, and most messages have nothing.
  if (!compiled.test(text)) return [];
  const matcher = compiled.matcher(text);
  const spans: Span[] = [];
  while (spans.length < most && matcher.find()) spans.push({ start: matcher.start(), end: matcher.end() });
  return spans;
}

function withoutOverlaps(found: readonly FoundKeyword[]): readonly FoundKeyword[] {
  let end = 0;
  return found
    .toSorted((one, other) => one.start - other.start || other.end - one.end)
    .filter((one) => {
      if (one.start < end || one.end <= one.start) return false;
      end = one.end;
      return true;
    });
}
