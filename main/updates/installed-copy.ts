/** Finds out how this copy of the app came to this computer: only some kinds can be replaced by the app itself. */
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { dirname, isAbsolute, join, sep } from 'node:path';
import { AppError } from '#main/errors/app-error.ts';

export type InstalledCopy =
  | { readonly kind: 'app-image'; readonly file: string }
  | { readonly kind: 'windows-installer' }
  | { readonly kind: 'mac-bundle'; readonly folder: string };

export interface Surroundings {
  readonly isPackaged: boolean;
  readonly platform: NodeJS.Platform;
  readonly environment: NodeJS.ProcessEnv;
  readonly executable: string;
  readonly productName: string;
}

/** `null`: run from sources, merely unpacked, or kept up to date by somebody else (a deb package, an msi). */
export async function findInstalledCopy(around: Surroundings): Promise<InstalledCopy | null> {
  if (!around.isPackaged) return null;
  switch (around.platform) {
    case 'linux':
      return findAppImage(around);
    case 'win32':
      return (await isFromInstaller(around)) ? { kind: 'windows-installer' } : null;
    case 'darwin':
      return { kind: 'mac-bundle', folder: join(dirname(around.executable), '..', '..') };
    default:
      return null;
  }
}

/**
 * A program that was itself started from an AppImage hands on these variables to all that it starts: they are ours only
 * when we run from inside. Otherwise we would replace a stranger's file.
 */
function findAppImage({ environment, executable }: Surroundings): InstalledCopy | null {
  const { APPIMAGE: file, APPDIR: folder } = environment;
  if (!file || !folder || !isAbsolute(file)) return null;
  return executable.startsWith(folder + sep) ? { kind: 'app-image', file } : null;
}

/** The installer leaves its uninstaller beside the app; an msi does not. */
async function isFromInstaller({ executable, productName }: Surroundings): Promise<boolean> {
  return access(join(dirname(executable), `Uninstall ${productName}.exe`)).then(
    () => true,
    () => false,
  );
}

/** Asked before anything is downloaded. Throws `update-not-possible-here`. */
export async function assertReplaceable(copy: InstalledCopy): Promise<void> {
  // Installers for Windows ask for the rights that they need.
  if (copy.kind === 'windows-installer') return;
  try {
    await access(copy.kind === 'app-image' ? dirname(copy.file) : copy.folder, constants.W_OK);
  } catch (cause) {
    throw new AppError('update-not-possible-here', { cause });
  }
}
