/** Which places of a session's log have been seen, so that a gap is noticed and read again, once. */

/** From the first place to the last, both seen. */
export type Run = readonly [first: number, last: number];

/**
 * Every index up to `upTo` was seen or given up; `beyond` are the runs seen after a gap, in rising order. Runs and not
 * places, because a log with one gap may go on for thousands of lines.
 */
export interface ReceivedIndexes {
  /** Every index up to this one, itself included, has come. */
  readonly upTo: number;
  readonly beyond: readonly Run[];
}

export const NOTHING_RECEIVED: ReceivedIndexes = { upTo: 0, beyond: [] };

/** Whether an index was seen or given up. Looks at a handful of runs, however many there are. */
export function isReceived({ upTo, beyond }: ReceivedIndexes, index: number): boolean {
  if (index <= upTo) return true;
  let low = 0;
  let high = beyond.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((beyond[middle]?.[0] ?? Infinity) <= index) low = middle + 1;
    else high = middle;
  }
  return index <= (beyond[low - 1]?.[1] ?? -Infinity);
}

/** Adds indexes. Order does not matter; an index may come twice. */
export function addReceived(seen: ReceivedIndexes, indexes: readonly number[]): ReceivedIndexes {
  const fresh = indexes.filter((index) => !isReceived(seen, index));
  if (fresh.length === 0) return seen;
  const added = fresh.sort((one, other) => one - other).map((index): Run => [index, index]);
  return settle(seen.upTo, joinRuns(mergeSorted(seen.beyond, added)));
}

/** The first index that is missing below one that was seen, or `null`. */
export function firstMissing(seen: ReceivedIndexes): number | null {
  return seen.beyond.length === 0 ? null : seen.upTo + 1;
}

/** The lowest index that was seen or given up; Infinity when none was. */
export function firstReceived({ upTo, beyond }: ReceivedIndexes): number {
  return upTo > 0 ? 1 : (beyond[0]?.[0] ?? Infinity);
}

/** The highest index that was seen or given up. */
export function lastReceived({ upTo, beyond }: ReceivedIndexes): number {
  return beyond.at(-1)?.[1] ?? upTo;
}

/** The whole log was read: what is still missing cannot be had (typing events use up indexes, gws-api.md §1.6). */
export function forgiveGaps(seen: ReceivedIndexes, readUpTo: number): ReceivedIndexes {
  if (readUpTo <= seen.upTo) return seen;
  const later = seen.beyond.filter(([, last]) => last > readUpTo);
  return settle(readUpTo, later);
}

/** Takes in what follows without a gap. */
function settle(upTo: number, beyond: readonly Run[]): ReceivedIndexes {
  const [first, ...others] = beyond;
  return first && first[0] <= upTo + 1
    ? { upTo: Math.max(upTo, first[1]), beyond: others }
    : { upTo, beyond };
}

function mergeSorted(some: readonly Run[], others: readonly Run[]): readonly Run[] {
  const merged: Run[] = [];
  let place = 0;
  for (const run of some) {
    for (let other = others[place]; other && other[0] < run[0]; other = others[place]) {
      merged.push(other);
      place += 1;
    }
    merged.push(run);
  }
  return merged.concat(others.slice(place));
}

function joinRuns(runs: readonly Run[]): readonly Run[] {
  const joined: Run[] = [];
  for (const [first, last] of runs) {
    const before = joined.at(-1);
    if (before && first <= before[1] + 1) joined[joined.length - 1] = [before[0], Math.max(before[1], last)];
    else joined.push([first, last]);
  }
  return joined;
}
