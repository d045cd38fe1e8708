/** Puts messages into a transcript: in index order, none twice, none lost. Pure. */
import type { LineKind, Role, TranscriptLine } from '../../preload/model.ts';
import { linesByTime } from './lines-by-time.ts';
import type { LinesByTime } from './lines-by-time.ts';
import { beginAnew, indexIn, isSameMessage, keyOf, orderOf } from './numbering.ts';
import type { Numbering } from './numbering.ts';
import type { MessageSeen, PersonSeen } from './session-event.ts';

export interface Transcript {
  readonly lines: readonly TranscriptLine[];
  /** Another one than before when the messages showed that the log has begun anew. */
  readonly numbering: Numbering;
}

export interface LineReading {
  readonly roleOf: (person: PersonSeen) => Role;
  readonly wasMissed: (message: MessageSeen) => boolean;
  /** Set when the messages are the whole log from this index on. */
  readonly from?: number | undefined;
}

/** A message that stays in the transcript; typing comes and goes. */
export type LineSeen = MessageSeen & { readonly kind: LineKind };

/** A transcript while messages are being put into it. */
interface Draft {
  readonly lines: TranscriptLine[];
  numbering: Numbering;
  readonly byTime: LinesByTime;
}

/** Adds what is new. The same transcript comes back when nothing is. */
export function addLines(
  transcript: Transcript,
  messages: readonly MessageSeen[],
  reading: LineReading,
): Transcript {
  const seen = messages.filter(isLine);
  const { numbering } = transcript;
  const draft: Draft = {
    lines: [...transcript.lines],
    numbering,
    byTime: linesByTime(transcript.lines, seen),
  };
  // They come in one answer, so they have one numbering: when one begins it anew, the others belong to it too.
  if (seen.some((message) => begins(draft, message) || hasMoved(draft, message, seen, reading.from)))
    draft.numbering = beginAnew(numbering, draft.lines);
  for (const message of seen) addLine(draft, message, reading);
  const isNew = draft.lines.length > transcript.lines.length || draft.numbering !== numbering;
  return isNew ? draft : transcript;
}

function addLine(draft: Draft, message: LineSeen, reading: LineReading): void {
  if (begins(draft, message)) draft.numbering = beginAnew(draft.numbering, draft.lines);
  if (isKnown(draft, message)) return;
  const order = orderOf(message, draft.numbering, draft.lines);
  const line = toLine(message, keyOf(message, draft.numbering), order, reading);
  draft.lines.splice(placeOf(draft.lines, order), 0, line);
  draft.byTime.add(line);
}

function isKnown(draft: Draft, message: LineSeen): boolean {
  return isKnownByContent(draft, message) || lineAt(draft, message) !== undefined;
}

/**
 * What is told with a number of another era, or without one, is known by what it says and when. Without a time, "yes"
 * said twice would look the same: then it is taken for new, for showing it twice is better than losing it.
 */
function isKnownByContent({ byTime, numbering }: Draft, message: LineSeen): boolean {
  return byTime.find(message).some((line) => message.index === null || indexIn(numbering, line) === null);
}

/** Whether this number was another message's: then the log has begun anew. */
function begins(draft: Draft, message: LineSeen): boolean {
  if (message.index === null || isKnownByContent(draft, message)) return false;
  const line = lineAt(draft, message);
  return line !== undefined && !isSameMessage(line, message);
}

/** Whether the log holds it in another place, and no longer in the one that is known: then it has begun anew as well. */
function hasMoved(
  { byTime, numbering }: Draft,
  message: LineSeen,
  log: readonly LineSeen[],
  from = Infinity,
): boolean {
  if (message.index === null) return false;
  return byTime.find(message).some((line) => {
    const index = indexIn(numbering, line);
    if (index === null || index < from) return false;
    return !log.some((each) => each.index === index && isSameMessage(line, each));
  });
}

/** The line with the message's key. Numbers tell where it would be. */
function lineAt({ lines, numbering }: Draft, message: LineSeen): TranscriptLine | undefined {
  const key = keyOf(message, numbering);
  if (message.index === null) return lines.find((line) => line.key === key);
  const order = orderOf(message, numbering, lines);
  for (let place = placeOf(lines, order) - 1; lines[place]?.order === order; place -= 1)
    if (lines[place]?.key === key) return lines[place];
  return undefined;
}

/** After all that is not later. Most lines belong at the end, so the search starts there. */
function placeOf(lines: readonly TranscriptLine[], order: number): number {
  let place = lines.length;
  while (place > 0 && (lines[place - 1]?.order ?? 0) > order) place -= 1;
  return place;
}

function isLine(message: MessageSeen): message is LineSeen {
  return message.kind !== 'typing-started' && message.kind !== 'typing-stopped';
}

function toLine(
  message: LineSeen,
  key: string,
  order: number,
  { roleOf, wasMissed }: LineReading,
): TranscriptLine {
  const { kind, from, seenBy, at, text } = message;
  return {
    key,
    order,
    kind,
    from: {
      nickname: from.nickname,
      role: roleOf(from),
      isMe: from.isMe,
      visibility: from.visibility,
    },
    seenBy,
    at,
    text,
    wasMissed: wasMissed(message),
  };
}

/** First customer text that nobody from the contact centre has answered visibly, and the last text of either side. */
export function readWaiting(lines: readonly TranscriptLine[]): {
  waitingSince: number | null;
  lastTextAt: number | null;
} {
  let waitingSince: number | null = null;
  let lastTextAt: number | null = null;
  for (let place = lines.length - 1; place >= 0; place -= 1) {
    const line = lines[place];
    if (line?.kind !== 'text') continue;
    const fromCustomer = line.from.role === 'customer';
    // What only agents or supervisors could read is no answer to the customer. Older servers name no visibility.
    if (!fromCustomer && line.seenBy !== 'everyone' && line.seenBy !== null) continue;
    lastTextAt ??= line.at;
    if (!fromCustomer) break;
    waitingSince = line.at ?? waitingSince;
  }
  return { waitingSince, lastTextAt };
}
