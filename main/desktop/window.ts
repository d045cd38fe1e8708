/** The one window. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BrowserWindow } from 'electron';
import { APP_PAGE } from './app-scheme.ts';
import { SAFE_WEB_PREFERENCES } from './security.ts';

export interface MainWindow {
  /** `null` while there is none. */
  page(): Electron.WebContents | null;
  /** Opens it, or brings it to the front. */
  show(): void;
  close(): void;
}

export interface WindowParts {
  /** Where the build put the parts of the app. */
  readonly builtFolder: string;
  /** A path. */
  readonly icon: string;
  /** The page begins anew: what it showed is on screen no more. */
  readonly onPageStart: () => void;
  readonly mayClose: () => boolean;
  /** The page's process has died; it is started again. */
  readonly onPageLost: (reason: string) => void;
}

export function createMainWindow(parts: WindowParts): MainWindow {
  const { builtFolder, icon, onPageStart, mayClose, onPageLost } = parts;
  let window: BrowserWindow | null = null;

  function open(): BrowserWindow {
    const opened = new BrowserWindow({
      width: 1280,
      height: 800,
      minWidth: 720,
      minHeight: 480,
      title: 'SMS Supervisor',
      icon,
      show: false,
      webPreferences: {
        ...SAFE_WEB_PREFERENCES,
        preload: join(builtFolder, 'preload', 'index.cjs'),
        spellcheck: false,
      },
    });
    // Shown when painted: no white flash.
    opened.once('ready-to-show', () => opened.show());
    opened.webContents.on('render-process-gone', (_event, { reason }) => {
      // Main has everything that the page showed: a new page has it back at once.
      if (reason === 'clean-exit' || opened.isDestroyed()) return;
      onPageLost(reason);
      opened.webContents.reload();
    });
    opened.on('close', (event) => {
      if (!mayClose()) event.preventDefault();
    });
    opened.on('closed', () => {
      window = null;
    });
    opened.webContents.on('did-start-loading', onPageStart);
    void opened.loadURL(APP_PAGE);
    return opened;
  }

  return {
    page: () => window?.webContents ?? null,
    show() {
      if (!window) {
        window = open();
        return;
      }
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
    close: () => window?.close(),
  };
}

/** Writes a picture of the page as PNG once it has been painted. */
export function pictureWhenPainted(page: Electron.WebContents, path: string): void {
  page.once('did-finish-load', () => {
    const SETTLE = 1500;
    setTimeout(() => {
      void page.capturePage().then((image) => writeFile(path, image.toPNG()));
    }, SETTLE);
  });
}
