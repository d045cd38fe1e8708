/** What to ask of a session's log so that nothing is missed, also when the server has begun to number it anew. */
import type { KeptLine } from './kept-line.ts';
import type { LineList } from './line-list.ts';
import { findLastLine, placeOfOrder } from './line-list.ts';
import type { LogEpoch } from './log-epoch.ts';
import { FIRST_EPOCH, indexIn } from './log-epoch.ts';
import { lastReceived, NOTHING_RECEIVED } from './received-indexes.ts';
import type { IncomingMessage } from './session-event.ts';
import type { SessionRecord } from './session-record.ts';

/** Belongs into the event `log-read` with the answer. */
export interface LogFetchPlan {
  /** The index to read from: that of a line that is known, as a proof; 0 for the whole log. */
  readonly from: number;
  /** The index up to which every line of this epoch is known. */
  readonly knownUpTo: number;
  /** Which numbering of the log the indexes belong to, counted from zero. */
  readonly epoch: number;
}

/**
 * From the last line that the log itself has shown and below which nothing is missing; from the start until there is one.
 * A line that was only told proves nothing: if the log has begun anew without a word, it is in the new one as well.
 */
export function planLogFetch(record: SessionRecord | undefined): LogFetchPlan {
  const {
    lines,
    logEpoch = FIRST_EPOCH,
    receivedIndexes = NOTHING_RECEIVED,
    logReadTo = null,
  } = record ?? {};
  const { epoch } = logEpoch;
  const known = logReadTo?.epoch === epoch ? Math.min(receivedIndexes.upTo, logReadTo.index) : -Infinity;
  const proof = lines && findProof(lines, logEpoch, known);
  return { from: (proof && indexIn(logEpoch, proof)) ?? 0, knownUpTo: lastReceived(receivedIndexes), epoch };
}

/** The last line that the log has numbered up to `known`. */
function findProof(lines: LineList, logEpoch: LogEpoch, known: number): KeptLine | undefined {
  const after = placeOfOrder(lines, logEpoch.base + known + 1);
  return findLastLine(lines, (line) => (indexIn(logEpoch, line) ?? Infinity) <= known, after);
}

/**
 * The same question about the whole log, when the line that was to prove that it is still the same log has not come:
 * either this server does not keep such lines, or the log has begun anew and is shorter. `null` when all is well.
 */
export function askAgain(question: LogFetchPlan, answer: readonly IncomingMessage[]): LogFetchPlan | null {
  const isProven = question.from === 0 || answer.some(({ index }) => index === question.from);
  return isProven ? null : { ...question, from: 0 };
}

/** The log has begun anew and was not read since: a gap would not tell, because nobody knows where it begins. */
export function isLogUnread({ logEpoch, logReadTo }: SessionRecord): boolean {
  return logEpoch.epoch > 0 && logReadTo?.epoch !== logEpoch.epoch;
}
