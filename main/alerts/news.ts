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

/**
 * Every line that was told as it was said is a portion; all those that were missed are one together. `wasThere`: the
 * session was there when I signed in.
 */
export function findNews(
  before: SessionRecord | undefined,
  after: SessionRecord,
  phase: Connection['phase'],
  wasThere = false,
): readonly Portion[] {
  const fresh = before ? newLines(before.lines, after.lines) : linesFrom(after.lines);
  if (fresh.length === 0) return [];
  const said = withoutThePast(fresh, before, after, wasThere).filter(isSaidByOthers);
  // What is told while I sign in is told as it is said.
  const isMissed = (line: TranscriptLine): boolean =>
    line.wasMissed || (phase !== 'connected' && phase !== 'connecting');
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

/**
 * A session begins with its past, told of or read in the log for the first time, whenever that is. What came after I did is
 * news, unless it was there when I signed in; and so is what was said after the first that was told.
 */
function withoutThePast(
  lines: readonly TranscriptLine[],
  before: SessionRecord | undefined,
  after: SessionRecord,
  wasThere: boolean,
): readonly TranscriptLine[] {
  const isFirstReading = after.wasLogRead && before?.wasLogRead !== true;
  const isFirstTelling = !after.wasLogRead && (before === undefined || before.lines.length === 0);
  if (!isFirstReading && !isFirstTelling) return lines;
  const mine = lines.findLastIndex(({ kind, from }) => kind === 'joined' && from.isMe);
  // Nobody has said when I came: what was told is news, what was read is what I have come to.
  const isAfterMyComing = (place: number): boolean => (mine === -1 ? isFirstTelling : place > mine);
  return lines.filter(
    (line, place) => line.wasMissed || (isAfterMyComing(place) && !(isFirstReading && wasThere)),
  );
}

function isSaidByOthers(line: TranscriptLine): boolean {
  return isMessage(line) && !line.from.isMe;
}
