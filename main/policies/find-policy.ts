/** Finds what administrators have set where each system keeps it: a file, the registry, managed preferences. */
import { execFileSync } from 'node:child_process';
import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MachineFolder } from '../machine-folder.ts';
import { readRegistry } from './read-registry.ts';

const REGISTRY_KEY = 'HKLM\\SOFTWARE\\Policies\\SMS Supervisor';
const MANAGED_PREFERENCES = '/Library/Managed Preferences/com.sms-supervisor.app.plist';
/** A policy is a few lines; what is larger is none, in bytes. */
const SIZE_LIMIT = 100_000;
const TIME_LIMIT = 5000;

/** Read once, before anything else: a policy that came later would come too late. `null`: there is none. */
export function findPolicy(
  platform: NodeJS.Platform,
  folder: MachineFolder,
): Readonly<Record<string, unknown>> | null {
  if (folder.mustBeAdministrators && platform === 'win32') return findInRegistry();
  if (folder.mustBeAdministrators && platform === 'darwin') return findInPreferences();
  return findInFolder(folder);
}

/** Throws when others than administrators could have written it, or when it is no policy. */
function findInFolder(folder: MachineFolder): Readonly<Record<string, unknown>> | null {
  const path = join(folder.path, 'policy.json');
  const place = lstatSync(path, { throwIfNoEntry: false });
  if (!place) return null;
  if (!place.isFile() || place.size > SIZE_LIMIT) throw new Error('this is no policy file');
  if (folder.mustBeAdministrators)
    for (const { uid, mode } of [lstatSync(folder.path), place])
      if (uid !== 0 || (mode & 0o022) !== 0) throw new Error('others than administrators can write it');
  return toRecord(JSON.parse(readFileSync(path, 'utf8')));
}

function findInRegistry(): Readonly<Record<string, unknown>> | null {
  const printed = run('reg.exe', ['query', REGISTRY_KEY, '/s']);
  return printed === null ? null : readRegistry(printed, REGISTRY_KEY);
}

function findInPreferences(): Readonly<Record<string, unknown>> | null {
  if (!lstatSync(MANAGED_PREFERENCES, { throwIfNoEntry: false })) return null;
  const printed = run('/usr/bin/plutil', ['-convert', 'json', '-o', '-', MANAGED_PREFERENCES]);
  if (printed === null) throw new Error('the managed preferences cannot be read');
  return toRecord(JSON.parse(printed));
}

/** `null` when it ends with a failure, which is how reg.exe says that there is no such key. */
function run(command: string, args: readonly string[]): string | null {
  try {
    return execFileSync(command, args, { encoding: 'utf8', timeout: TIME_LIMIT, windowsHide: true });
  } catch {
    return null;
  }
}

function toRecord(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Error('a policy names its entries');
  return value as Readonly<Record<string, unknown>>; // an object that came from JSON
}
