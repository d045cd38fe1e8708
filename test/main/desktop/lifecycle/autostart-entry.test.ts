/** The file by which a Linux desktop starts the app at login. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  autostartFolder,
  execLine,
  removeEntry,
  writeEntry,
} from '#main/desktop/lifecycle/autostart-entry.ts';

let folder: string;
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'autostart-')), 'autostart');
});
afterEach(() => rm(join(folder, '..'), { recursive: true }));

const entry = (): Promise<string> => readFile(join(folder, 'sms-supervisor.desktop'), 'utf8');

describe('the entry', () => {
  it('is written into a folder that may not be there yet, whole, and taken away', async () => {
    await writeEntry(folder, ['/opt/SMS Supervisor/sms-supervisor', '--hidden']);
    expect(await entry()).toBe(
      [
        '[Desktop Entry]',
        'Type=Application',
        'Name=SMS Supervisor',
        'Exec="/opt/SMS Supervisor/sms-supervisor" "--hidden"',
        'Terminal=false',
        '',
      ].join('\n'),
    );
    await removeEntry(folder);
    expect(await readdir(folder)).toEqual([]);
    await removeEntry(folder);
  });

  it('follows an app that has moved, and keeps what a person has changed in it otherwise', async () => {
    await writeEntry(folder, ['/old']);
    await writeEntry(folder, ['/new']);
    expect(await entry()).toContain('Exec="/new"');
    await writeFile(join(folder, 'sms-supervisor.desktop'), '[Desktop Entry]\nExec="/new"\nHidden=true\n');
    await writeEntry(folder, ['/new']);
    expect(await entry()).toContain('Hidden=true');
  });

  it('quotes whatever a path may hold', () => {
    expect(execLine(['/a "b" $c `d` 100%'])).toBe('"/a \\\\"b\\\\" \\\\$c \\\\`d\\\\` 100%%"');
    expect(execLine(['/a\\b'])).toBe('"/a\\\\\\\\b"');
  });
});

it.each([
  [{}, '/home-of-sam/.config/autostart'],
  [{ XDG_CONFIG_HOME: '/elsewhere' }, '/elsewhere/autostart'],
  [{ XDG_CONFIG_HOME: 'relative' }, '/home-of-sam/.config/autostart'],
])('with %o it lies in %s', (env, expected) => {
  expect(autostartFolder(env, '/home-of-sam')).toBe(expected);
});
