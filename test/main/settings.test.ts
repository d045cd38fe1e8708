/** Settings on disk: broken, concurrent, unwritable. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSettings } from '../../main/settings.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'settings-'));
});
afterEach(() => rm(folder, { recursive: true }));

const DEFAULTS = { server: '', userName: '', staySignedIn: false, confirmBargeIn: true, nickname: '' };

describe('settings', () => {
  it('start with defaults and come back after a change', async () => {
    const path = join(folder, 'deep', 'settings.json');
    expect(openSettings(path).read()).toEqual(DEFAULTS);
    await openSettings(path).change({ server: 'https://gws.example.com', confirmBargeIn: false });
    expect(openSettings(path).read()).toEqual({
      ...DEFAULTS,
      server: 'https://gws.example.com',
      confirmBargeIn: false,
    });
  });

  it.each(['', '{"server":', 'null', '[]', '"text"'])(
    'start with defaults from the broken file %j',
    async (text) => {
      const path = join(folder, 'settings.json');
      await writeFile(path, text);
      expect(openSettings(path).read()).toEqual(DEFAULTS);
    },
  );

  it('lose only the field that cannot be read', async () => {
    const path = join(folder, 'settings.json');
    await writeFile(path, JSON.stringify({ userName: 'sam', confirmBargeIn: 'maybe', later: 1 }));
    expect(openSettings(path).read()).toEqual({ ...DEFAULTS, userName: 'sam' });
  });

  it('are whole after many changes at once, with nothing left beside them', async () => {
    const path = join(folder, 'settings.json');
    const settings = openSettings(path);
    await Promise.all(Array.from({ length: 20 }, (_, each) => settings.change({ userName: `user ${each}` })));
    expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ userName: 'user 19' });
    expect(await readdir(folder)).toEqual(['settings.json']);
  });

  it('hold for this run when they cannot be written, and say so', async () => {
    await writeFile(join(folder, 'file'), '');
    const settings = openSettings(join(folder, 'file', 'settings.json'));
    await expect(settings.change({ userName: 'sam' })).rejects.toMatchObject({ code: 'settings-not-saved' });
    expect(settings.read().userName).toBe('sam');
  });
});
