/** What scripts/checks/test-packages.mjs has made for these tests. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { TestPackages } from '../../scripts/checks/test-packages.mjs';

export function readPackages(): TestPackages {
  const named = process.env['SMS_SUPERVISOR_PACKAGES'];
  if (!named) throw new Error('run these tests with "npm test -- --only package"');
  return JSON.parse(named) as TestPackages; // written by scripts/checks/package-runs.mjs
}

/** The executable, and the folder in which Electron looks for the app, of an unpacked one. */
export function findUnpacked(folder: string): { executable: string; resources: string } {
  if (process.platform === 'darwin') {
    const contents = join(folder, find(folder, /^mac/), 'SMS Supervisor.app', 'Contents');
    return { executable: join(contents, 'MacOS', 'SMS Supervisor'), resources: join(contents, 'Resources') };
  }
  const unpacked = join(folder, find(folder, /-unpacked$/));
  const name = process.platform === 'win32' ? 'SMS Supervisor.exe' : 'sms-supervisor';
  return { executable: join(unpacked, name), resources: join(unpacked, 'resources') };
}

export function findAppImage(folder: string): string {
  return join(folder, find(folder, /\.AppImage$/));
}

function find(folder: string, name: RegExp): string {
  const found = readdirSync(folder).find((entry) => name.test(entry));
  if (found === undefined) throw new Error(`nothing in ${folder} is called ${String(name)}`);
  return found;
}
