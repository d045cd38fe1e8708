/** Where the window opens, on whatever displays there are. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Bounds } from '#main/desktop/window/window-bounds.ts';
import { canBeReached, fitBounds, SMALLEST } from '#main/desktop/window/window-bounds.ts';

const PRIMARY: Bounds = { x: 0, y: 25, width: 1440, height: 875 };
const LEFT: Bounds = { x: -1920, y: -200, width: 1920, height: 1080 };
const stored = { x: 200, y: 120, width: 900, height: 600, isMaximized: false };

describe('the window', () => {
  it('opens in the middle of the primary display the first time', () => {
    expect(fitBounds(null, [PRIMARY, LEFT])).toEqual({
      x: 80,
      y: 63,
      width: 1280,
      height: 800,
      isMaximized: false,
    });
  });

  it('comes back where it was, on any display', () => {
    expect(fitBounds(stored, [PRIMARY])).toEqual(stored);
    const onLeft = { ...stored, x: -1800, y: -150, isMaximized: true };
    expect(fitBounds(onLeft, [PRIMARY, LEFT])).toEqual(onLeft);
  });

  it('may overhang as its person left it', () => {
    const overhanging = { ...stored, x: 1200, y: 700 };
    expect(fitBounds(overhanging, [PRIMARY])).toEqual(overhanging);
  });

  it('comes to the primary display when its own has been taken away', () => {
    const gone = { ...stored, x: -1800, y: -150, isMaximized: true };
    expect(fitBounds(gone, [PRIMARY])).toEqual({
      x: 270,
      y: 163,
      width: 900,
      height: 600,
      isMaximized: true,
    });
  });

  it('fits into a display that has become smaller, or is scaled otherwise', () => {
    const small = { x: 0, y: 0, width: 960, height: 540 };
    const large = { x: 300, y: 100, width: 1600, height: 1000, isMaximized: false };
    expect(fitBounds(large, [small])).toEqual({ x: 0, y: 0, width: 960, height: 540, isMaximized: false });
  });

  it('is not left with its upper edge out of reach', () => {
    for (const y of [-300, 890]) {
      expect(fitBounds({ ...stored, y }, [PRIMARY])).toMatchObject({ x: 270, y: 163 });
    }
    expect(fitBounds({ ...stored, x: 1400 }, [PRIMARY])).toMatchObject({ x: 270 });
  });

  it('is within reach and large enough wherever it was and whatever the displays are', () => {
    const place = fc.record({
      x: fc.integer({ min: -10_000, max: 10_000 }),
      y: fc.integer({ min: -10_000, max: 10_000 }),
      width: fc.integer({ min: 1, max: 8000 }),
      height: fc.integer({ min: 1, max: 8000 }),
      isMaximized: fc.boolean(),
    });
    const area = fc.record({
      x: fc.integer({ min: -6000, max: 6000 }),
      y: fc.integer({ min: -6000, max: 6000 }),
      width: fc.integer({ min: 640, max: 5000 }),
      height: fc.integer({ min: 400, max: 3000 }),
    });
    fc.assert(
      fc.property(place, area, fc.array(area, { maxLength: 3 }), (before, primary, others) => {
        const found = fitBounds(before, [primary, ...others]);
        expect(canBeReached(found, [primary, ...others])).toBe(true);
        expect(found.width).toBeGreaterThanOrEqual(SMALLEST.width);
        expect(found.height).toBeGreaterThanOrEqual(SMALLEST.height);
      }),
    );
  });
});
