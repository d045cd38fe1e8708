/** How a downloaded version takes the old one's place: a swapped file, an installer that runs, or what macOS does itself. */
import { app } from 'electron';
import type { MacUpdater, NsisUpdater } from 'electron-updater';
import { AppError } from '#main/errors/app-error.ts';
import { placeAppImage, stageAppImage, startAppImage } from './swap-app-image.ts';
import type { Installer } from './update-engine.ts';
import type { VerifySignature } from './windows-signature.ts';

/** Puts the new file in the place of the running one, in one step; `running` is its path. */
export function appImageInstaller(running: string, version: string): Installer {
  let next: { readonly staged: string; readonly version: string } | null = null;
  return {
    async prepare(download, newVersion) {
      next = { staged: await stageAppImage(download, running), version: newVersion };
    },
    install(restart) {
      if (!next) throw new AppError('update-not-ready');
      const file = placeAppImage(next.staged, running, { from: version, to: next.version });
      if (restart) {
        // The new one would otherwise find us still here, and leave.
        app.releaseSingleInstanceLock();
        startAppImage(file, process.env);
      }
      return false;
    },
  };
}

/** Runs the installer that electron-updater has fetched, if `verify` finds the publisher’s signature on it. */
export function windowsInstaller(
  updater: NsisUpdater,
  publisherNames: readonly string[],
  verify: VerifySignature,
): Installer {
  return {
    /** Again: it was proved when it came, and may have lain in a folder since. */
    async prepare({ file }) {
      const objection = await verify([...publisherNames], file);
      if (objection !== null) throw new AppError('update-damaged', { cause: new Error(objection) });
    },
    install(restart) {
      updater.install(true, restart);
      return false;
    },
  };
}

/** macOS has verified the signature and holds the new version ready; it is put in place when the app ends. */
export function macInstaller(updater: MacUpdater): Installer {
  return {
    prepare: async () => {},
    install(restart) {
      if (restart) updater.quitAndInstall();
      return restart;
    },
  };
}
