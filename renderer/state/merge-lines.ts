/** Puts new and changed transcript lines into those on screen: each key once, in the server's order. */
import type { TranscriptLine } from '#preload/model/transcript.ts';

/** @returns a new array; a line of `incoming` replaces the shown one with its key */
export function mergeLines(
  shown: readonly TranscriptLine[],
  incoming: readonly TranscriptLine[],
): readonly TranscriptLine[] {
  const byKey = new Map(shown.map((line) => [line.key, line]));
  for (const line of incoming) byKey.set(line.key, line);
  return [...byKey.values()].sort((a, b) => a.order - b.order);
}
