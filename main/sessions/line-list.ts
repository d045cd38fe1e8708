/**
 * The lines of a transcript, as they were at one moment. What is added at the end costs what is added: the lists of one
 * transcript share an array that only grows, and each ends where it ended. To add to a list that is not the newest copies it.
 */
import type { CutLines } from './cut-lines.ts';
import { cutMore } from './cut-lines.ts';
import type { KeptLine } from './kept-line.ts';
import { CUT_LINES, LINE_LIMIT } from './limits.ts';
import type { LineSummary } from './line-summary.ts';
import { NOTHING_SAID, summarise } from './line-summary.ts';
import type { LinesByTime } from './lines-by-time.ts';
import { linesByTime } from './lines-by-time.ts';
import { hasNumber } from './log-epoch.ts';
import type { Look } from './looks.ts';
import type { IncomingParticipant } from './session-event.ts';
import type { Voice, Voices } from './voices.ts';
import { findVoice, isShownAs, keepVoice, takeVoice } from './voices.ts';

export interface LineList {
  readonly length: number;
  /** Of all lines, also of those that are not kept any more. */
  readonly summary: LineSummary;
  /** What was dropped before the first line; `null` while all are kept. */
  readonly cut: CutLines | null;
  /** Nobody's but this file's. */
  readonly shared: Shared;
}

interface Shared {
  /** In rising order. May go on behind the end of a list. */
  readonly lines: KeptLine[];
  readonly voices: Voices;
  /** What is found by its content, made when it is first asked for: a log with numbers alone never needs it. */
  byTime: LinesByTime | null;
  unnumbered: Map<string, KeptLine> | null;
}

export function noLines(): LineList {
  return listOf([]);
}

function listOf(lines: KeptLine[], cut: CutLines | null = null, voices: Voices = new Map()): LineList {
  const summary = summarise(cut?.summary ?? NOTHING_SAID, lines);
  return { length: lines.length, summary, cut, shared: share(lines, voices) };
}

function share(lines: KeptLine[], voices: Voices = new Map()): Shared {
  for (const line of lines) keepVoice(voices, line);
  return { lines, voices, byTime: null, unnumbered: null };
}

export function lineAt({ length, shared }: LineList, place: number): KeptLine | undefined {
  return place < length ? shared.lines[place] : undefined;
}

export function lastLine(list: LineList): KeptLine | undefined {
  return lineAt(list, list.length - 1);
}

/** The order of the last of these lines. */
export function lastOrder(list: LineList): number {
  return lastLine(list)?.order ?? 0;
}

/** The lines from a place up to another, or to the end; without one, all of them. */
export function linesFrom(list: LineList, place = 0, end = list.length): readonly KeptLine[] {
  const lines: KeptLine[] = [];
  for (let next = place; next < end; next += 1) {
    const line = lineAt(list, next);
    if (line) lines.push(line);
  }
  return lines;
}

/** The last one that is so: looked for from the end. */
export function findLastLine(
  list: LineList,
  isWanted: (line: KeptLine) => boolean,
  before = list.length,
): KeptLine | undefined {
  for (let place = before - 1; place >= 0; place -= 1) {
    const line = lineAt(list, place);
    if (line && isWanted(line)) return line;
  }
  return undefined;
}

/** The place of the first line whose order is not lower; the list's length when all are. */
export function placeOfOrder(list: LineList, order: number): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((lineAt(list, middle)?.order ?? Infinity) < order) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The line with this key and order. */
export function findNumbered(list: LineList, key: string, order: number): KeptLine | undefined {
  if (order > lastOrder(list)) return undefined;
  for (let place = placeOfOrder(list, order); lineAt(list, place)?.order === order; place += 1)
    if (lineAt(list, place)?.key === key) return lineAt(list, place);
  return undefined;
}

/** The line with this key, which has no index. */
export function findUnnumbered(list: LineList, key: string): KeptLine | undefined {
  if (!list.summary.hasUnnumbered) return undefined;
  if (!isNewest(list)) return findLastLine(list, (line) => line.key === key && !hasNumber(line));
  list.shared.unnumbered ??= byKey(linesFrom(list));
  return list.shared.unnumbered.get(key);
}

