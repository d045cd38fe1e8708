/** Whether the person can be looking at the window: it has the focus, and the screen is not locked. */
import { app, BrowserWindow, powerMonitor } from 'electron';

/** Calls back when that may have changed. */
export function watchWindowFocus(onChange: () => void): () => boolean {
  let isLocked = false;
  const setLocked = (locked: boolean) => () => {
    isLocked = locked;
    onChange();
  };
  powerMonitor.on('lock-screen', setLocked(true));
  powerMonitor.on('unlock-screen', setLocked(false));
  app.on('browser-window-focus', onChange);
  app.on('browser-window-blur', onChange);
  return () => !isLocked && BrowserWindow.getFocusedWindow() !== null;
}
