/** How many things wait to be looked at, on the dock, the taskbar and in the window's title. */
import { app, BrowserWindow, nativeImage } from 'electron';
import { drawBadge, emptyBitmap } from './badge-image.ts';

const NAME = 'SMS Supervisor';
/** Windows draws overlays at 16 units; twice that is sharp on dense screens. */
const OVERLAY = 32;

/** Returns what shows a count; windows that are opened later show it too. */
export function createBadge(platform: NodeJS.Platform): (count: number) => void {
  let shown = 0;

  function mark(window: BrowserWindow): void {
    window.setTitle(shown === 0 ? NAME : `(${shown}) ${NAME}`);
    if (platform !== 'win32') return;
    window.setOverlayIcon(shown === 0 ? null : overlay(shown), shown === 0 ? '' : `${shown} to look at`);
  }

  app.on('browser-window-created', (_event, window) => {
    // The page's own title would take the count away.
    window.on('page-title-updated', (event) => event.preventDefault());
    mark(window);
  });
  return (count) => {
    if (count === shown) return;
    shown = count;
    // macOS, and those desktops of Linux that have a place for it.
    if (platform !== 'win32') app.setBadgeCount(count);
    for (const window of BrowserWindow.getAllWindows()) mark(window);
  };
}

function overlay(count: number): Electron.NativeImage {
  const bitmap = emptyBitmap(OVERLAY);
  drawBadge(bitmap, count, 1);
  return nativeImage.createFromBitmap(Buffer.from(bitmap.pixels), {
    width: OVERLAY,
    height: OVERLAY,
    scaleFactor: 2,
  });
}