function byKey(lines: readonly KeptLine[]): Map<string, KeptLine> {
  return new Map(lines.filter((line) => !hasNumber(line)).map((line) => [line.key, line]));
}

/** The lines by what they say and when. */
export function timesOf(list: LineList): Pick<LinesByTime, 'find'> {
  if (!isNewest(list)) return linesByTime(linesFrom(list));
  return (list.shared.byTime ??= linesByTime(linesFrom(list)));
}

/** Puts lines in, each after all that is not later. Most belong at the end. */
export function addToList(list: LineList, fresh: readonly KeptLine[]): LineList {
  const added = fresh.toSorted((one, other) => one.order - other.order);
  const [first] = added;
  if (!first) return list;
  const isLater = list.length === 0 || first.order >= lastOrder(list);
  return cutOld(isLater ? append(list, added) : insert(list, added));
}

/** Keeps no more than the limit. */
function cutOld(list: LineList): LineList {
  if (list.length <= LINE_LIMIT) return list;
  let place = list.length - LINE_LIMIT + CUT_LINES;
  // Those of one place stay together: by it the others are known to be older.
  while (place < list.length && lineAt(list, place)?.order === lineAt(list, place - 1)?.order) place += 1;
  const cut = cutMore(list.cut, linesFrom(list, 0, place));
  const lines = [...linesFrom(list, place)];
  return { length: lines.length, summary: list.summary, cut, shared: share(lines) };
}

function append(list: LineList, added: readonly KeptLine[]): LineList {
  const shared = isNewest(list) ? list.shared : share([...linesFrom(list)]);
  for (const line of added) {
    shared.lines.push(line);
    keepVoice(shared.voices, line);
    shared.byTime?.add(line);
    if (!hasNumber(line)) shared.unnumbered?.set(line.key, line);
  }
  return { length: shared.lines.length, summary: summarise(list.summary, added), cut: list.cut, shared };
}

function insert(list: LineList, added: readonly KeptLine[]): LineList {
  const lines: KeptLine[] = [];
  let place = 0;
  for (const line of linesFrom(list)) {
    for (let next = added[place]; next && next.order < line.order; next = added[place]) {
      lines.push(next);
      place += 1;
    }
    lines.push(line);
  }
  return listOf(lines.concat(added.slice(place)), list.cut);
}

/** Who has spoken with these very words, if she is known. Everybody in the list must be shown as she looks now (`withLooks`). */
export function voiceIn({ shared }: LineList, said: IncomingParticipant, look: Look): Voice | undefined {
  return findVoice(shared.voices, said, look);
}

/** With everybody shown as she looks now. The same list comes back when nobody looks other than before. */
export function withLooks(list: LineList, lookOf: (said: IncomingParticipant) => Look): LineList {
  const { voices } = list.shared;
  const shown: Voices = new Map([...voices].filter(([, voice]) => isShownAs(voice, lookOf(voice.said))));
  if (shown.size === voices.size) return list;
  const before = linesFrom(list);
  const lines = before.map((line) => {
    const look = lookOf(line.said);
    return isShownAs(line, look) ? line : { ...line, ...takeVoice(shown, line.said, look) };
  });
  return lines.every((line, place) => line === before[place]) ? list : listOf(lines, list.cut, shown);
}

/** What is new or other than in `before`: one step for each new line, when lines were only added at the end. */
export function linesSince(before: LineList, now: LineList): readonly KeptLine[] {
  if (before.shared === now.shared) return linesFrom(now, before.length);
  let same = 0;
  const first = cutSince(before, now);
  while (first + same < before.length && lineAt(before, first + same) === lineAt(now, same)) same += 1;
  if (first + same >= before.length) return linesFrom(now, same);
  const known = new Set(linesFrom(before));
  return linesFrom(now, same).filter((line) => !known.has(line));
}

/** How many lines of `before` are not kept any more in `now`. */
export function cutSince(before: LineList, now: LineList): number {
  return (now.cut?.lines ?? 0) - (before.cut?.lines ?? 0);
}

function isNewest({ length, shared }: LineList): boolean {
  return length === shared.lines.length;
}
