/** The displays of this computer, as the window needs them. */
import type { BrowserWindow } from 'electron';
import { screen } from 'electron';
import type { WindowPlace } from '#main/settings/settings.ts';
import type { Bounds } from './window-bounds.ts';
import { canBeReached, fitBounds } from './window-bounds.ts';

/** Where a window that was at `stored` opens now. */
export function placeNow(stored: WindowPlace | null): WindowPlace {
  return fitBounds(stored, workAreas());
}

/** Moves a window that nobody could reach. */
export function putWithinReach(window: BrowserWindow): void {
  const areas = workAreas();
  if (canBeReached(window.getBounds(), areas)) return;
  const { x, y, width, height } = fitBounds({ ...window.getNormalBounds(), isMaximized: false }, areas);
  window.setBounds({ x, y, width, height });
}

function workAreas(): [Bounds, ...Bounds[]] {
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id);
  return [primary.workArea, ...others.map(({ workArea }) => workArea)];
}
