/** Sums up the content of files and folders in one short text, to tell whether anything changed. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/**
 * @param {string} root
 * @param {string[]} paths files and folders below `root`; those that do not exist count as empty
 * @param {(path: string) => boolean} [counts] leaves files out
 */
export async function fingerprint(root, paths, counts = () => true) {
  const hash = createHash('sha256');
  for (const path of paths) {
    for (const file of (await listFiles(root, path)).filter(counts)) {
      hash.update(`${file}\0`).update(
        createHash('sha256')
          .update(await readFile(join(root, file)))
          .digest(),
      );
    }
  }
  return hash.digest('hex');
}

/**
 * @param {string} file
 * @param {'sha256' | 'sha512'} algorithm
 * @param {'hex' | 'base64'} encoding
 */
export async function digestFile(file, algorithm, encoding) {
  const hash = createHash(algorithm);
  await pipeline(createReadStream(file), hash);
  return hash.digest(encoding);
}

/**
 * @param {string} root
 * @param {string} path
 * @returns {Promise<string[]>}
 */
async function listFiles(root, path) {
  const found = await stat(join(root, path)).catch(() => undefined);
  if (!found) return [];
  if (!found.isDirectory()) return [path];
  const names = (await readdir(join(root, path))).sort();
  return (await Promise.all(names.map((name) => listFiles(root, `${path}/${name}`)))).flat();
}
