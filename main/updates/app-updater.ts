/** The updater of this very app: puts its parts together with what Electron says of the copy that runs. */
import { app } from 'electron';
import type { Session } from 'electron';
import { readBuiltIn } from './feed.ts';
import { findInstalledCopy } from './installed-copy.ts';
import { openUpdateEngine } from './open-update-engine.ts';
import { createUpdater } from './updater.ts';
import type { Updater, UpdaterParts } from './updater.ts';

type Given = Omit<UpdaterParts, 'findCopy' | 'readBuiltIn' | 'openEngine' | 'now' | 'random'>;

export interface AppUpdaterParts extends Given {
  /** Gives electron-updater's requests what the app's others have: trust in authorities, ways through proxies. */
  readonly prepareSession: (session: Session) => void;
}

export function createAppUpdater(parts: AppUpdaterParts): Updater {
  const copy = findInstalledCopy({
    isPackaged: app.isPackaged,
    platform: process.platform,
    environment: process.env,
    executable: process.execPath,
    productName: app.getName(),
  });
  return createUpdater({
    ...parts,
    findCopy: () => copy,
    readBuiltIn: () => readBuiltIn(process.resourcesPath),
    openEngine: (source) =>
      openUpdateEngine({
        ...source,
        version: app.getVersion(),
        prepareSession: parts.prepareSession,
        log: parts.log,
      }),
    now: Date.now,
    random: Math.random,
  });
}
