/** Makes one short line of what other people wrote, for places where the system draws it: menus, tips, notifications, titles. */

/** Line breaks, other controls, and marks that turn the direction of what stands around them. */
const UNWANTED = /[\p{Cc}\p{Zl}\p{Zp}\u200E\u200F\u202A-\u202E\u2066-\u2069\s]+/gu;

/** Made once: making one takes longer than using it. */
const characters = new Intl.Segmenter('en');

/** `longest`: characters, as people count them more or less. */
export function toPlainText(text: string, longest: number): string {
  // Nobody waits for the end of a text of which only the beginning is shown.
  const beginning = text.slice(0, longest * 8);
  const line = beginning
    .replace(/\p{Cs}/gu, '\uFFFD')
    .replace(UNWANTED, ' ')
    .trim();
  if (line.length <= longest) return line;
  const segments = Array.from(characters.segment(line), ({ segment }) => segment);
  return segments.length <= longest
    ? line
    : `${segments
        .slice(0, longest - 1)
        .join('')
        .trimEnd()}…`;
}
