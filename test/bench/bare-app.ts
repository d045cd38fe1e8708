/** A bare Electron window, with the app's web preferences and nothing in it: the floor of what a window costs. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Those of main/desktop/window; test/bench/bare-app.test.ts compares them. */
export const BARE_WEB_PREFERENCES = {
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
  spellcheck: true,
} as const;

/** Shown when painted, as the app's is; `--hidden` keeps it from being shown. */
const MAIN = `const { app, BrowserWindow } = require('electron');
app.whenReady().then(() => {
  const isHidden = process.argv.includes('--hidden');
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    show: false,
    paintWhenInitiallyHidden: !isHidden,
    webPreferences: ${JSON.stringify(BARE_WEB_PREFERENCES)},
  });
  if (!isHidden) window.once('ready-to-show', () => window.show());
  window.loadFile('index.html');
});
app.on('window-all-closed', () => {});`;

/** @returns its folder, made in `folder` */
export async function makeBareApp(folder: string): Promise<string> {
  const app = join(folder, 'bare');
  await mkdir(app, { recursive: true });
  await writeFile(
    join(app, 'package.json'),
    JSON.stringify({ name: 'bare', version: '0.0.0', main: 'main.cjs' }),
  );
  await writeFile(join(app, 'main.cjs'), MAIN);
  await writeFile(
    join(app, 'index.html'),
    '<!doctype html><meta charset="utf-8"><title>Bare</title><p>Bare</p>',
  );
  return app;
}
