/** Cuts the pieces of a text where parts of it are to be marked. */
import type { Span } from '#preload/rules/text/fold-text.ts';
import type { Piece } from './find-links.ts';

/** A run of characters that is marked as a whole, or not at all. */
export interface MarkedPart {
  readonly text: string;
  readonly isMarked: boolean;
}

/** A piece of the text, cut where marks begin and end. */
export interface MarkedPiece extends Piece {
  /** Joined, they are the piece. */
  readonly parts: readonly MarkedPart[];
}

/** `marked`: parts of the whole text, in their order, none of which overlaps another. One may go over several pieces. */
export function markPieces(pieces: readonly Piece[], marked: readonly Span[]): readonly MarkedPiece[] {
  let next = 0;
  let start = 0;
  return pieces.map(({ text, url }) => {
    const end = start + text.length;
    const parts: MarkedPart[] = [];
    let place = start;
    const add = (until: number, isMarked: boolean): void => {
      if (until <= place) return;
      parts.push({ text: text.slice(place - start, until - start), isMarked });
      place = until;
    };
    for (let span = marked[next]; span !== undefined && span.start < end; span = marked[next]) {
      add(span.start, false);
      add(Math.min(span.end, end), true);
      if (span.end > end) break;
      next += 1;
    }
    add(end, false);
    start = end;
    return { text, url, parts };
  });
}
