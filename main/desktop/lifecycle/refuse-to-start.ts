/** Ends an app that must not start. Whoever clicked its icon is told why, where that is safe. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { app, dialog } from 'electron';
import type { Log } from '#main/logging/log.ts';
import { isOnlyWithoutWalls } from '#main/startup/forbidden-switches.ts';
import type { StartObstacle } from '#main/startup/start-obstacles.ts';

const TITLE = 'SMS Supervisor cannot start here';
/** Launchers of AppImages leave the walls away by themselves where a system lets ordinary users make none. */
const WORDS =
  'This system does not let the app put walls around what it shows, and without them it does not start. ' +
  'Install the package made for your system (.deb), or ask your administrator.';

export function refuseToStart(switches: readonly string[], log: Log): void {
  log.error('start refused', { switches: switches.join(' ') });
  // Any other of these switches would already open the app to others while it speaks.
  if (!isOnlyWithoutWalls(switches)) {
    app.exit(1);
    return;
  }
  void app.whenReady().then(() => {
    dialog.showErrorBox(TITLE, WORDS);
    app.exit(1);
  });
}

/** There is no log to write into: what is wrong is said where somebody sees it. */
export function refuseFolder({ path, reason }: StartObstacle): void {
  const words = `The app keeps its settings in ${path} and cannot write there: ${reason}.`;
  console.error(`SMS Supervisor cannot start. ${words}`);
  const folder = makeFolderForDialog();
  if (folder === null) {
    app.exit(1);
    return;
  }
  void app.whenReady().then(() => {
    dialog.showErrorBox('SMS Supervisor cannot start', `${words}\n\nNothing was changed.`);
    rmSync(folder, { recursive: true, force: true });
    app.exit(1);
  });
}

/** Chromium shows nothing before it has a folder. `null`: it cannot have any. */
function makeFolderForDialog(): string | null {
  try {
    const folder = mkdtempSync(join(tmpdir(), 'sms-supervisor-'));
    app.setPath('userData', folder);
    return folder;
  } catch {
    return null;
  }
}
