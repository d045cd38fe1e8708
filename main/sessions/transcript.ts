/** Puts messages into a transcript: in index order, none twice, none lost. Costs what comes, and what there is only where something comes late. */
import type { LineKind } from '#preload/model/transcript.ts';
import type { CutLines, Stray } from './cut-lines.ts';
import { isOneOfCut, isOtherThanCut } from './cut-lines.ts';
import type { KeptLine } from './kept-line.ts';
import type { LineList } from './line-list.ts';
import {
  addToList,
  findLastLine,
  findNumbered,
  findUnnumbered,
  lastOrder,
  lineAt,
  linesFrom,
  placeOfOrder,
  timesOf,
  voiceIn,
} from './line-list.ts';
import type { LinesByTime, SameLines } from './lines-by-time.ts';
import { linesByTime } from './lines-by-time.ts';
import type { LogEpoch } from './log-epoch.ts';
import { indexIn, isSameMessage, keyOf, nextEpoch, orderOf, sayingOf } from './log-epoch.ts';
import type { Look } from './looks.ts';
import type { IncomingMessage, IncomingParticipant } from './session-event.ts';
import type { Voices } from './voices.ts';
import { takeVoice } from './voices.ts';

export interface Transcript {
  readonly lines: LineList;
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
  readonly before: LineList;
  /** By key, as they came. */
  readonly fresh: Map<string, KeptLine>;
  readonly freshByTime: LinesByTime;
  /** Who speaks in them and not before. */
  readonly voices: Voices;
  readonly log: LogSeen | null;
  /** The order of the last line so far. */
  last: number;
  logEpoch: LogEpoch;
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
    fresh: new Map(),
    freshByTime: linesByTime([]),
    voices: new Map(),
    log: reading.from === undefined ? null : readLog(seen, (message) => isKept(draft, message)),
    last: lastOrder(lines),
    logEpoch,
  };
  // They come in one answer, so they have one epoch: when one begins a new one, the others belong to it too.
  if (seen.some((message) => begins(draft, message)) || hasMoved(draft, seen, reading.from))
    draft.logEpoch = nextEpoch(logEpoch, draft.last);
  for (const message of seen) addLine(draft, message, reading);
  if (draft.fresh.size === 0 && draft.logEpoch === logEpoch) return transcript;
  return { lines: addToList(lines, [...draft.fresh.values()]), logEpoch: draft.logEpoch };
}

function addLine(draft: Draft, message: LineSeen, reading: LineReading): void {
  if (begins(draft, message)) draft.logEpoch = nextEpoch(draft.logEpoch, draft.last);
  if (isKnown(draft, message)) return;
  const order = orderOf(message, draft.logEpoch, draft.last);
  const line = toLine(draft, message, order, reading);
  draft.fresh.set(line.key, line);
  draft.last = Math.max(draft.last, order);
  draft.freshByTime.add(line);
}

function isKept(draft: Draft, message: LineSeen): boolean {
  return isKnownByContent(draft, message) || knownLine(draft, message) !== undefined;
}

/** Whether it is one of the lines that are not kept any more. */
function isCut(draft: Draft, message: LineSeen): boolean {
  const { cut } = draft.before;
  return cut !== null && isOneOfCut(cut, strayOf(draft, message, cut));
}

function isKnown(draft: Draft, message: LineSeen): boolean {
  return isKept(draft, message) || isCut(draft, message);
}

/**
 * What is told with a number of another epoch, or without one, is known by what it says and when. Without a time, "yes"
 * said twice would look the same: then it is taken for new, for showing it twice is better than losing it.
 */
function isKnownByContent(draft: Draft, message: LineSeen): boolean {
  const { before, freshByTime, logEpoch } = draft;
  const isTheSame = (same: SameLines | undefined): boolean =>
    same !== undefined &&
    (message.index === null || same.hasUnnumbered || same.firstNumbered < logEpoch.base);
  if (isTheSame(freshByTime.find(message))) return true;
  return mayBeKnownByContent(draft, message) && isTheSame(timesOf(before).find(message));
}

