/** Makes one short line of a long text, with the part in it that it is about. */
import type { Span } from '#preload/rules/text/fold-text.ts';
import { toPlainText } from './plain-text.ts';

/** `longest`: characters, as people count them more or less. `part`: what must be in it; `null`: the beginning is as good. */
export function excerpt(text: string, part: Span | null, longest: number): string {
  // A third is for what stands before it. A text that shows it near its beginning is begun there.
  const before = Math.floor(longest / 3);
  if (part === null || part.end <= before * 2) return toPlainText(text, longest);
  return toPlainText(`…${text.slice(beginBefore(text, part.start, before))}`, longest);
}

/** A word is not cut in two, unless it is too long for that. */
function beginBefore(text: string, start: number, before: number): number {
  const earliest = Math.max(0, start - before);
  const space = text.slice(earliest, start).search(/\s\S/u);
  const begin = space === -1 ? earliest : earliest + space + 1;
  // Nor is a character.
  return /[\uDC00-\uDFFF]/.test(text.charAt(begin)) ? begin + 1 : begin;
}
