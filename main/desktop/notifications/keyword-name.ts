/** What a keyword is called where there is room for a few words only. */
import type { Alert } from '#main/alerts/alert.ts';
import { isPattern } from '#preload/rules/text/keywords.ts';
import { toPlainText } from './plain-text.ts';

const LONGEST_KEYWORD = 40;

/**
 * A keyword as it was set, in quotation marks. A pattern says nothing to a reader: what it has found in `text` is named; empty where that
 * is not at hand.
 */
export function nameKeyword({ keyword }: Pick<Alert, 'keyword'>, text: string): string {
  if (!keyword) return '';
  const word = isPattern(keyword.keyword) ? text.slice(keyword.start, keyword.end) : keyword.keyword;
  const name = toPlainText(word, LONGEST_KEYWORD);
  return name === '' ? '' : `“${name}”`;
}
