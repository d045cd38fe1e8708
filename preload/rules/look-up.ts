/** Reads plain objects by words that come from outside: a server's, a customer's, a stored one. */

/**
 * What the record itself holds under this word. Every object has properties such as `constructor` besides: an index would
 * find those. The only place that may index with any text (the lint rule `own-words-only`).
 */
export function lookUp<T>(record: Readonly<Record<string, T>>, word: string): T | undefined {
  return Object.hasOwn(record, word) ? record[word] : undefined;
}
