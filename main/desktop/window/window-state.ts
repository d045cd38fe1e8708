/** Follows where the window is and how far it is zoomed, and has both stored when they have come to rest. */
import { isDeepStrictEqual } from 'node:util';
import type { BrowserWindow } from 'electron';
import type { SettingsFile, StoredSettings } from '#main/settings/settings.ts';

type WindowSettings = Pick<StoredSettings, 'windowBounds' | 'zoomLevel'>;

export interface WindowStateStore {
  read(): WindowSettings;
  follow(window: BrowserWindow): void;
  /** What is to be stored has changed in a way that the window does not tell. */
  noteChange(): void;
  /** Stores what still waits to be. */
  flush(): Promise<void>;
}

/** Milliseconds: a window that is being dragged tells of every step. */
const SAVE_DELAY_MS = 500;

/** `onFailure`: it could not be written. That is no reason to trouble anybody. */
export function createWindowStateStore(
  settings: SettingsFile,
  onFailure: (error: unknown) => void,
): WindowStateStore {
  let followed: BrowserWindow | null = null;
  let resting: NodeJS.Timeout | null = null;

  async function flush(): Promise<void> {
    if (resting === null) return;
    clearTimeout(resting);
    resting = null;
    if (followed === null || followed.isDestroyed()) return;
    const { windowBounds, zoomLevel } = settings.read();
    const seen = readWindow(followed);
    if (isDeepStrictEqual(seen, { windowBounds, zoomLevel })) return;
    await settings.change(seen).catch(onFailure);
  }

  function noteChange(): void {
    if (resting !== null) clearTimeout(resting);
    resting = setTimeout(() => void flush(), SAVE_DELAY_MS);
  }

  return {
    read: settings.read,
    follow(window) {
      followed = window;
      window.on('resize', noteChange);
      window.on('move', noteChange);
      window.on('maximize', noteChange);
      window.on('unmaximize', noteChange);
      // Afterwards there is nothing to be read any more.
      window.on('close', () => void flush());
    },
    noteChange,
    flush,
  };
}

function readWindow(window: BrowserWindow): WindowSettings {
  const { x, y, width, height } = window.getNormalBounds();
  return {
    windowBounds: { x, y, width, height, isMaximized: window.isMaximized() },
    zoomLevel: window.webContents.getZoomLevel(),
  };
}
