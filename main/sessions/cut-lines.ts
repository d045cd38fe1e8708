/** What is known of lines that are not kept any more: enough to count them, and to know them when they are told again. */
import type { KeptLine } from './kept-line.ts';
import { isMessage } from './kept-line.ts';
import type { LineSummary } from './line-summary.ts';
import { NOTHING_SAID, summarise } from './line-summary.ts';

export interface CutLines {
  readonly lines: number;
  readonly messages: number;
  /** The order of the last of them. */
  readonly order: number;
  /** The newest of their times, in milliseconds since 1970; `null` where none is known. */
  readonly at: number | null;
  /** What they, and all before them, sum up to. */
  readonly summary: LineSummary;
}

export function cutMore(before: CutLines | null, lines: readonly KeptLine[]): CutLines {
  let at = before?.at ?? null;
  for (const line of lines) if (line.at !== null && line.at > (at ?? -Infinity)) ({ at } = line);
  return {
    lines: (before?.lines ?? 0) + lines.length,
    messages: (before?.messages ?? 0) + lines.filter(isMessage).length,
    order: lines.at(-1)?.order ?? before?.order ?? 0,
    at,
    summary: summarise(before?.summary ?? NOTHING_SAID, lines),
  };
}

/** A message that none of the kept lines is, and what the others tell that came with it. */
export interface Stray {
  readonly at: number | null;
  /** Where its number puts it; `null` without one. */
  readonly order: number | null;
  /** It came with the log, or its end, as the server keeps it. */
  readonly isInLog: boolean;
  /** That log goes on behind the lines that were cut. */
  readonly goesBeyond: () => boolean;
  /** A line that is kept comes after it in that log. */
  readonly isBeforeKept: () => boolean;
  /** The log is still numbered as when the last line was cut. */
  readonly isSameEpoch: boolean;
  /** The time of the newest line that is kept. */
  readonly newestAt: () => number | null;
}

/**
 * Whether a message with the number of a cut line is another one: then the log has begun anew. A number that comes again
 * after all that was cut belongs to something new. Without times, only a log that does not end before tells that it is the same.
 */
export function isOtherThanCut(cut: CutLines, stray: Stray): boolean {
  if (stray.order === null || stray.order > cut.order) return false;
  const isOld = isUpTo(stray.at, cut.at) ?? (stray.isInLog && stray.goesBeyond());
  return !isOld;
}

/**
 * Whether it is one of those that were cut. One that is told by itself, with a number behind them or without one, is new:
 * to show it twice is better than to lose it.
 */
export function isOneOfCut(cut: CutLines, stray: Stray): boolean {
  const { at, order, isInLog, isSameEpoch } = stray;
  // Whether it is another one was asked before.
  if (order !== null && order <= cut.order) return true;
  if (!isInLog || (order !== null && isSameEpoch)) return false;
  // Where times do not go on they tell nothing.
  const doTimesTell = cut.at !== null && (stray.newestAt() ?? cut.at) > cut.at;
  const isOld = doTimesTell ? isUpTo(at, cut.at) : null;
  return isOld ?? (order === null && stray.isBeforeKept());
}

/** Whether a time is not after another; `null` when that is not known. */
function isUpTo(at: number | null, limit: number | null): boolean | null {
  return at === null || limit === null ? null : at <= limit;
}
