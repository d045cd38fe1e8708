/**
 * How the server numbers a session's log. A server that has restarted may number anew, from 0 or 1: then a new era
 * begins. What was said before keeps its key and its place, what follows gets keys of its own and places after it.
 */
import type { TranscriptLine } from '../../preload/model.ts';
import type { MessageSeen } from './session-event.ts';

export interface Numbering {
  /** How often the numbers have begun anew. */
  readonly era: number;
  /** The place of index 0 in the transcript's order. */
  readonly base: number;
}

export const FIRST_NUMBERING: Numbering = { era: 0, base: 0 };

/** Follows lines without an index closely, and leaves room before the next index. */
const UNNUMBERED_STEP = 1e-6;

/** After all that there is. */
export function beginAnew({ era }: Numbering, lines: readonly TranscriptLine[]): Numbering {
  return { era: era + 1, base: Math.floor(lastOrder(lines)) + 1 };
}

/** (session, era, index) names a message; where the server sends no index, what it says does. */
export function keyOf(message: MessageSeen, { era }: Numbering): string {
  const { index, at, from, kind, text } = message;
  if (index === null) return JSON.stringify([at, from.id, kind, text]);
  return era === 0 ? `#${index}` : `#${era}.${index}`;
}

export function orderOf(
  { index }: MessageSeen,
  { base }: Numbering,
  lines: readonly TranscriptLine[],
): number {
  return index === null ? lastOrder(lines) + UNNUMBERED_STEP : base + index;
}

/** The line's index in the present era, or `null` when it has none. */
export function indexIn({ base }: Numbering, { key, order }: TranscriptLine): number | null {
  return key.startsWith('#') && order >= base ? order - base : null;
}

/**
 * Whether the line that has the message's number is the message itself. Times are not compared, because a server may
 * tell them more exactly than it keeps them: of two equal messages with one number only the first is known, until the
 * next one, which differs, has the log read from its start. Comings and goings have no text, so they are compared by who
 * it was and how she could be seen.
 */
export function isSameMessage(line: TranscriptLine, { kind, text, from }: MessageSeen): boolean {
  if (line.kind !== kind || line.text !== text) return false;
  const { nickname, visibility } = line.from;
  return text !== '' || (nickname === from.nickname && visibility === from.visibility);
}

function lastOrder(lines: readonly TranscriptLine[]): number {
  return lines.at(-1)?.order ?? 0;
}
