/** Keywords as main sees them: which are refused, and which message has one. */
import { AppError } from '#main/errors/app-error.ts';
import type { FoundKeyword } from '#preload/rules/text/keywords.ts';
import { areKeywordsValid, createKeywordFinder } from '#preload/rules/text/keywords.ts';

export interface KeywordMatcher {
  /** Never throws. Looks for words only, when patterns have had their time. */
  matches(text: string): boolean;
  /** The first keyword that a text has, and where. */
  find(text: string): FoundKeyword | null;
}

/** Throws `pattern-invalid` when one is no pattern, or they are too much together. */
export function requireKeywords(keywords: readonly string[]): void {
  if (!areKeywordsValid(keywords)) throw new AppError('pattern-invalid');
}

/** `now`: milliseconds of any clock that only goes forward. What is invalid is left out. */
export function createKeywordMatcher(keywords: readonly string[], now: () => number): KeywordMatcher {
  const finder = createKeywordFinder(keywords, now);
  return { matches: (text) => finder.findFirst(text) !== null, find: finder.findFirst };
}
