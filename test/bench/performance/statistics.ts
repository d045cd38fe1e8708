/** What is said of many measurements: the middle one, the slow ones, and how often each came. */

/** By nearest rank: one of the values. `share` is between 0 and 1. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
  if (value === undefined) throw new Error('nothing was measured');
  return value;
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

export interface Bin {
  /** From this on, up to the next bin's. */
  readonly from: number;
  readonly count: number;
}

/** `edges` are in order; what lies below the first counts as the first, and the last is open. */
export function makeHistogram(values: readonly number[], edges: readonly number[]): readonly Bin[] {
  const counts = edges.map(() => 0);
  for (const value of values) {
    const place = Math.max(
      0,
      edges.findLastIndex((edge) => value >= edge),
    );
    counts[place] = (counts[place] ?? 0) + 1;
  }
  return edges.map((from, place) => ({ from, count: counts[place] ?? 0 }));
}
