/** Phase 1, before Electron is ready: what must be set by then, and whether the app starts at all. */
import { writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { app } from 'electron';
import type { Heartbeat } from '#main/clock/heartbeat.ts';
import { followTimeZone } from '#main/clock/time-zone.ts';
import { refuseFolder, refuseToStart } from '#main/desktop/lifecycle/refuse-to-start.ts';
import type { LinkOptions } from '#main/desktop/links/deep-links.ts';
import { listenForLinks } from '#main/desktop/links/deep-links.ts';
import { registerAppScheme } from '#main/desktop/window/app-scheme.ts';
import { lockPages } from '#main/desktop/window/security.ts';
import { openLog } from '#main/logging/log.ts';
import { speakHttp1Only } from '#main/network/http1-only.ts';
import { fetchNoDictionaries } from '#main/network/no-dictionaries.ts';
import { findAdminFolder } from '#main/policies/admin-folder.ts';
import { CHECK_SWITCH, checkPolicy } from '#main/policies/check-policy.ts';
import { findForbiddenSwitches, readStart } from '#main/startup/forbidden-switches.ts';
import { findFolderObstacle, findLockObstacle } from '#main/startup/start-obstacles.ts';
import { isOfDevServer } from './page-source.ts';
import { readPolicyOf } from './read-policy.ts';

/** Begins to follow links that the system hands over, those of before too. */
export type FollowLinks = (options: LinkOptions) => void;

/** Whoever asks what the policy says may have neither a display nor a folder of their own. */
export function answerPolicyCheck(): void {
  if (!process.argv.includes(CHECK_SWITCH)) return;
  const folder = findAdminFolder(process.platform, process.env, app.isPackaged);
  const { text, exitCode } = checkPolicy(readPolicyOf(folder), app.getVersion());
  writeSync(process.stdout.fd, text);
  process.exit(exitCode);
}

export function prepareElectron(heartbeat: Heartbeat): FollowLinks {
  heartbeat.onBeat(followTimeZone());
  registerAppScheme();
  lockPages(isOfDevServer);
  fetchNoDictionaries();
  speakHttp1Only();
  return listenForLinks();
}

/** Calls `start` when Electron is ready, unless something stands in the way, or the app runs already. */
export function startWhenReady(start: () => void): void {
  const forbidden = findForbiddenSwitches(readStart(app.isPackaged));
  if (forbidden.length > 0) refuseToStart(forbidden, openLog(app.getPath('logs')));
  else startAlone(start);
}

/** A folder that cannot be written refuses the lock as well: that is no second start, and must not end without a word. */
function startAlone(start: () => void): void {
  const userData = findUserData();
  const folderObstacle = findFolderObstacle(userData);
  if (folderObstacle) {
    refuseFolder(folderObstacle);
    return;
  }
  if (app.requestSingleInstanceLock()) {
    void app.whenReady().then(start);
    return;
  }
  const place = { platform: process.platform, userData, hostName: hostname(), processId: process.pid };
  const lockObstacle = findLockObstacle({ ...place, temporary: app.getPath('temp') });
  if (lockObstacle) refuseFolder(lockObstacle);
  else app.quit();
}

/** Electron does not name a folder that it could not make. */
function findUserData(): string {
  try {
    return app.getPath('userData');
  } catch {
    return join(app.getPath('appData'), app.getName());
  }
}
