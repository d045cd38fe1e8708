/** The number on a disc. */
import { describe, expect, it } from 'vitest';
import type { Bitmap } from '#main/desktop/badge/badge-image.ts';
import { drawBadge, emptyBitmap } from '#main/desktop/badge/badge-image.ts';

/** One letter for each pixel: White, Red, or . for nothing. */
function show({ pixels, size }: Bitmap): string[] {
  return Array.from({ length: size }, (_, y) =>
    Array.from({ length: size }, (__, x) => {
      const [blue, , , opacity] = pixels.subarray((y * size + x) * 4);
      if (opacity === 0) return '.';
      return blue === 0xff ? 'W' : 'R';
    }).join(''),
  );
}

function draw(size: number, count: number, share = 1): string[] {
  const bitmap = emptyBitmap(size);
  drawBadge(bitmap, count, share);
  return show(bitmap);
}

it('draws a digit', () => {
  expect(draw(8, 7)).toEqual([
    '..RRRR..',
    '.RRRRRR.',
    'RRRWWWRR',
    'RRRRRWRR',
    'RRRRWRRR',
    'RRRRWRRR',
    '.RRRWRR.',
    '..RRRR..',
  ]);
});

describe.each([16, 20, 22, 24, 32, 44, 48])('at %i pixels', (size) => {
  it('tells every count from 1 to 9 apart, and says 9+ beyond', () => {
    const pictures = Array.from({ length: 12 }, (_, place) => draw(size, place + 1, 0.5).join());
    expect(new Set(pictures.slice(0, 9)).size).toBe(9);
    expect(pictures[9]).not.toBe(pictures[8]);
    expect(pictures[10]).toBe(pictures[9]);
  });

  it('leaves the upper left half of the icon as it is', () => {
    const rows = draw(size, 3, 0.5);
    expect(rows.slice(0, Math.floor(size * 0.4)).join('')).toMatch(/^\.+$/);
  });
});
