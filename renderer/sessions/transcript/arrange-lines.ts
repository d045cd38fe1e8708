/** Lays a transcript out for reading: days are parted, and what one person says in a row stands under one name. */
import type { TranscriptLine } from '#preload/model/transcript.ts';
import { dayOf, isMoment } from '#renderer/ui/format-time.ts';

/** One row on screen. `key` names it within its transcript, and stays the same when lines are added. */
export type Entry =
  | { readonly kind: 'day'; readonly key: string; readonly at: number }
  | {
      readonly kind: 'missed';
      readonly key: string;
      /** How many lines in a row, from here on, were missed when they were said and read again later. */
      readonly count: number;
      /** Things that somebody wrote, and nothing else. */
      readonly areMessages: boolean;
    }
  | { readonly kind: 'event'; readonly key: string; readonly line: TranscriptLine }
  | {
      readonly kind: 'message';
      readonly key: string;
      readonly line: TranscriptLine;
      /** First of a row by one person: carries the name, and stands apart from what is above it. */
      readonly opens: boolean;
    };

/** After a longer silence the name is said again. */
const NAME_PAUSE_MS = 5 * 60_000;

/** `lines` in their order. A day is parted before its first line with a time, a run of missed lines before its first. */
export const arrangeLines = (lines: readonly TranscriptLine[]): readonly Entry[] =>
  arrangePart(lines, 0, lines.length);

/** The entries of the lines from `start` up to `end`, as they stand among all of `lines`. */
export function arrangePart(lines: readonly TranscriptLine[], start: number, end: number): readonly Entry[] {
  const entries: Entry[] = [];
  let day = dayBefore(lines, start);
  let above = spokenBefore(lines, start);
  for (let place = start; place < end; place += 1) {
    const line = lines[place];
    if (line === undefined) break;
    const at = momentOf(line);
    const ownDay = at === null ? day : dayOf(at);
    if (at !== null && ownDay !== day) {
      entries.push({ kind: 'day', key: `day ${line.key}`, at });
      day = ownDay;
      above = null;
    }
    if (line.wasMissed && lines[place - 1]?.wasMissed !== true) {
      entries.push({ kind: 'missed', key: `missed ${line.key}`, ...measureRun(lines, place) });
      above = null;
    }
    if (isEvent(line)) {
      entries.push({ kind: 'event', key: line.key, line });
      above = null;
    } else {
      entries.push({
        kind: 'message',
        key: line.key,
        line,
        opens: above === null || !continues(line, above),
      });
      above = line;
    }
  }
  return entries;
}

/** When it was said, if that is a moment: a line without one makes no day. */
export const momentOf = ({ at }: TranscriptLine): number | null => (at !== null && isMoment(at) ? at : null);

/** The day that the lines before `place` have come to. */
function dayBefore(lines: readonly TranscriptLine[], place: number): string {
  for (let line = lines[--place]; line !== undefined; line = lines[--place]) {
    const at = momentOf(line);
    if (at !== null) return dayOf(at);
  }
  return '';
}

function spokenBefore(lines: readonly TranscriptLine[], place: number): TranscriptLine | null {
  const line = lines[place - 1];
  return line === undefined || isEvent(line) ? null : line;
}

/** How many lines in a row, from `start` on, were missed, and whether all of them are messages. */
export function measureRun(
  lines: readonly TranscriptLine[],
  start: number,
): { readonly count: number; readonly areMessages: boolean } {
  let count = 0;
  let areMessages = true;
  // Only as far as the run goes: each line is looked at once more, however many runs there are.
  for (let line = lines[start]; line?.wasMissed === true; line = lines[start + count]) {
    count += 1;
    areMessages &&= !isEvent(line);
  }
  return { count, areMessages };
}

const isEvent = ({ kind }: TranscriptLine): boolean =>
  kind === 'joined' || kind === 'left' || kind === 'rejoined' || kind === 'unknown' || kind === 'not-kept';

const continues = (line: TranscriptLine, above: TranscriptLine): boolean =>
  line.from.nickname === above.from.nickname &&
  line.from.role === above.from.role &&
  line.from.isMe === above.from.isMe &&
  line.seenBy === above.seenBy &&
  (line.at ?? 0) - (above.at ?? 0) < NAME_PAUSE_MS;
