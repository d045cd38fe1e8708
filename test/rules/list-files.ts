/** Lists and reads the files of the project for the tests of the tree itself. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Every file that belongs to the repository or will at the next commit: not what .gitignore leaves out. */
export function listFiles(pattern = /./): string[] {
  const listing = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  // A file that was deleted but not yet committed is still in the listing.
  return listing
    .split('\0')
    .filter((file) => file !== '' && pattern.test(file) && existsSync(join(root, file)));
}

export function readText(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}

/** Binary files have no words to look for. */
export function isText(file: string): boolean {
  return !/\.(png|ico|icns|wav|mp3|ogg|woff2?)$/.test(file);
}
