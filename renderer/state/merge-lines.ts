/** Puts new and changed transcript lines into those on screen: each key once, in the server's order. */
import type { TranscriptLine } from '#preload/model/transcript.ts';

/** @returns a new array; a line of `incoming` replaces the shown one with its key */
export function mergeLines(
  before: readonly TranscriptLine[],
  incoming: readonly TranscriptLine[],
): readonly TranscriptLine[] {
  const cut = incoming.find(({ kind }) => kind === 'not-kept');
  const shown = cut ? before.filter(({ order }) => order > cut.order) : before;
  const first = shown[0]?.order ?? Infinity;
  const last = shown.at(-1)?.order ?? -Infinity;
  const later = incoming.filter(({ order }) => order > last);
  const earlier = incoming.filter(({ order }) => order < first && order <= last);
  // As nearly always: those that are shown are not looked at.
  if (earlier.length + later.length === incoming.length)
    return [...inOrder(earlier), ...shown, ...inOrder(later)];
  return inOrder([...shown, ...incoming]);
}

/** Of two with one key the second. */
function inOrder(lines: readonly TranscriptLine[]): readonly TranscriptLine[] {
  const byKey = new Map(lines.map((line) => [line.key, line]));
  return [...byKey.values()].sort((a, b) => a.order - b.order);
}
