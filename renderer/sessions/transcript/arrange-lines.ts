/** Lays a transcript out for reading: days are parted, and what one person says in a row stands under one name. */
import type { TranscriptLine } from '../../../preload/model.ts';

export type Entry =
  | { readonly kind: 'day'; readonly key: string; readonly at: number }
  | { readonly kind: 'event'; readonly key: string; readonly line: TranscriptLine }
  | {
      readonly kind: 'message';
      readonly key: string;
      readonly line: TranscriptLine;
      /** True: carries the name, and stands apart from what is above it. */
      readonly opens: boolean;
    };

/** After a longer silence the name is said again. */
const PAUSE = 5 * 60_000;

export function arrangeLines(lines: readonly TranscriptLine[]): readonly Entry[] {
  const entries: Entry[] = [];
  let day = '';
  let above: TranscriptLine | null = null;
  for (const line of lines) {
    const ownDay = line.at === null ? day : new Date(line.at).toDateString();
    if (line.at !== null && ownDay !== day) {
      entries.push({ kind: 'day', key: `day ${line.key}`, at: line.at });
      day = ownDay;
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

const isEvent = ({ kind }: TranscriptLine): boolean =>
  kind === 'joined' || kind === 'left' || kind === 'rejoined' || kind === 'unknown';

const continues = (line: TranscriptLine, above: TranscriptLine): boolean =>
  line.from.nickname === above.from.nickname &&
  line.from.role === above.from.role &&
  line.from.isMe === above.from.isMe &&
  line.seenBy === above.seenBy &&
  (line.at ?? 0) - (above.at ?? 0) < PAUSE;
