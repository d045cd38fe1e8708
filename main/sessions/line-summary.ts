/** What is asked of a transcript at each message, carried on from line to line so that nobody walks along it. Pure. */
import type { KeptLine } from './kept-line.ts';
import { isMessage } from './kept-line.ts';
import { hasNumber } from './log-epoch.ts';
import type { MyLine } from './my-mode.ts';
import { followMyLine } from './my-mode.ts';

export interface LineSummary {
  /** The first customer text that nobody from the contact centre has answered visibly, by its time, in milliseconds since 1970. */
  readonly waitingSince: number | null;
  /** Its key; `null` while nobody waits. */
  readonly waitingKey: string | null;
  /** When either side wrote last, in milliseconds since 1970; `null` where nobody has written yet. */
  readonly lastTextAt: number | null;
  /** My own newest coming or changing. */
  readonly mine: MyLine | null;
  /** One of the lines has no index. */
  readonly hasUnnumbered: boolean;
}

export const NOTHING_SAID: LineSummary = {
  waitingSince: null,
  waitingKey: null,
  lastTextAt: null,
  mine: null,
  hasUnnumbered: false,
};

/** What it is after these lines as well. They stand behind all that it tells of. */
export function summarise(before: LineSummary, lines: Iterable<KeptLine>): LineSummary {
  let { waitingSince, waitingKey, lastTextAt, mine, hasUnnumbered } = before;
  for (const line of lines) {
    const { key, at } = line;
    mine = followMyLine(mine, line);
    hasUnnumbered ||= !hasNumber(line);
    if (!isMessage(line)) continue;
    if (line.from.role === 'customer') {
      if (waitingSince === null && at !== null) [waitingSince, waitingKey] = [at, key];
      lastTextAt = at ?? lastTextAt;
    } else if (line.seenBy === 'everyone' || line.seenBy === null) {
      // What only agents or supervisors could read is no answer to the customer. Older servers name no visibility.
      [waitingSince, waitingKey, lastTextAt] = [null, null, at];
    }
  }
  return { waitingSince, waitingKey, lastTextAt, mine, hasUnnumbered };
}
