/**
 * Puts a new AppImage in the place of the one that runs. At every moment there is a whole one: electron-updater's own way
 * removes the old file first, and a full disk would leave none.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, renameSync, rmSync } from 'node:fs';
import { chmod, copyFile, open, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { AppError } from '#main/errors/app-error.ts';

/** A file that was downloaded and what it must be. */
export interface Download {
  readonly file: string;
  /** In base64. */
  readonly sha512: string;
}

/**
 * Copies it beside the one that runs and checks the copy: what lay in a cache for days is not trusted. Gives the copy's
 * path. Throws `update-damaged`, or what the file system says.
 */
export async function stageAppImage({ file, sha512 }: Download, running: string): Promise<string> {
  const staged = join(dirname(running), `.${basename(running)}.new`);
  try {
    await copyFile(file, staged);
    if ((await digest(staged)) !== sha512) throw new AppError('update-damaged');
    await chmod(staged, (await stat(running)).mode | 0o111);
    await flush(staged);
    return staged;
  } catch (error) {
    await rm(staged, { force: true });
    throw error;
  }
}

async function digest(file: string): Promise<string> {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  return hash.digest('base64');
}

async function flush(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

export interface Versions {
  readonly from: string;
  readonly to: string;
}

/** One step, no waiting: the app is about to end. A name that says the old version says the new one afterwards. */
export function placeAppImage(staged: string, running: string, { from, to }: Versions): string {
  const target = join(dirname(running), basename(running).replace(from, to));
  renameSync(staged, target);
  if (target !== running) rmSync(running, { force: true });
  return target;
}

/** It outlives us. */
export function startAppImage(file: string, environment: NodeJS.ProcessEnv): void {
  const env = withoutLauncher(environment);
  const child = spawn(file, [], { detached: true, stdio: 'ignore', env });
  child.on('error', () => undefined);
  child.unref();
}

/** What the old one's launcher has set points into the old one, which is about to vanish. */
const SET_BY_LAUNCHER = new Set(['APPIMAGE', 'APPDIR', 'ARGV0', 'OWD']);

/** Search paths to which a launcher adds its own folders. */
const LISTS = new Set(['PATH', 'LD_LIBRARY_PATH', 'XDG_DATA_DIRS', 'GSETTINGS_SCHEMA_DIR']);

export function withoutLauncher(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const folder = environment['APPDIR'];
  const isForeign = (entry: string): boolean => entry !== '' && !(folder && entry.startsWith(folder));
  return Object.fromEntries(
    Object.entries(environment)
      .filter(([name]) => !SET_BY_LAUNCHER.has(name))
      .map(([name, value]) => [
        name,
        LISTS.has(name) ? value?.split(':').filter(isForeign).join(':') || undefined : value,
      ]),
  );
}
