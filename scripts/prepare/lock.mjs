/** Lets one process at a time do a thing that two must not do at once (install, build, assemble a runtime). */
import { createHash } from 'node:crypto';
import { mkdir, open, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { cacheFolder, say } from './project.mjs';

/**
 * Runs `work` while holding the lock called `name`; waits for whoever holds it.
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function holdingLock(name, work) {
  const folder = join(cacheFolder, 'locks');
  await mkdir(folder, { recursive: true });
  const file = join(folder, createHash('sha256').update(name).digest('hex').slice(0, 16));
  for (let waited = 0; !(await takeLock(file)); waited += 1) {
    if (waited === 5) say('Waiting for another run to finish its preparations …');
    await pause(200);
  }
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}

/**
 * @param {string} file
 * @returns {Promise<boolean>} whether it is ours now
 */
async function takeLock(file) {
  try {
    const handle = await open(file, 'wx');
    await handle.writeFile(String(process.pid));
    await handle.close();
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
    // A process that was killed leaves its lock behind: the next attempt finds the way free.
    if (await isAbandoned(file)) await rm(file, { force: true });
    return false;
  }
}

/** Longer than any preparation takes. Process ids are used again, so a living one alone proves nothing. */
const longest = 30 * 60_000;

/** @param {string} file */
async function isAbandoned(file) {
  const taken = await stat(file).catch(() => undefined);
  if (taken && Date.now() - taken.mtimeMs > longest) return true;
  const holder = Number(await readFile(file, 'utf8').catch(() => ''));
  if (!holder) return false;
  try {
    process.kill(holder, 0);
    return false;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'ESRCH';
  }
}
