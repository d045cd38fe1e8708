/** Decides where the window opens: where it was, if it can be reached there on the displays of now. Pure. */
import type { WindowPlace } from '#main/settings/settings.ts';

/** In units of the screen, whose origin is the primary display's: displays to its left have negative ones. */
export interface Bounds {
  /** In pixels of the desktop before scaling (DIP), as Electron counts them; so are the others. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const SMALLEST = { width: 720, height: 480 };
const USUAL = { width: 1280, height: 800 };

/** So much of the window's upper edge must be on a display: enough to take hold of it. */
const GRIP = { width: 120, height: 24 };

/** `areas` are what the displays have left for windows, the primary one's first; there is at least one. */
export function fitBounds(
  stored: WindowPlace | null,
  [primary, ...others]: readonly [Bounds, ...Bounds[]],
): WindowPlace {
  const isMaximized = stored?.isMaximized ?? false;
  const home = stored && [primary, ...others].toSorted((a, b) => grip(stored, b) - grip(stored, a))[0];
  if (!stored || !home || !canBeReached(stored, [home])) {
    return { ...centre(fit(stored ?? USUAL, primary), primary), isMaximized };
  }
  const size = fit(stored, home);
  const isShrunk = size.width < stored.width || size.height < stored.height;
  return { ...(isShrunk ? moveInside({ ...stored, ...size }, home) : { ...stored, ...size }), isMaximized };
}

/** A person could take hold of a window there. */
export function canBeReached(bounds: Bounds, areas: readonly Bounds[]): boolean {
  return areas.some((area) => grip(bounds, area) > 0);
}

/** How much of the upper edge, in units, is on a display; 0 when it is too little. */
function grip(bounds: Bounds, area: Bounds): number {
  const width = overlap(bounds.x, bounds.width, area.x, area.width);
  const height = overlap(bounds.y, GRIP.height, area.y, area.height);
  // Half of the grip's height is still something to point at.
  return width >= GRIP.width && height >= GRIP.height / 2 ? width : 0;
}

function overlap(from: number, length: number, areaFrom: number, areaLength: number): number {
  return Math.max(0, Math.min(from + length, areaFrom + areaLength) - Math.max(from, areaFrom));
}

/** No larger than the display has room for, and no smaller than the page can be used at. */
function fit(wanted: Pick<Bounds, 'width' | 'height'>, area: Bounds): Pick<Bounds, 'width' | 'height'> {
  return {
    width: Math.max(Math.min(wanted.width, area.width), SMALLEST.width),
    height: Math.max(Math.min(wanted.height, area.height), SMALLEST.height),
  };
}

function centre({ width, height }: Pick<Bounds, 'width' | 'height'>, area: Bounds): Bounds {
  const x = area.x + Math.round((area.width - width) / 2);
  const y = area.y + Math.round((area.height - height) / 2);
  return moveInside({ x, y, width, height }, area);
}

/** The upper left corner is what must be seen where not all can be. */
function moveInside({ x, y, width, height }: Bounds, area: Bounds): Bounds {
  return {
    x: Math.max(area.x, Math.min(x, area.x + area.width - width)),
    y: Math.max(area.y, Math.min(y, area.y + area.height - height)),
    width,
    height,
  };
}
