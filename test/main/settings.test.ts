/** Settings on disk: broken, concurrent, unwritable. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PROFILE_LIMIT } from '../../main/profiles.ts';
import { openSettings } from '../../main/settings.ts';
import { DEFAULT_SETTINGS } from '../../preload/default-settings.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'settings-'));
});
afterEach(() => rm(folder, { recursive: true }));

const DEFAULTS = {
  profiles: [],
  ...DEFAULT_SETTINGS,
  closingExplained: false,
  windowPlace: null,
  zoomLevel: 0,
};
const SAM = { server: 'https://gws.example.com', userName: 'sam', staySignedIn: true };

describe('settings', () => {
  it('start with defaults and come back after a change', async () => {
    const path = join(folder, 'deep', 'settings.json');
    expect(openSettings(path).read()).toEqual(DEFAULTS);
    await openSettings(path).change({ profiles: [SAM], confirmBargeIn: false });
    expect(openSettings(path).read()).toEqual({
      ...DEFAULTS,
      profiles: [SAM],
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
    await writeFile(path, JSON.stringify({ nickname: 'Sam', confirmBargeIn: 'maybe', later: 1 }));
    expect(openSettings(path).read()).toEqual({ ...DEFAULTS, nickname: 'Sam' });
  });

  it('lose only the profile that cannot be read, the double, and those beyond the limit', async () => {
    const path = join(folder, 'settings.json');
    const older = Array.from({ length: 20 }, (_, each) => ({ ...SAM, userName: `user ${each}` }));
    const odd = [null, 7, { server: 'https://gws.example.com' }, { ...SAM, userName: '' }];
    const profiles = [{ ...SAM, staySignedIn: 'yes' }, ...odd, SAM, ...older];
    await writeFile(path, JSON.stringify({ profiles }));
    const read = openSettings(path).read().profiles;
    expect(read).toHaveLength(PROFILE_LIMIT);
    expect(read.slice(0, 2)).toEqual([{ ...SAM, staySignedIn: false }, older[0]]);
    await writeFile(path, JSON.stringify({ profiles: 'none', nickname: 'Sam' }));
    expect(openSettings(path).read()).toEqual({ ...DEFAULTS, nickname: 'Sam' });
  });

  it('are whole after many changes at once, with nothing left beside them', async () => {
    const path = join(folder, 'settings.json');
    const settings = openSettings(path);
    await Promise.all(Array.from({ length: 20 }, (_, each) => settings.change({ nickname: `name ${each}` })));
    expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ nickname: 'name 19' });
    expect(await readdir(folder)).toEqual(['settings.json']);
  });

  it('hold for this run when they cannot be written, and say so', async () => {
    await writeFile(join(folder, 'file'), '');
    const settings = openSettings(join(folder, 'file', 'settings.json'));
    await expect(settings.change({ nickname: 'Sam' })).rejects.toMatchObject({ code: 'settings-not-saved' });
    expect(settings.read().nickname).toBe('Sam');
  });
});
