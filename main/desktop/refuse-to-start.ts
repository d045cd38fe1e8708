/** Ends an app that must not start. Whoever clicked its icon is told why, where that is safe. */
import { app, dialog } from 'electron';
import { isOnlyWithoutWalls } from '../dangerous-switches.ts';
import type { Log } from '../log.ts';

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
