/** The one window. Closed, it is kept hidden: what somebody was writing is there when it is shown again. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BrowserWindow } from 'electron';
import { offerContextMenu } from '#main/desktop/menu/context-menu.ts';
import type { ZoomStep } from '#main/desktop/menu/zoom.ts';
import { keepZoom, nextZoom } from '#main/desktop/menu/zoom.ts';
import type { Closing } from './closing.ts';
import { placeNow, putWithinReach } from './displays.ts';
import { SAFE_WEB_PREFERENCES } from './security.ts';
import { SMALLEST } from './window-bounds.ts';
import type { WindowStateStore } from './window-state.ts';

export interface MainWindow {
  /** `null` while there is none. */
  page(): Electron.WebContents | null;
  /** Somebody can be looking at it: it is neither hidden nor minimised. */
  isReceived(): boolean;
  /** `listener` is told whenever it can be seen, or not any more. */
  onVisibility(listener: () => void): void;
  /** It is in no list of windows. */
  isHidden(): boolean;
  /** Makes it without showing it. */
  prepare(): void;
  /** Opens it, or brings it to the front. */
  show(): void;
  /** Puts it into the list of windows without showing it. */
  showMinimised(): void;
  /** Hides it where it can be opened again from the tray, and minimises it elsewhere. */
  putAway(): void;
  zoom(step: ZoomStep): void;
}

export interface WindowOptions {
  /** Where the build put the parts of the app. */
  readonly builtFolder: string;
  /** The page's address. */
  readonly page: string;
  /** A path. */
  readonly icon: string;
  readonly hasDeveloperTools: boolean;
  readonly memory: WindowStateStore;
  /** The page begins anew: what it showed is on screen no more. */
  readonly onPageStart: () => void;
  /** The page's process has died; it is started again. */
  readonly onPageLost: (reason: string) => void;
  readonly onClose: () => Closing;
  /** Asked each time: trays come and go. */
  readonly isTrayThere: () => Promise<boolean>;
  /** Windows is about to end the person's session; false: not yet, there is something to decide. */
  readonly maySystemEnd: () => boolean;
  readonly onSystemEnd: () => void;
}

export function createMainWindow(parts: WindowOptions): MainWindow {
  const { memory } = parts;
  let window: BrowserWindow | null = null;
  const visibilityListeners: (() => void)[] = [];
  /** A window that is maximised is shown by that: it has to wait. */
  let isMaximizedWhenShown = false;

  function open(isShown: boolean): BrowserWindow {
    const { isMaximized, ...bounds } = placeNow(memory.read().windowBounds);
    isMaximizedWhenShown = isMaximized;
    const opened = new BrowserWindow({ ...optionsOf(parts), ...bounds, paintWhenInitiallyHidden: isShown });
    // Shown when painted: no white flash.
    if (isShown) opened.once('ready-to-show', show);
    opened.on('closed', () => {
      window = null;
    });
    memory.follow(opened);
    offerContextMenu(opened);
    keepZoom(opened.webContents, () => memory.read().zoomLevel, zoom);
    listenToPage(opened, parts);
    listenToWindow(opened, parts);
    listenToVisibility(opened, () => visibilityListeners.forEach((tell) => tell()));
    void opened.loadURL(parts.page);
    return opened;
  }

  function show(): void {
    if (!window) return;
    if (isMaximizedWhenShown) window.maximize();
    isMaximizedWhenShown = false;
    if (window.isMinimized()) window.restore();
    // The display that it was on may have been taken away while it was hidden.
    if (!window.isVisible()) putWithinReach(window);
    window.show();
    window.focus();
  }

  function zoom(step: ZoomStep): void {
    window?.webContents.setZoomLevel(nextZoom(window.webContents.getZoomLevel(), step));
    memory.noteChange();
  }

  return {
    page: () => window?.webContents ?? null,
    isReceived: () => window !== null && window.isVisible() && !window.isMinimized(),
    onVisibility: (listener) => void visibilityListeners.push(listener),
    isHidden: () => window !== null && !window.isVisible() && !window.isMinimized(),
    prepare() {
      window ??= open(false);
    },
    show() {
      if (window) show();
      else window = open(true);
    },
    showMinimised() {
      window ??= open(false);
      minimise(window);
    },
    putAway: () => window && putAway(window, parts),
    zoom,
  };
}

function optionsOf({
  builtFolder,
  icon,
  hasDeveloperTools,
}: WindowOptions): Electron.BrowserWindowConstructorOptions {
  return {
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    title: 'SMS Supervisor',
    icon,
    show: false,
    webPreferences: {
      ...SAFE_WEB_PREFERENCES,
      preload: join(builtFolder, 'preload', 'index.cjs'),
      devTools: hasDeveloperTools,
      // Whether it checks, and with what, follows the settings: spell-check.ts.
      spellcheck: true,
    },
  };
}

function listenToPage(opened: BrowserWindow, { onPageStart, onPageLost }: WindowOptions): void {
  opened.webContents.on('did-start-loading', onPageStart);
  opened.webContents.on('render-process-gone', (_event, { reason }) => {
    // Main has everything that the page showed: a new page has it back at once.
    if (reason === 'clean-exit' || opened.isDestroyed()) return;
    onPageLost(reason);
    opened.webContents.reload();
  });
}

function listenToWindow(opened: BrowserWindow, parts: WindowOptions): void {
  const { onClose, maySystemEnd, onSystemEnd } = parts;
  opened.on('close', (event) => {
    const closing = onClose();
    if (closing === 'close') return;
    event.preventDefault();
    if (closing === 'hide') putAway(opened, parts);
  });
  opened.on('query-session-end', (event) => {
    // What the system insists on is not held up.
    if (!event.reasons.includes('critical') && !maySystemEnd()) event.preventDefault();
  });
  opened.on('session-end', onSystemEnd);
}

function listenToVisibility(opened: BrowserWindow, tell: () => void): void {
  opened.on('show', tell);
  opened.on('restore', tell);
  opened.on('hide', tell);
  opened.on('minimize', tell);
}

/** A hidden window without an icon in a tray would be lost. */
function putAway(window: BrowserWindow, { isTrayThere }: WindowOptions): void {
  void isTrayThere().then((isThere) => {
    if (window.isDestroyed()) return;
    if (isThere) hide(window);
    else minimise(window);
  });
}

/** A window that was never shown is in no list. */
function minimise(window: BrowserWindow): void {
  if (!window.isVisible()) window.showInactive();
  window.minimize();
}

/** On macOS a window that fills the screen leaves it black when it is hidden. */
function hide(window: BrowserWindow): void {
  if (!window.isFullScreen()) {
    window.hide();
    return;
  }
  window.once('leave-full-screen', () => window.hide());
  window.setFullScreen(false);
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