/** With a number, only a line without one, or one of an earlier epoch, is known so: where there is none, none is looked for. */
function mayBeKnownByContent({ before, logEpoch }: Draft, { index }: LineSeen): boolean {
  return (
    index === null || before.summary.hasUnnumbered || (lineAt(before, 0)?.order ?? Infinity) < logEpoch.base
  );
}

/** Whether this number was another message's: then the log has begun anew. */
function begins(draft: Draft, message: LineSeen): boolean {
  if (message.index === null || isKnownByContent(draft, message)) return false;
  const line = knownLine(draft, message);
  if (line) return !isSameMessage(line, message);
  const { cut } = draft.before;
  return cut !== null && isOtherThanCut(cut, strayOf(draft, message, cut));
}

/** What is known of a message that none of the lines is. */
function strayOf(draft: Draft, message: LineSeen, cut: CutLines): Stray {
  const { before, logEpoch, log } = draft;
  const placeOf = (index: number): number => logEpoch.base + index;
  return {
    at: message.at,
    order: message.index === null ? null : placeOf(message.index),
    isInLog: log !== null,
    goesBeyond: () => log !== null && placeOf(log.lastIndex()) > cut.order,
    isBeforeKept: () => log?.beforeKept().has(message) ?? false,
    isSameEpoch: cut.order >= logEpoch.base,
    newestAt: () => findLastLine(before, ({ at }) => at !== null)?.at ?? null,
  };
}

/** The log that was read, where messages come with one. */
interface LogSeen {
  readonly lastIndex: () => number;
  /** Those after which one comes that was known. */
  readonly beforeKept: () => ReadonlySet<LineSeen>;
}

function readLog(seen: readonly LineSeen[], isKept: (message: LineSeen) => boolean): LogSeen {
  return {
    lastIndex: once(() => seen.reduce((last, { index }) => Math.max(last, index ?? -Infinity), -Infinity)),
    beforeKept: once(() => new Set(seen.slice(0, Math.max(0, seen.findLastIndex(isKept))))),
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

/** Whether the log holds one in another place, and no longer in the one that is known: then it has begun anew as well. */
function hasMoved({ before, logEpoch }: Draft, log: readonly LineSeen[], from: number | undefined): boolean {
  if (from === undefined) return false;
  const numbered = log.filter(({ index }) => index !== null);
  if (numbered.length === 0) return false;
  const inLog = new Set(
    numbered.map((message) => `${message.index ?? ''} ${sayingOf(message, message.from)}`),
  );
  const isGone = (line: KeptLine): boolean => {
    const index = indexIn(logEpoch, line);
    return index !== null && index >= from && !inLog.has(`${index} ${sayingOf(line, line.said)}`);
  };
  // Before it is nothing that the log must hold.
  const asked = linesFrom(before, placeOfOrder(before, logEpoch.base + from));
  const times = new Set(numbered.map(({ at }) => at));
  const byTime = linesByTime(asked, (at) => times.has(at));
  // Of what was said many times, each is looked at once.
  const found = new Set<SameLines>();
  for (const message of numbered) {
    const same = byTime.find(message);
    if (same) found.add(same);
  }
  return [...found].some(({ lines }) => lines.some(isGone));
}

/** The line with the message's key. */
function knownLine({ before, fresh, logEpoch, last }: Draft, message: LineSeen): KeptLine | undefined {
  const key = keyOf(message, logEpoch);
  return (
    fresh.get(key) ??
    (message.index === null
      ? findUnnumbered(before, key)
      : findNumbered(before, key, orderOf(message, logEpoch, last)))
  );
}

function isLine(message: IncomingMessage): message is LineSeen {
  return message.kind !== 'typing-started' && message.kind !== 'typing-stopped';
}

function toLine(
  { before, logEpoch, voices }: Draft,
  message: LineSeen,
  order: number,
  { lookOf, wasMissed }: LineReading,
): KeptLine {
  const { kind, from: told, seenBy, at, text } = message;
  const look = lookOf(told);
  const { from, said } = voiceIn(before, told, look) ?? takeVoice(voices, told, look);
  const key = keyOf(message, logEpoch);
  return { key, order, kind, from, seenBy, at, text, wasMissed: wasMissed(message), said };
}
