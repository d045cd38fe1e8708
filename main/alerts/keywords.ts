/**
 * Keywords: words, found whatever their case and accents, and patterns between slashes.
 * Patterns are run by RE2, whose time grows with the text and never explodes; what a list may cost is limited as well.
 */
import { RE2JS } from 're2js';
import { AppError } from '../app-error.ts';

/** Steps of all patterns together. With `LONGEST_TEXT` it keeps one message well below 100 ms. */
const LARGEST_PROGRAM = 1000;
/** Code units of a message that are looked at: as many as one may have that is sent from here. */
const LONGEST_TEXT = 4000;
/** Milliseconds of each second that patterns may take: a flood of messages must not hold up everything else. */
const TIME_ALLOWED = 250;

export interface KeywordMatcher {
  /** Never throws. Looks for words only, when patterns have had their time. */
  matches(text: string): boolean;
}

/** Throws `pattern-invalid` when one is no pattern, or they are too much together. */
export function requireKeywords(keywords: readonly string[]): void {
  const patterns = keywords.filter(isPattern).map(compile);
  if (patterns.some((pattern) => pattern === null) || !isAffordable(patterns)) {
    throw new AppError('pattern-invalid');
  }
}

/** `now`: milliseconds of any clock that only goes forward. What is invalid is left out. */
export function createKeywordMatcher(keywords: readonly string[], now: () => number): KeywordMatcher {
  const words = keywords.filter((keyword) => !isPattern(keyword)).map(fold);
  const compiled = keywords.filter(isPattern).map(compile);
  const patterns = isAffordable(compiled) ? compiled.filter((pattern) => pattern !== null) : [];
  const allowance = createAllowance(now);
  return {
    matches(text) {
      const beginning = text.slice(0, LONGEST_TEXT);
      const folded = fold(beginning);
      if (words.some((word) => containsWord(folded, word))) return true;
      return patterns.some((pattern) => allowance.spend(() => pattern.test(beginning)) ?? false);
    },
  };
}

function isPattern(keyword: string): boolean {
  return keyword.length > 2 && keyword.startsWith('/') && keyword.endsWith('/');
}

function compile(keyword: string): RE2JS | null {
  try {
    return RE2JS.compile(keyword.slice(1, -1), RE2JS.CASE_INSENSITIVE);
  } catch {
    return null;
  }
}

function isAffordable(patterns: readonly (RE2JS | null)[]): boolean {
  return patterns.reduce((sum, pattern) => sum + (pattern?.programSize() ?? 0), 0) <= LARGEST_PROGRAM;
}

/** Runs what it is given while there is time left in this second. */
function createAllowance(now: () => number) {
  let secondBegan = now();
  let spent = 0;
  return {
    spend<T>(run: () => T): T | undefined {
      const began = now();
      if (began - secondBegan >= 1000) {
        secondBegan = began;
        spent = 0;
      }
      if (spent >= TIME_ALLOWED) return undefined;
      const result = run();
      spent += now() - began;
      return result;
    },
  };
}

/** Upper case first: it writes ß, ı and ς like what people type for them. */
function fold(text: string): string {
  const plain = text.normalize('NFKD').replace(/\p{M}+/gu, '');
  return plain.toUpperCase().toLowerCase().replaceAll('ς', 'σ').replace(/\s+/g, ' ').trim();
}

/** Stands by itself, as far as its writing puts spaces between words. */
function containsWord(folded: string, word: string): boolean {
  if (word === '') return false;
  for (let place = folded.indexOf(word); place !== -1; place = folded.indexOf(word, place + 1)) {
    const before = folded.slice(Math.max(0, place - 2), place);
    const after = folded.slice(place + word.length, place + word.length + 2);
    const isInside =
      JOINED.test(`${lastOf(before)}${firstOf(word)}`) || JOINED.test(`${lastOf(word)}${firstOf(after)}`);
    if (!isInside) return true;
  }
  return false;
}

const UNSPACED = String.raw`\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}`;
/** Two letters or digits in a row of a writing that puts spaces between words. */
const JOINED = new RegExp(`^[\\p{L}\\p{N}](?<![${UNSPACED}])[\\p{L}\\p{N}](?<![${UNSPACED}])$`, 'u');

function firstOf(text: string): string {
  return /^./su.exec(text)?.[0] ?? '';
}

function lastOf(text: string): string {
  return /.$/su.exec(text)?.[0] ?? '';
}
