/** Which lines of a transcript are news: said by others, after I came, and not read out of a past that I never saw. Pure. */
import { isMessage } from '#main/sessions/kept-line.ts';
import type { LineList } from '#main/sessions/line-list.ts';
import { cutSince, lastLine, lineAt, linesFrom } from '#main/sessions/line-list.ts';
import type { SessionRecord } from '#main/sessions/session-record.ts';
import type { Connection } from '#preload/model/connection.ts';
import type { TranscriptLine } from '#preload/model/transcript.ts';

/** Lines that are worth one alert together. */
export interface Portion {
  readonly lines: readonly TranscriptLine[];
  /** They were read later, after an interruption or to fill a gap. */
  readonly wasMissed: boolean;
}

/** Every line that was told as it was said is a portion; all those that were missed are one together. */
export function findNews(
  before: SessionRecord | undefined,
  after: SessionRecord,
  phase: Connection['phase'],
): readonly Portion[] {
  const fresh = before ? newLines(before.lines, after.lines) : linesFrom(after.lines);
  if (fresh.length === 0) return [];
  const isFirstReading = before === undefined || before.lines.length === 0;
  const said = (isFirstReading ? sinceMyComing(fresh, before, after, phase) : fresh).filter(isSaidByOthers);
  const isMissed = (line: TranscriptLine): boolean => line.wasMissed || phase !== 'connected';
  const missed = said.filter(isMissed);
  const told = said.filter((line) => !isMissed(line));
  return [
    ...told.map((line) => ({ lines: [line], wasMissed: false })),
    ...(missed.length > 0 ? [{ lines: missed, wasMissed: true }] : []),
  ];
}

/** Lines are put in, and taken out only at the front: when the last one is where it was, what is new stands behind it. */
function newLines(before: LineList, after: LineList): readonly TranscriptLine[] {
  const last = lastLine(before);
  if (before === after) return [];
  const end = before.length - cutSince(before, after);
  if (last && lineAt(after, end - 1)?.key === last.key) return linesFrom(after, end);
  const known = new Set(linesFrom(before).map(({ key }) => key));
  return linesFrom(after).filter(({ key }) => !known.has(key));
}

/** A session begins with its past. What came after I did is news, unless it was there when I signed in. */
function sinceMyComing(
  lines: readonly TranscriptLine[],
  before: SessionRecord | undefined,
  after: SessionRecord,
  phase: Connection['phase'],
): readonly TranscriptLine[] {
  if (phase === 'connecting') return [];
  const mine = lines.findLastIndex(({ kind, from }) => kind === 'joined' && from.isMe);
  if (mine !== -1) return lines.slice(mine + 1);
  // Nobody has said when I came: the store knows what was told, and not read out of the log.
  const told = after.session.unread - (before?.session.unread ?? 0);
  return told > 0 ? lines.filter(isSaidByOthers).slice(-told) : [];
}

function isSaidByOthers(line: TranscriptLine): boolean {
  return isMessage(line) && !line.from.isMe;
}
