/** Called by electron-builder when an app lies unpacked: says in the app what an updater must know, and takes out what nobody needs. */
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dump, load } from 'js-yaml';

/**
 * electron-builder writes app-update.yml only where a feed was built in, but one may be set by policy later; and without
 * publishers on Windows any signature would do.
 * @param {import('electron-builder').AfterPackContext} context
 */
export async function afterPack({ packager, appOutDir, electronPlatformName }) {
  const resources = packager.getResourcesDir(appOutDir);
  const file = join(resources, 'app-update.yml');
  const written = load(await readFile(file, 'utf8').catch(() => '')) ?? {};
  const publishers =
    electronPlatformName === 'win32'
      ? [packager.config.win?.signtoolOptions?.publisherName ?? []].flat()
      : [];
  const update = {
    ...written,
    updaterCacheDirName: packager.appInfo.updaterCacheDirName,
    ...(publishers.length > 0 && { publisherName: publishers }),
  };
  if (electronPlatformName === 'win32' && 'url' in update && !('publisherName' in update)) {
    throw new Error('This package would install updates that anybody has signed: name the publisher.');
  }
  await writeFile(file, dump(update));
  // The shell that Electron shows when it has no app.
  await rm(join(resources, 'default_app.asar'), { force: true });
}
