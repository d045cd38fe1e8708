/**
 * What an AppImage is made with, made of programs that every Debian has: for tests on machines that cannot fetch
 * electron-builder's own. The file starts with a script that unpacks what follows it and runs it.
 */
import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** How much of the file is the script, in bytes. */
const HEAD = 4096;

const runtime = `#!/bin/sh
# Stand-in for the AppImage runtime: says where the file is, unpacks it and hands over.
APPIMAGE="$(readlink -f "$0")"
APPDIR="$(mktemp -d "\${TMPDIR:-/tmp}/.mount_XXXXXX")"
export APPIMAGE APPDIR ARGV0="$0"
unsquashfs -quiet -no-progress -force -offset ${HEAD} -dest "$APPDIR" "$APPIMAGE" >/dev/null 2>&1
exec "$APPDIR/AppRun" "$@"
`;

/** Quick rather than small. */
const mksquashfs = `#!/bin/sh
exec /usr/bin/mksquashfs "$@" -comp zstd -Xcompression-level 1
`;

/**
 * @param {string} folder is made
 * @returns {Promise<NodeJS.ProcessEnv>} what electron-builder must find in its environment
 */
export async function makeStandInToolset(folder) {
  await mkdir(join(folder, 'runtimes'), { recursive: true });
  await mkdir(join(folder, 'lib', process.arch), { recursive: true });
  await writeFile(join(folder, 'runtimes', `runtime-${process.arch}`), `${runtime.padEnd(HEAD - 1, '#')}\n`);
  await writeFile(join(folder, 'mksquashfs'), mksquashfs);
  await chmod(join(folder, 'mksquashfs'), 0o755);
  await symlink('/usr/bin/desktop-file-validate', join(folder, 'desktop-file-validate'));
  return { APPIMAGE_TOOLS_PATH: folder };
}
