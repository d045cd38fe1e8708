/** How large the page is shown: by menu, keys, or the wheel with Ctrl held. */
import type { WebContents } from 'electron';

export type ZoomStep = 'in' | 'out' | 'actual';

/** As Electron counts: each whole step is a fifth more or less. From 58 % to 249 %. */
const STEP = 0.5;
const LEAST = -3;
const MOST = 5;

/** What comes after `level`. A level that was stored may be anything. */
export function nextZoom(level: number, step: ZoomStep): number {
  if (step === 'actual') return 0;
  return limitZoom(level + (step === 'in' ? STEP : -STEP));
}

/** In Electron’s steps of zoom: each is a factor of 1.2, 0 is 100 %. */
export function limitZoom(level: number): number {
  return Math.max(LEAST, Math.min(level, MOST));
}

/** Shows the page at `level` from its beginning, and follows the wheel. */
export function keepZoom(page: WebContents, level: () => number, onStep: (step: ZoomStep) => void): void {
  // Chromium keeps the zoom by address, so there must be one.
  page.on('did-navigate', () => page.setZoomLevel(limitZoom(level())));
  page.on('zoom-changed', (_event, direction) => onStep(direction));
}
