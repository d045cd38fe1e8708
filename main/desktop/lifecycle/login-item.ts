/** Whether the app starts when its person signs in to the computer: follows the setting, without a window then. */
import { homedir } from 'node:os';
import { app } from 'electron';
import type { AppStateStore } from '#main/app-state/app-state.ts';
import { AppError } from '#main/errors/app-error.ts';
import { HIDDEN_SWITCH } from '#main/startup/launch-options.ts';
import { autostartFolder, removeEntry, writeEntry } from './autostart-entry.ts';

export interface LoginItemOptions {
  readonly platform: NodeJS.Platform;
  readonly env: NodeJS.ProcessEnv;
  readonly appState: AppStateStore;
  readonly onFailure: (error: unknown) => void;
}

export function followLoginItem({ platform, env, appState, onFailure }: LoginItemOptions): void {
  let applied: boolean | null = null;

  function fail(cause: unknown): void {
    // The next choice is applied whatever it is.
    applied = null;
    onFailure(new AppError('login-item-not-set', { cause }));
  }

  function apply(): void {
    const { launchAtLogin } = appState.read().settings;
    if (launchAtLogin === applied) return;
    applied = launchAtLogin;
    if (platform === 'linux') setEntry(launchAtLogin, env).catch(fail);
    // The switch is for Windows; macOS tells the app itself that it was opened at login.
    else app.setLoginItemSettings({ openAtLogin: launchAtLogin, args: [HIDDEN_SWITCH] });
  }

  appState.subscribe(({ settings }) => {
    if (settings) apply();
  });
  // The app may have been moved, or started from another file, since it was last set.
  apply();
}

/** An AppImage runs from a place that is gone after each run: what starts it is its file. */
async function setEntry(launchAtLogin: boolean, env: NodeJS.ProcessEnv): Promise<void> {
  const folder = autostartFolder(env, homedir());
  if (launchAtLogin) await writeEntry(folder, [env['APPIMAGE'] ?? process.execPath, HIDDEN_SWITCH]);
  else await removeEntry(folder);
}

export function wasOpenedAtLogin(platform: NodeJS.Platform): boolean {
  return platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin;
}
