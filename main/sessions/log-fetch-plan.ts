/** What to ask of a session's log so that nothing is missed, also when the server has begun to number it anew. */
import { FIRST_EPOCH, indexIn } from './log-epoch.ts';
import { lastReceived, NOTHING_RECEIVED } from './received-indexes.ts';
import type { IncomingMessage } from './session-event.ts';
import type { SessionRecord } from './session-record.ts';

/** Belongs into the event `log-read` with the answer. */
export interface LogFetchPlan {
  /** The index to read from: that of a line that is known, as a proof; 0 for the whole log. */
  readonly from: number;
  readonly knownUpTo: number;
  readonly epoch: number;
}

/** From the last line below which nothing is missing; from the start until it is known where that is. */
export function planLogFetch(record: SessionRecord | undefined): LogFetchPlan {
  const { lines = [], numbering = FIRST_EPOCH, seen = NOTHING_RECEIVED, startReadIn = null } = record ?? {};
  const known = lines.findLast((line) => {
    const index = indexIn(numbering, line);
    return index !== null && index <= seen.upTo;
  });
  const from = known && startReadIn === numbering.epoch ? (indexIn(numbering, known) ?? 0) : 0;
  return { from, knownUpTo: lastReceived(seen), epoch: numbering.epoch };
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
export function isLogUnread({ numbering, startReadIn }: SessionRecord): boolean {
  return numbering.epoch > 0 && startReadIn !== numbering.epoch;
}
