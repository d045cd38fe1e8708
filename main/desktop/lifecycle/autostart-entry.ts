/** On Linux a program starts at login by a file in a folder of the desktop's: writes it and takes it away. */
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { replaceFile } from '#main/files/replace-file.ts';

const FILE = 'sms-supervisor.desktop';

/** By the XDG base directory specification, a path that is not absolute counts as none. */
export function autostartFolder(env: NodeJS.ProcessEnv, home: string): string {
  const configured = env['XDG_CONFIG_HOME'] ?? '';
  return join(configured.startsWith('/') ? configured : join(home, '.config'), 'autostart');
}

/** `command`: the program and its arguments. Nothing is written when it is there: what else the person has changed stays. */
export async function writeEntry(folder: string, command: readonly string[]): Promise<void> {
  const path = join(folder, FILE);
  const start = `Exec=${execLine(command)}`;
  const before = await readFile(path, 'utf8').catch(() => '');
  if (before.split('\n').includes(start)) return;
  const lines = ['[Desktop Entry]', 'Type=Application', 'Name=SMS Supervisor', start, 'Terminal=false'];
  // The desktop never finds half of it.
  await replaceFile(path, `${lines.join('\n')}\n`);
}

export async function removeEntry(folder: string): Promise<void> {
  await rm(join(folder, FILE), { force: true });
}

/** Quoted twice, as the Desktop Entry specification wants it: as an argument, and as a text of the file. */
export function execLine(command: readonly string[]): string {
  const quoted = command.map((word) => `"${word.replace(/["`$\\]/g, '\\$&').replaceAll('%', '%%')}"`);
  return quoted.join(' ').replaceAll('\\', '\\\\');
}
