/** The updater of this very app: puts its parts together with what Electron says of the copy that runs. */
import { app } from 'electron';
import { readBuiltIn } from './feed.ts';
import { findInstalledCopy } from './installed-copy.ts';
import type { OpenEngineOptions } from './open-update-engine.ts';
import { openUpdateEngine } from './open-update-engine.ts';
import type { Updater, UpdaterOptions } from './updater.ts';
import { createUpdater } from './updater.ts';

type Given = Omit<UpdaterOptions, 'findCopy' | 'readBuiltIn' | 'openEngine' | 'now' | 'random'>;

export type AppUpdaterOptions = Given & Pick<OpenEngineOptions, 'prepareSession' | 'answerProxy'>;

export function createAppUpdater(parts: AppUpdaterOptions): Updater {
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
        answerProxy: parts.answerProxy,
        log: parts.log,
      }),
    now: Date.now,
    random: Math.random,
  });
}
