/** How every file of ours is written that takes the place of another: after a crash or a power failure there is the old one or the new one, never half of one. */
import { mkdir, open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Written beside, brought to the disk, moved over; and the folder is brought to the disk as well, or the move could be lost. */
export async function replaceFile(path: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const file = await open(`${path}.new`, 'w');
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.new`, path);
  await syncFolder(dirname(path));
}

/** Windows and some network drives know nothing of this, and need it less. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(() => null);
  await folder?.sync().catch(() => undefined);
  await folder?.close();
}
