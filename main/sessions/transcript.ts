/** Puts messages into a transcript: in index order, none twice, none lost. Pure, and linear in what there is and what comes. */
import type { LineKind } from '#preload/model/transcript.ts';
import type { KeptLine } from './kept-line.ts';
import type { LinesByTime, SameLines } from './lines-by-time.ts';
import { linesByTime } from './lines-by-time.ts';
import type { LogEpoch } from './log-epoch.ts';
import { indexIn, isSameMessage, keyOf, lastOrder, nextEpoch, orderOf, sayingOf } from './log-epoch.ts';
import type { Look } from './looks.ts';
import type { IncomingMessage, IncomingParticipant } from './session-event.ts';

export interface Transcript {
  readonly lines: readonly KeptLine[];
  /** Another one than before when the messages showed that the log has begun anew. */
  readonly logEpoch: LogEpoch;
}

export interface LineReading {
  readonly lookOf: (person: IncomingParticipant) => Look;
  readonly wasMissed: (message: IncomingMessage) => boolean;
  /** Set when the messages are the whole log from this index on. */
  readonly from?: number | undefined;
}

/** A message that stays in the transcript; typing comes and goes. */
export type LineSeen = IncomingMessage & { readonly kind: LineKind };

/** A transcript while messages are being put into it. */
interface Draft {
  readonly before: readonly KeptLine[];
  /** The lines of `before` by key: asked for only when a message may be one of them. */
  readonly known: () => ReadonlyMap<string, KeptLine>;
  /** By key, as they came. */
  readonly fresh: Map<string, KeptLine>;
  /** The order of the last line so far. */
  last: number;
  logEpoch: LogEpoch;
  readonly byTime: LinesByTime;
}

/** Adds what is new. The same transcript comes back when nothing is. */
export function addLines(
  transcript: Transcript,
  messages: readonly IncomingMessage[],
  reading: LineReading,
): Transcript {
  const seen = messages.filter(isLine);
  const { logEpoch, lines } = transcript;
  const draft: Draft = {
    before: lines,
    known: once(() => new Map(lines.map((line) => [line.key, line]))),
    fresh: new Map(),
    last: lastOrder(lines),
    logEpoch,
    byTime: linesByTime(lines, seen),
  };
  // They come in one answer, so they have one epoch: when one begins a new one, the others belong to it too.
  if (seen.some((message) => begins(draft, message)) || hasMoved(draft, seen, reading.from))
    draft.logEpoch = nextEpoch(logEpoch, draft.last);
  for (const message of seen) addLine(draft, message, reading);
  if (draft.fresh.size === 0 && draft.logEpoch === logEpoch) return transcript;
  return { lines: putInOrder(lines, [...draft.fresh.values()]), logEpoch: draft.logEpoch };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

function addLine(draft: Draft, message: LineSeen, reading: LineReading): void {
  if (begins(draft, message)) draft.logEpoch = nextEpoch(draft.logEpoch, draft.last);
  if (isKnown(draft, message)) return;
  const order = orderOf(message, draft.logEpoch, draft.last);
  const line = toLine(message, keyOf(message, draft.logEpoch), order, reading);
  draft.fresh.set(line.key, line);
  draft.last = Math.max(draft.last, order);
  draft.byTime.add(line);
}

function isKnown(draft: Draft, message: LineSeen): boolean {
  return isKnownByContent(draft, message) || lineAt(draft, message) !== undefined;
}

/**
 * What is told with a number of another epoch, or without one, is known by what it says and when. Without a time, "yes"
 * said twice would look the same: then it is taken for new, for showing it twice is better than losing it.
 */
function isKnownByContent({ byTime, logEpoch }: Draft, message: LineSeen): boolean {
  const same = byTime.find(message);
  if (same === undefined) return false;
  return message.index === null || same.hasUnnumbered || same.firstNumbered < logEpoch.base;
}

/** Whether this number was another message's: then the log has begun anew. */
function begins(draft: Draft, message: LineSeen): boolean {
  if (message.index === null || isKnownByContent(draft, message)) return false;
  const line = lineAt(draft, message);
  return line !== undefined && !isSameMessage(line, message);
}

/** Whether the log holds one in another place, and no longer in the one that is known: then it has begun anew as well. */
function hasMoved({ byTime, logEpoch }: Draft, log: readonly LineSeen[], from: number | undefined): boolean {
  if (from === undefined) return false;
  const inLog = new Set(log.map((message) => `${message.index ?? ''} ${sayingOf(message, message.from)}`));
  const isGone = (line: KeptLine): boolean => {
    const index = indexIn(logEpoch, line);
    return index !== null && index >= from && !inLog.has(`${index} ${sayingOf(line, line.said)}`);
  };
  // Of what was said many times, each is looked at once.
  const found = new Set<SameLines>();
  for (const message of log) {
    const same = message.index === null ? undefined : byTime.find(message);
    if (same) found.add(same);
  }
  return [...found].some(({ lines }) => lines.some(isGone));
}

/** The line with the message's key. */
function lineAt({ before, known, fresh, logEpoch, last }: Draft, message: LineSeen): KeptLine | undefined {
  const key = keyOf(message, logEpoch);
  const isLater = message.index !== null && orderOf(message, logEpoch, last) > lastOrder(before);
  return fresh.get(key) ?? (isLater ? undefined : known().get(key));
}

/** Each after all that is not later. Most belong at the end. */
function putInOrder(before: readonly KeptLine[], fresh: readonly KeptLine[]): readonly KeptLine[] {
  const added = fresh.toSorted((one, other) => one.order - other.order);
  const [first] = added;
  if (!first || first.order >= lastOrder(before)) return [...before, ...added];
  const lines: KeptLine[] = [];
  let place = 0;
  for (const line of before) {
    for (let next = added[place]; next && next.order < line.order; next = added[place]) {
      lines.push(next);
      place += 1;
    }
    lines.push(line);
  }
  return lines.concat(added.slice(place));
}

function isLine(message: IncomingMessage): message is LineSeen {
  return message.kind !== 'typing-started' && message.kind !== 'typing-stopped';
}

function toLine(message: LineSeen, key: string, order: number, { lookOf, wasMissed }: LineReading): KeptLine {
  const { kind, from, seenBy, at, text } = message;
  const { nickname, role, isMe } = lookOf(from);
  const speaker = { nickname, role, isMe, visibility: from.visibility };
  return { key, order, kind, from: speaker, seenBy, at, text, wasMissed: wasMissed(message), said: from };
}

/** Somebody said something that is to be read: in words, or in a form that this app does not know. */
export function isMessage({ kind }: Pick<KeptLine, 'kind'>): boolean {
  return kind === 'text' || kind === 'other';
}

/** First customer text that nobody from the contact centre has answered visibly, and the last text of either side. */
export function readWaiting(lines: readonly KeptLine[]): {
  /** In milliseconds since 1970; null while nobody waits. */
  waitingSince: number | null;
  /** In milliseconds since 1970; null where nobody has written yet. */
  lastTextAt: number | null;
} {
  let waitingSince: number | null = null;
  let lastTextAt: number | null = null;
  for (let place = lines.length - 1; place >= 0; place -= 1) {
    const line = lines[place];
    if (!line || !isMessage(line)) continue;
    const fromCustomer = line.from.role === 'customer';
    // What only agents or supervisors could read is no answer to the customer. Older servers name no visibility.
    if (!fromCustomer && line.seenBy !== 'everyone' && line.seenBy !== null) continue;
    lastTextAt ??= line.at;
    if (!fromCustomer) break;
    waitingSince = line.at ?? waitingSince;
  }
  return { waitingSince, lastTextAt };
}
