/**
 * What keeps the app from starting on this computer, and is no second start of it: its folder cannot be written, or the lock that
 * keeps two from running on one folder cannot be had although nobody holds it.
 */
import { closeSync, fsyncSync, mkdirSync, openSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface StartObstacle {
  /** A folder. */
  readonly path: string;
  /** Goes on from "the app cannot write there: …". */
  readonly reason: string;
}

/** Bytes. With less room than this nothing that anybody changes could be kept. */
const ROOM = 16_384;

/** Makes the folder if it must, and tries it by writing a file. `null`: all is well. */
export function findFolderObstacle(path: string): StartObstacle | null {
  const probe = join(path, `.write-probe-${process.pid}`);
  try {
    mkdirSync(path, { recursive: true });
    const file = openSync(probe, 'w');
    try {
      // Goes on after a short write, which is how a full disk begins.
      writeFileSync(file, Buffer.alloc(ROOM));
      // Some file systems find out only now that there is no room.
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    return null;
  } catch (error) {
    return { path, reason: describeCode(codeOf(error)) };
  } finally {
    tryToRemove(probe);
  }
}

export interface LockPlace {
  readonly platform: NodeJS.Platform;
  readonly userData: string;
  readonly temporary: string;
  readonly hostName: string;
  readonly processId: number;
}

/** To be asked when the lock was refused. `null`: another start of the app holds it. */
export function findLockObstacle(place: LockPlace): StartObstacle | null {
  // Windows keeps no files for it.
  if (place.platform === 'win32') return null;
  const holder = readHolder(place.userData);
  const isOurs = holder === null || holder === `${place.hostName}-${place.processId}`;
  // Chromium needs a folder in the temporary one as well.
  if (isOurs) return findFolderObstacle(place.temporary) ?? { path: place.userData, reason: NO_LOCK };
  if (holder.startsWith(`${place.hostName}-`)) return null;
  const otherHost = holder.replace(/-\d+$/, '');
  return { path: place.userData, reason: `the app runs on another computer, ${otherHost}, with this folder` };
}

const NO_LOCK = 'this file system lets nobody lock it';

/** Chromium writes host and process id into a link. */
function readHolder(userData: string): string | null {
  try {
    return readlinkSync(join(userData, 'SingletonLock'));
  } catch {
    return null;
  }
}

function describeCode(code: string): string {
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return `there is no room left on the disk (${code})`;
    case 'EACCES':
    case 'EPERM':
      return `you are not allowed to write there (${code})`;
    case 'EROFS':
      return `the disk can only be read (${code})`;
    case 'EEXIST':
    case 'ENOTDIR':
      return `a file is in the place of the folder (${code})`;
    default:
      return `it cannot be written (${code})`;
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
}

function tryToRemove(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // It was never there, or it cannot be removed either: the reason has been found already.
  }
}
