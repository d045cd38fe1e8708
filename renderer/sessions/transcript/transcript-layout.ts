/** A transcript laid out line by line as it grows: what a patch has not touched is not arranged again. */
import type { TranscriptLine } from '#preload/model/transcript.ts';
import type { Entry } from './arrange-lines.ts';
import { arrangePart, measureRun, momentOf } from './arrange-lines.ts';

export interface LaidOut {
  readonly entries: readonly Entry[];
  /** Since the layout before, lines came in front of all others, and nothing else has changed. */
  readonly isOlderOnly: boolean;
  /** Since the layout before, entries changed elsewhere than in front of all and after all. */
  readonly isRearranged: boolean;
  /** What was told since: lines that were not there before, but for those in front of all that stay. None in the first layout. */
  readonly told: readonly TranscriptLine[];
  hasLine(key: string): boolean;
}

export interface TranscriptLayout {
  /** `zone`: the time zone that days are parted in. The same lines give the same object. */
  arrange(lines: readonly TranscriptLine[], zone: string): LaidOut;
}

/** One per transcript on screen. A line is the same as before when it is the same object. */
export function createTranscriptLayout(): TranscriptLayout {
  let zone: string | null = null;
  /** A copy: whoever gave the lines may go on with that array. */
  let shown: TranscriptLine[] = [];
  let keys = new Set<string>();
  let entries: readonly Entry[] = [];
  /** Where the divider of the last run of missed lines stands among the entries. */
  let lastRun = -1;
  const hasLine = (key: string): boolean => keys.has(key);
  let laidOut: LaidOut = { entries, isOlderOnly: false, isRearranged: false, told: [], hasLine };

  function beginAnew(lines: readonly TranscriptLine[]): LaidOut {
    shown = [...lines];
    keys = new Set(lines.map(({ key }) => key));
    entries = arrangePart(shown, 0, shown.length);
    lastRun = entries.findLastIndex(({ kind }) => kind === 'missed');
    return { entries, isOlderOnly: false, isRearranged: true, told: [], hasLine };
  }

  function append(lines: readonly TranscriptLine[]): LaidOut {
    const start = shown.length;
    const added = lines.slice(start);
    for (const line of added) {
      shown.push(line);
      keys.add(line.key);
    }
    const part = arrangePart(shown, start, shown.length);
    const before = entries.length;
    entries = entries.concat(part);
    const isLonger = shown[start - 1]?.wasMissed === true && shown[start]?.wasMissed === true;
    if (isLonger) entries = lengthenRun(entries, lastRun, measureRun(shown, start));
    const ownRun = part.findLastIndex(({ kind }) => kind === 'missed');
    if (ownRun >= 0) lastRun = before + ownRun;
    return { entries, isOlderOnly: false, isRearranged: false, told: added, hasLine };
  }

  /** `start`: how many lines are the same from the beginning on. */
  function replace(lines: readonly TranscriptLine[], start: number): LaidOut {
    const same = countSameAtEnd(shown, lines, start);
    const gone = shown.slice(start, shown.length - same);
    const come = lines.slice(start, lines.length - same);
    const coming = new Set(come.map(({ key }) => key));
    const stays = start > 0 ? shown[0] : (gone.find(({ key }) => coming.has(key)) ?? shown[gone.length]);
    const oldest = stays?.order ?? Infinity;
    const told = come.filter(({ key, order }) => order > oldest && !keys.has(key));
    const isOlderOnly = start === 0 && gone.length === 0;
    const [from, to] = reachOf(lines, start, lines.length - same);
    const part = arrangePart(lines, from, to);
    const kept = lines.length - to;
    entries = entries
      .slice(0, countEntries(entries, from))
      .concat(part, kept === 0 ? [] : entries.slice(startOfLast(entries, kept)));
    for (const { key } of gone) keys.delete(key);
    for (const { key } of come) keys.add(key);
    shown = [...lines];
    lastRun = entries.findLastIndex(({ kind }) => kind === 'missed');
    return { entries, isOlderOnly, isRearranged: !isOlderOnly, told, hasLine };
  }

  return {
    arrange(lines, asked) {
      const same = countSameAtStart(shown, lines);
      if (zone !== asked) laidOut = beginAnew(lines);
      else if (same === lines.length && same === shown.length) return laidOut;
      else if (same === shown.length) laidOut = append(lines);
      else laidOut = replace(lines, same);
      zone = asked;
      return laidOut;
    },
  };
}

function lengthenRun(
  entries: readonly Entry[],
  place: number,
  { count, areMessages }: { readonly count: number; readonly areMessages: boolean },
): readonly Entry[] {
  const run = entries[place];
  if (run?.kind !== 'missed') return entries;
  return entries.with(place, {
    ...run,
    count: run.count + count,
    areMessages: run.areMessages && areMessages,
  });
}

function countSameAtStart(before: readonly TranscriptLine[], now: readonly TranscriptLine[]): number {
  const most = Math.min(before.length, now.length);
  let same = 0;
  while (same < most && before[same] === now[same]) same += 1;
  return same;
}

/** Of those after the first `start`. */
function countSameAtEnd(
  before: readonly TranscriptLine[],
  now: readonly TranscriptLine[],
  start: number,
): number {
  const most = Math.min(before.length, now.length) - start;
  let same = 0;
  while (same < most && before[before.length - 1 - same] === now[now.length - 1 - same]) same += 1;
  return same;
}

/**
 * The lines whose entries depend on those from `start` up to `end`: the run of missed ones that goes on into them, whose divider
 * counts them, and the first after them, or more until one of them says which day it is.
 */
function reachOf(
  lines: readonly TranscriptLine[],
  start: number,
  end: number,
): readonly [from: number, to: number] {
  let from = start;
  while (from > 0 && lines[from - 1]?.wasMissed === true) from -= 1;
  let to = end;
  for (let line = lines[to]; line !== undefined; line = lines[to]) {
    to += 1;
    if (momentOf(line) !== null) break;
  }
  return [from, to];
}

const isLine = (entry: Entry | undefined): boolean => entry?.kind === 'message' || entry?.kind === 'event';

/** How many entries the first `lines` lines have. */
function countEntries(entries: readonly Entry[], lines: number): number {
  let place = 0;
  for (let left = lines; left > 0; place += 1) if (isLine(entries[place])) left -= 1;
  return place;
}

/** Where the entries of the last `lines` lines begin, the dividers before them included. */
function startOfLast(entries: readonly Entry[], lines: number): number {
  let place = entries.length;
  for (let left = lines; left > 0;) if (isLine(entries[--place])) left -= 1;
  while (place > 0 && !isLine(entries[place - 1])) place -= 1;
  return place;
}
