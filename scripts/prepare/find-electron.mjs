/** Finds an Electron to run the app with: one that is named, the one that npm's `electron` downloads, or the registry runtime. */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { downloadElectron } from './download-electron.mjs';
import { projectFolder } from './project.mjs';
import { findRegistryRuntime } from './registry-runtime.mjs';

const executableNames = /** @type {Record<string, string>} */ ({
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
});
const executableName = executableNames[process.platform] ?? 'electron';

/**
 * Gives the path of an Electron executable. Needs the packages to be installed.
 * @returns {Promise<string>}
 */
export async function findElectron() {
  const named = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (named) return join(named, executableName);
  const downloaded = join(projectFolder, 'node_modules', 'electron', 'dist', executableName);
  if ((await isWhole(downloaded)) || (await downloadElectron())) return downloaded;
  return join(await findRegistryRuntime(), executableName);
}

/**
 * The package writes path.txt after everything else.
 * @param {string} executable
 */
async function isWhole(executable) {
  const last = join(projectFolder, 'node_modules', 'electron', 'path.txt');
  return await Promise.all([stat(executable), stat(last)]).then(
    () => true,
    () => false,
  );
}
