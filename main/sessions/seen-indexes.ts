/** Which places of a session's log have been seen, so that a gap is noticed and read again, once. */

/** Every index up to `upTo` was seen or given up; `beyond` are those seen after a gap. */
export interface SeenIndexes {
  readonly upTo: number;
  readonly beyond: ReadonlySet<number>;
}

export const NOTHING_SEEN: SeenIndexes = { upTo: 0, beyond: new Set() };

export function isSeen(seen: SeenIndexes, index: number): boolean {
  return index <= seen.upTo || seen.beyond.has(index);
}

/** Adds indexes. Order does not matter; an index may come twice. */
export function addSeen(seen: SeenIndexes, indexes: readonly number[]): SeenIndexes {
  const fresh = indexes.filter((index) => !isSeen(seen, index));
  if (fresh.length === 0) return seen;
  const beyond = new Set([...seen.beyond, ...fresh]);
  let upTo = seen.upTo;
  while (beyond.delete(upTo + 1)) upTo += 1;
  return { upTo, beyond };
}

/** The first index that is missing below one that was seen, or `null`. */
export function firstMissing(seen: SeenIndexes): number | null {
  return seen.beyond.size === 0 ? null : seen.upTo + 1;
}

/** The lowest index that was seen or given up; Infinity when none was. */
export function firstSeen({ upTo, beyond }: SeenIndexes): number {
  return upTo > 0 ? 1 : Math.min(...beyond);
}

/** The highest index that was seen or given up. */
export function lastSeen({ upTo, beyond }: SeenIndexes): number {
  return Math.max(upTo, ...beyond);
}

/** The whole log was read: what is still missing cannot be had (typing events use up indexes, gws-api.md §1.6). */
export function forgiveGaps(seen: SeenIndexes, readUpTo: number): SeenIndexes {
  if (readUpTo <= seen.upTo) return seen;
  const later = [...seen.beyond].filter((index) => index > readUpTo);
  return addSeen({ upTo: readUpTo, beyond: new Set() }, later);
}
