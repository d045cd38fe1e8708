/**
 * Finds what administrators have set where each system keeps it: a file, the registry, managed preferences. What is there and
 * cannot be read, or could have been written by others, is never taken for nothing.
 */
import { execFileSync } from 'node:child_process';
import type { Stats } from 'node:fs';
import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AdminFolder } from './admin-folder.ts';
import { findForeignHand } from './admin-owned.ts';
import { NotEntries, parseEntries } from './parse-entries.ts';
import { readRegistry } from './read-registry.ts';
import type { WrittenEntry, WrittenPolicy } from './written-entry.ts';
import { PolicyUnreadable } from './written-entry.ts';

const REGISTRY_PARENT = 'HKLM\\SOFTWARE\\Policies';
const REGISTRY_KEY = `${REGISTRY_PARENT}\\SMS Supervisor`;
const MANAGED_PREFERENCES = '/Library/Managed Preferences/com.sms-supervisor.app.plist';
/** A policy is a few lines; what is larger is none, in bytes. */
const SIZE_LIMIT_BYTES = 100_000;
const TIME_LIMIT_MS = 5000;

/** Gives what a program prints, `null` when it ends with a failure or cannot be run. */
export type Run = (command: string, args: readonly string[]) => string | null;

export interface PolicySource {
  readonly platform: NodeJS.Platform;
  readonly folder: AdminFolder;
  readonly run: Run;
}

export interface FoundPolicy {
  /** Where it is kept, whether there is one or not. */
  readonly place: string;
  /** `null`: there is none. */
  readonly written: WrittenPolicy | null;
}

/** Read once, before anything else: a policy that came later would come too late. Throws PolicyUnreadable. */
export function findPolicy({ platform, folder, run }: PolicySource): FoundPolicy {
  if (folder.mustBeAdministrators && platform === 'win32') return found(REGISTRY_KEY, findInRegistry(run));
  if (folder.mustBeAdministrators && platform === 'darwin')
    return found(MANAGED_PREFERENCES, findInPreferences(run));
  const place = join(folder.path, 'policy.json');
  return found(place, findInFolder(folder, place));
}

function found(place: string, entries: readonly WrittenEntry[] | null): FoundPolicy {
  return { place, written: entries && { place, entries } };
}

function findInFolder(folder: AdminFolder, place: string): readonly WrittenEntry[] | null {
  const about = lookAt(folder.path);
  if (!about) return null;
  if (folder.mustBeAdministrators) requireAdministrators(about, folder.path);
  if (!about.isDirectory()) throw new PolicyUnreadable(folder.path, 'is not a folder');
  const file = lookAt(place);
  if (!file) return null;
  if (!file.isFile()) throw new PolicyUnreadable(place, `is ${kindOf(file)}, and no ordinary file`);
  if (file.size > SIZE_LIMIT_BYTES) throw new PolicyUnreadable(place, 'is larger than any policy');
  if (folder.mustBeAdministrators) requireAdministrators(file, place);
  return parse(readText(place), place);
}

/** `null`: nothing is there. */
function lookAt(path: string): Stats | null {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) ?? null;
  } catch (error) {
    throw new PolicyUnreadable(path, `cannot be read (${codeOf(error)})`);
  }
}

function kindOf(file: Stats): string {
  if (file.isDirectory()) return 'a folder';
  return file.isSymbolicLink() ? 'a link to somewhere else' : 'something special';
}

function requireAdministrators(about: Stats, path: string): void {
  const reason = findForeignHand(about);
  if (reason !== null) throw new PolicyUnreadable(path, reason);
}

/** What editors of other systems put before a text says nothing. */
function readText(place: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(place));
  } catch (error) {
    const reason = error instanceof TypeError ? 'is no text in UTF-8' : `cannot be read (${codeOf(error)})`;
    throw new PolicyUnreadable(place, reason);
  }
}

function parse(text: string, place: string): readonly WrittenEntry[] {
  if (text.trim() === '') throw new PolicyUnreadable(place, 'is empty');
  if (text.includes('\0'))
    throw new PolicyUnreadable(place, 'holds zero bytes: it was damaged, or is no text');
  try {
    return parseEntries(text);
  } catch (error) {
    if (error instanceof NotEntries) throw new PolicyUnreadable(place, error.message, error.line);
    throw error;
  }
}

/** reg.exe says in the language of the system why it failed: whether there is no key, the key above it knows. */
function findInRegistry(run: Run): readonly WrittenEntry[] | null {
  const printed = run('reg.exe', ['query', REGISTRY_KEY, '/s']);
  if (printed !== null) return readRegistry(printed, REGISTRY_KEY);
  const above = run('reg.exe', ['query', REGISTRY_PARENT]);
  const isThere = above?.split(/\r?\n/).some((line) => /\\SMS Supervisor$/i.test(line.trim()));
  if (isThere !== false) throw new PolicyUnreadable(REGISTRY_KEY, 'cannot be read: reg.exe failed');
  return null;
}

function findInPreferences(run: Run): readonly WrittenEntry[] | null {
  if (!lookAt(MANAGED_PREFERENCES)) return null;
  const printed = run('/usr/bin/plutil', ['-convert', 'json', '-o', '-', MANAGED_PREFERENCES]);
  if (printed === null) throw new PolicyUnreadable(MANAGED_PREFERENCES, 'cannot be read: plutil failed');
  // Lines of what plutil prints are not those of the file.
  return parse(printed, MANAGED_PREFERENCES).map((entry) => ({ ...entry, line: null }));
}

/** `null` when it ends with a failure, which is how reg.exe says that there is no such key. */
export function runProgram(command: string, args: readonly string[]): string | null {
  try {
    return execFileSync(command, args, {
      encoding: 'utf8',
      timeout: TIME_LIMIT_MS,
      windowsHide: true,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    return null;
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
}
