/** Keys for the elements of a list that may hold one thing twice: a list on screen must not break because of it. */

/**
 * For `{#each list as item, place (keys[place])}`. No two are alike, whatever the list holds; an element keeps its key as long as
 * those before it with the same one stay.
 */
export function uniqueKeys<T>(list: readonly T[], keyOf: (item: T) => string): readonly string[] {
  const seen = new Map<string, number>();
  return list.map((item) => {
    const key = keyOf(item);
    const times = seen.get(key) ?? 0;
    seen.set(key, times + 1);
    return `${times} ${key}`;
  });
}
