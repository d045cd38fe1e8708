/**
 * How the server numbers a session's log. A server that has restarted may number anew, from 0 or 1: then a new epoch
 * begins. What was said before keeps its key and its place, what follows gets keys of its own and places after it.
 */
import type { TranscriptLine } from '#preload/model/transcript.ts';
import type { KeptLine } from './kept-line.ts';
import type { IncomingMessage, IncomingParticipant } from './session-event.ts';

export interface LogEpoch {
  /** How often the numbers have begun anew. */
  readonly epoch: number;
  /** The place of index 0 in the transcript's order. */
  readonly base: number;
}

export const FIRST_EPOCH: LogEpoch = { epoch: 0, base: 0 };

/** Follows lines without an index closely, and leaves room before the next index. */
const UNNUMBERED_STEP = 1e-6;

/** After all that there is. `last`: the order of the last line. */
export function nextEpoch({ epoch }: LogEpoch, last: number): LogEpoch {
  return { epoch: epoch + 1, base: Math.floor(last) + 1 };
}

/** (session, epoch, index) names a message; where the server sends no index, what it says does. */
export function keyOf(message: IncomingMessage, { epoch }: LogEpoch): string {
  const { index, at, from, kind, text } = message;
  if (index === null) return JSON.stringify([at, from.id, kind, text]);
  return epoch === 0 ? `#${index}` : `#${epoch}.${index}`;
}

/** `last`: the order of the last line so far. */
export function orderOf({ index }: IncomingMessage, { base }: LogEpoch, last: number): number {
  return index === null ? last + UNNUMBERED_STEP : base + index;
}

/** The line's index in the present epoch, or `null` when it has none. */
export function indexIn(
  { base }: LogEpoch,
  { key, order }: Pick<TranscriptLine, 'key' | 'order'>,
): number | null {
  return hasNumber({ key }) && order >= base ? order - base : null;
}

/** Whether the server has numbered the line. */
export function hasNumber({ key }: Pick<TranscriptLine, 'key'>): boolean {
  return key.startsWith('#');
}

/**
 * Whether the line that has the message's number is the message itself. Times are not compared, because a server may
 * tell them more exactly than it keeps them: of two equal messages with one number only the first is known, until the
 * next one, which differs, has the log read from its start. Comings and goings have no text, so they are compared by who
 * it was and how she could be seen.
 */
export function isSameMessage(line: KeptLine, message: IncomingMessage): boolean {
  return sayingOf(line, line.said) === sayingOf(message, message.from);
}

/** Names what is said, and with nothing said who came or went: two with the same name are the same message. */
export function sayingOf(
  { kind, text }: Pick<IncomingMessage, 'kind' | 'text'>,
  from: IncomingParticipant,
): string {
  return JSON.stringify(text === '' ? [kind, '', from.nickname, from.visibility] : [kind, text]);
}
