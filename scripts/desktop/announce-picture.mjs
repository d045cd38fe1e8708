/** Where nobody can see the window, has the app take a picture of it and tells where the picture is. */
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { cacheFolder, say } from '../prepare/project.mjs';

const pngEnd = Buffer.from('IEND');

/**
 * Says so as soon as the picture is there.
 * @param {AbortSignal} stop
 * @returns {Promise<{ SMS_SUPERVISOR_SCREENSHOT: string }>} what the app's environment must hold
 */
export async function announcePicture(stop) {
  const file = join(cacheFolder, 'window.png');
  await mkdir(cacheFolder, { recursive: true });
  await rm(file, { force: true });
  say('There is no display here, so the window opens on a virtual one. Ctrl-C ends it.');
  void announceWhenWhole(file, stop);
  return { SMS_SUPERVISOR_SCREENSHOT: file };
}

/**
 * @param {string} file
 * @param {AbortSignal} stop
 */
async function announceWhenWhole(file, stop) {
  while (!stop.aborted) {
    const content = await readFile(file).catch(() => Buffer.alloc(0));
    if (content.subarray(-8).includes(pngEnd)) {
      say(`A picture of the window: ${file}`);
      return;
    }
    await pause(200, undefined, { ref: false });
  }
}
