/** Which lines of the transcript on screen the page gets next: its newest at once, so that they can be read, then the earlier ones in pieces. */
import type { KeptLine } from '#main/sessions/kept-line.ts';
import { toShownLine } from '#main/sessions/kept-line.ts';
import type { LineList } from '#main/sessions/line-list.ts';
import { lineAt, linesFrom, linesSince, noLines, placeOfOrder } from '#main/sessions/line-list.ts';
import type { TranscriptPatch } from '#preload/model/app-state.ts';
import type { Speaker, TranscriptLine } from '#preload/model/transcript.ts';

/** More than a screen shows. */
export const NEWEST_LINES = 200;
/** What a page draws beside the work of a moment. */
export const PIECE_LINES = 500;

export interface TranscriptFeed {
  /** What a patch has to bring of these lines, which are those of the session on screen. */
  next(sessionId: string, lines: LineList): readonly TranscriptPatch[];
  /** Earlier lines of this session are still to be sent. */
  hasMore(sessionId: string | null): boolean;
  /** The page has nothing any more. */
  forget(): void;
}

export function createTranscriptFeed(): TranscriptFeed {
  let sent: LineList = noLines();
  let sentOf: string | null = null;
  /** So many of the first lines have not been sent. */
  let unsent = 0;

  function begin(sessionId: string, lines: LineList): readonly TranscriptPatch[] {
    [sent, sentOf, unsent] = [lines, sessionId, Math.max(0, lines.length - NEWEST_LINES)];
    // Even when nobody has said anything: the page must know that it has all there is.
    const { lines: newest, ...patch } = patchOf(sessionId, lines, unsent, lines.length);
    return [{ ...patch, lines: [...noticesOf(lines), ...newest] }];
  }

  /** What is new or other among the lines that the page should have. */
  function freshIn(lines: LineList): readonly KeptLine[] {
    const first = lineAt(sent, unsent);
    const fresh = linesSince(sent, lines);
    if (first === undefined || unsent === 0 || sent.shared === lines.shared) return fresh;
    // What has come late may have moved the first line that was sent.
    unsent = placeOfOrder(lines, first.order);
    while (lineAt(lines, unsent)?.order === first.order) unsent += 1;
    return fresh.filter(({ order }) => order > first.order);
  }

  function goOn(sessionId: string, lines: LineList): readonly TranscriptPatch[] {
    const fresh = freshIn(lines);
    // Nearly all looks other than before: it is sent as if for the first time.
    if (fresh.length > PIECE_LINES) return begin(sessionId, lines);
    const notices = lines.cut === sent.cut ? [] : noticesOf(lines);
    const end = unsent;
    unsent = Math.max(0, end - PIECE_LINES);
    sent = lines;
    if (end === 0 && fresh.length === 0 && notices.length === 0) return [];
    const { lines: piece, ...patch } = patchOf(sessionId, lines, unsent, end);
    return [{ ...patch, lines: [...notices, ...piece, ...fresh.map(toShownLine)] }];
  }

  function patchOf(sessionId: string, lines: LineList, from: number, end: number): TranscriptPatch {
    const shown: TranscriptPatch['lines'] = linesFrom(lines, from, end).map(toShownLine);
    return { sessionId, lines: shown, ...(unsent > 0 && { hasEarlier: true }) };
  }

  return {
    next: (sessionId, lines) => (sessionId === sentOf ? goOn(sessionId, lines) : begin(sessionId, lines)),
    hasMore: (sessionId) => unsent > 0 && sessionId === sentOf,
    forget() {
      [sent, sentOf, unsent] = [noLines(), null, 0];
    },
  };
}

const NOBODY: Speaker = { nickname: '', role: 'external', isMe: false, visibility: null };

/** Stands where the last line that is not kept stood: what is up to it goes from the page as well. */
function noticesOf({ cut }: LineList): readonly TranscriptLine[] {
  if (cut === null) return [];
  const about = { from: NOBODY, seenBy: null, at: null, wasMissed: false };
  return [{ ...about, key: 'not-kept', order: cut.order, kind: 'not-kept', text: String(cut.messages) }];
}
