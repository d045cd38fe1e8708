/** Tells every listener, also when one of them fails: what one part cannot take must not leave another with what was before. */

/** Throws the first failure, after everybody has been told. */
export function tellAll<T>(listeners: Iterable<(news: T) => void>, news: T): void {
  const failures: unknown[] = [];
  for (const listener of [...listeners]) {
    try {
      listener(news);
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
}
