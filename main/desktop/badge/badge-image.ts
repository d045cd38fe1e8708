/** Draws a number on a disc, over an icon or by itself. Works on bare pixels: neither Electron nor a page is needed. */
import { lookUp } from '#preload/rules/look-up.ts';

/** Rows of three dots, from the top. */
const GLYPHS: Readonly<Record<string, readonly string[]>> = {
  '1': ['.#.', '##.', '.#.', '.#.', '###'],
  '2': ['##.', '..#', '.#.', '#..', '###'],
  '3': ['##.', '..#', '.#.', '..#', '##.'],
  '4': ['#.#', '#.#', '###', '..#', '..#'],
  '5': ['###', '#..', '##.', '..#', '##.'],
  '6': ['.##', '#..', '###', '#.#', '###'],
  '7': ['###', '..#', '.#.', '.#.', '.#.'],
  '8': ['###', '#.#', '###', '#.#', '###'],
  '9': ['###', '#.#', '###', '..#', '##.'],
  '+': ['...', '.#.', '###', '.#.', '...'],
};
const GLYPH_WIDTH = 3;
const GLYPH_HEIGHT = 5;

/** Blue, green, red, opacity: the order that Electron's bitmaps have. */
type Colour = readonly [number, number, number, number];
const DISC: Colour = [0x1c, 0x1c, 0xc6, 0xff];
const DIGITS: Colour = [0xff, 0xff, 0xff, 0xff];
const NOTHING: Colour = [0, 0, 0, 0];

export interface Bitmap {
  readonly pixels: Uint8Array;
  /** Of a side. */
  readonly size: number;
}

/** Nothing to draw on. */
export function emptyBitmap(size: number): Bitmap {
  return { pixels: new Uint8Array(size * size * 4), size };
}

/** Draws into the lower right corner, or over all when `share` is 1. A gap around the disc sets it off from the icon. */
export function drawBadge({ pixels, size }: Bitmap, count: number, share: number): void {
  const radius = (size * share) / 2;
  const centre = size - radius;
  const put = (x: number, y: number, colour: Colour): void => {
    if (x >= 0 && y >= 0 && x < size && y < size) pixels.set(colour, (y * size + x) * 4);
  };
  const gap = share === 1 ? 0 : Math.max(1, size / 16);
  for (let y = 0; y < size; y += 1)
    for (let x = 0; x < size; x += 1) {
      const distance = Math.hypot(x + 0.5 - centre, y + 0.5 - centre);
      if (distance <= radius) put(x, y, DISC);
      else if (distance <= radius + gap) put(x, y, NOTHING);
    }
  drawText(count > 9 ? '9+' : String(count), centre, radius, put);
}

function drawText(
  text: string,
  centre: number,
  radius: number,
  put: (x: number, y: number, colour: Colour) => void,
): void {
  const columns = text.length * (GLYPH_WIDTH + 1) - 1;
  // As large as the disc holds, corner to corner.
  const scale = Math.max(1, Math.floor((2 * radius) / Math.hypot(columns, GLYPH_HEIGHT)));
  const left = Math.round(centre - (columns * scale) / 2);
  const top = Math.round(centre - (GLYPH_HEIGHT * scale) / 2);
  for (const [index, character] of Array.from(text).entries())
    for (const [row, dots] of (lookUp(GLYPHS, character) ?? []).entries())
      for (const [column, dot] of Array.from(dots).entries()) {
        if (dot !== '#') continue;
        const x = left + (index * (GLYPH_WIDTH + 1) + column) * scale;
        for (let dy = 0; dy < scale; dy += 1)
          for (let dx = 0; dx < scale; dx += 1) put(x + dx, top + row * scale + dy, DIGITS);
      }
}
