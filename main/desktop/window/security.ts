/** Locks every page of the app in: no navigation, no new windows, no permissions, no web views. */
import type { Session, WebPreferences } from 'electron';
import { app } from 'electron';

/** Stated in full: a default may change with the next Electron. */
export const SAFE_WEB_PREFERENCES = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  safeDialogs: true,
  disableDialogs: true,
} as const satisfies WebPreferences;

/**
 * Holds for every page that will ever be made, whoever makes it. `isOpen` names addresses that a page may lead to by itself
 * all the same: none, but for Vite's server under `npm run dev`, which loads its page anew where it cannot change it in place.
 */
export function lockPages(isOpen: (address: string) => boolean): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => isOpen(event.url) || event.preventDefault());
    contents.on('will-frame-navigate', (event) => isOpen(event.url) || event.preventDefault());
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
}

/** The page needs no device and no permission; copying goes through the keyboard. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}));
}
