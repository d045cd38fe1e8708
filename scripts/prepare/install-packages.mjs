/** Installs the npm packages when those in node_modules are not the ones that package-lock.json names. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand } from '../run/run-command.mjs';
import { holdingLock } from './lock.mjs';
import { projectFolder, say } from './project.mjs';

/** @typedef {{ packages: Record<string, { version?: string, optional?: boolean, devOptional?: boolean }> }} LockFile */

/** Runs `npm ci` if it is needed; otherwise returns within milliseconds. */
export async function installPackages() {
  if (await areInstalled()) return;
  await holdingLock(`packages ${projectFolder}`, async () => {
    if (await areInstalled()) return;
    say('Installing packages …');
    await runCommand('npm', ['ci', '--loglevel=error']);
  });
}

async function areInstalled() {
  const wanted = await readLockFile(join(projectFolder, 'package-lock.json'));
  // npm writes this file last, so an interrupted installation has none.
  const installed = await readLockFile(join(projectFolder, 'node_modules', '.package-lock.json'));
  return wanted !== undefined && installed !== undefined && satisfies(installed, wanted);
}

/**
 * Whether what is installed is what is wanted. Optional packages may be absent: they belong to other platforms.
 * @param {LockFile} installed
 * @param {LockFile} wanted
 */
export function satisfies(installed, wanted) {
  return Object.entries(wanted.packages).every(([path, { version, optional, devOptional }]) => {
    if (path === '') return true;
    const found = installed.packages[path];
    return found ? found.version === version : Boolean(optional || devOptional);
  });
}

/**
 * @param {string} file
 * @returns {Promise<LockFile | undefined>}
 */
async function readLockFile(file) {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    return undefined;
  }
}
