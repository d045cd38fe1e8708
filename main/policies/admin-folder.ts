/** The folder of this computer's administrators: what they decide for every user of it, out of the users' reach. */
import { lstat, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findForeignHand } from './admin-owned.ts';

export interface AdminFolder {
  readonly path: string;
  /** False in trials, where anybody may say which folder it is. */
  readonly mustBeAdministrators: boolean;
}

/** The places that the systems keep for settings of the whole computer. */
export function findAdminFolder(
  platform: NodeJS.Platform,
  env: NodeJS.ProcessEnv,
  isPackaged: boolean,
): AdminFolder {
  const forTrials = isPackaged ? undefined : env['SMS_SUPERVISOR_MACHINE_FOLDER'];
  if (forTrials) return { path: forTrials, mustBeAdministrators: false };
  return { path: usualPlace(platform, env), mustBeAdministrators: true };
}

function usualPlace(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): string {
  switch (platform) {
    case 'win32':
      return `${env['ProgramData'] ?? 'C:\\ProgramData'}\\SMS Supervisor`;
    case 'darwin':
      return '/Library/Application Support/SMS Supervisor';
    default:
      return '/etc/sms-supervisor';
  }
}

/** Resolves with `null` when there is no such file. Throws when others than administrators could have written it. */
export async function readAdminFile(folder: AdminFolder, name: string): Promise<string | null> {
  const path = join(folder.path, name);
  try {
    if (folder.mustBeAdministrators) await requireAdministrators([folder.path, path]);
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** Windows keeps its permissions elsewhere: there the installer must close the folder. */
async function requireAdministrators(paths: readonly string[]): Promise<void> {
  if (process.platform === 'win32') return;
  for (const path of paths) {
    if (findForeignHand(await lstat(path)) !== null)
      throw new Error('others than administrators can write it');
  }
}
