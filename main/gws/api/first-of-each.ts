/** Drops what a list of the server's says a second time. Linear, however long it is. */

export function firstOfEach<T>(list: readonly T[], keyOf: (item: T) => string): readonly T[] {
  const seen = new Set<string>();
  return list.filter((item) => {
    const key = keyOf(item);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
