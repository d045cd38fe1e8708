/** Settings on disk: broken, concurrent, unwritable. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readKept } from '#main/files/kept-record.ts';
import { PROFILE_LIMIT } from '#main/settings/profiles.ts';
import { openSettings, settingsFailure } from '#main/settings/settings.ts';
import { DEFAULT_SETTINGS } from '#preload/model/default-settings.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'settings-'));
});
afterEach(() => rm(folder, { recursive: true }));

const DEFAULTS = {
  profiles: [],
  ...DEFAULT_SETTINGS,
  closingExplained: false,
  windowBounds: null,
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
    expect(await readdir(folder)).toEqual(['settings.json', 'settings.json.last-good']);
  });

  it('hold for this run when they cannot be written, and say so', async () => {
    await writeFile(join(folder, 'file'), '');
    const settings = openSettings(join(folder, 'file', 'settings.json'));
    await expect(settings.change({ nickname: 'Sam' })).rejects.toMatchObject({ code: 'settings-not-saved' });
    expect(settings.read().nickname).toBe('Sam');
  });
});

it.skipIf(process.platform !== 'linux')(
  'R26: on a full disk hold for this run, and are written by themselves when there is room, with all that was changed since',
  async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const path = join(folder, 'settings.json');
      await openSettings(path).change({ nickname: 'Sam' });
      await symlink('/dev/full', `${path}.new`);
      const causes: unknown[] = [];
      const onWritten = vi.fn();
      const settings = openSettings(path, () => 0);
      settings.follow({ onStuck: (cause) => causes.push(cause), onWritten });
      await expect(settings.change({ nickname: 'Sam O' })).rejects.toMatchObject({
        code: 'settings-not-saved',
      });
      await expect(settings.change({ closeToTray: false })).rejects.toThrow();
      await vi.advanceTimersByTimeAsync(60_000);
      await settings.flush();
      expect(causes).toEqual([expect.objectContaining({ code: 'ENOSPC' })]);
      expect(openSettings(path).read()).toMatchObject({ nickname: 'Sam', closeToTray: true });
      expect(settings.read()).toMatchObject({ nickname: 'Sam O', closeToTray: false });
      expect(onWritten).not.toHaveBeenCalled();

      await rm(`${path}.new`);
      await vi.advanceTimersByTimeAsync(5000);
      await vi.waitFor(() => expect(onWritten).toHaveBeenCalledOnce());
      expect(openSettings(path).read()).toMatchObject({ nickname: 'Sam O', closeToTray: false });
      await vi.advanceTimersByTimeAsync(60_000);
      expect(onWritten).toHaveBeenCalledOnce();
    } finally {
      vi.useRealTimers();
    }
  },
);

/** What a power failure leaves of a file. */
const BROKEN = ['', '\0'.repeat(400), '{"nickname":"Sa', 'null', '[]', '"text"', '{}garbage', '\uFFFD\uFFFD'];

describe('R26: a settings file that a power failure has damaged', () => {
  const path = (): string => join(folder, 'settings.json');
  const OWN = { nickname: 'Sam', profiles: [SAM], confirmBargeIn: false };

  it.each(BROKEN)(
    '%j: the last good one is used, the bad one is kept, and both are said once',
    async (text) => {
      await openSettings(path()).change(OWN);
      await writeFile(path(), text);
      const restored = openSettings(path(), () => 0);
      expect(restored.read()).toEqual({ ...DEFAULTS, ...OWN });
      const movedTo = `${path()}.bad-1970-01-01T00-00-00.000Z`;
      expect(restored.damage).toEqual({ isRestored: true, movedTo });
      expect(settingsFailure(restored.damage)).toMatchObject({
        code: 'settings-restored',
        serverSays: movedTo,
      });
      expect(await readFile(movedTo, 'utf8')).toBe(text);
      await restored.change({});
      const next = openSettings(path());
      expect(next.damage).toBeNull();
      expect(next.read()).toEqual({ ...DEFAULTS, ...OWN });
    },
  );

  it.each(BROKEN)('%j, with nothing to go back to: defaults, which is said', async (text) => {
    await writeFile(path(), text);
    const settings = openSettings(path(), () => 0);
    expect(settings.read()).toEqual(DEFAULTS);
    expect(settingsFailure(settings.damage)).toMatchObject({ code: 'settings-lost' });
    expect(await readFile(`${path()}.bad-1970-01-01T00-00-00.000Z`, 'utf8')).toBe(text);
    await settings.change({});
    expect(openSettings(path()).damage).toBeNull();
  });

  it('cut at every byte, is never half of what it was', async () => {
    await openSettings(path()).change(OWN);
    const whole = await readFile(path());
    for (let length = 0; length < whole.length; length += 1) {
      await writeFile(path(), whole.subarray(0, length));
      expect(readKept(path(), 0)).toMatchObject({ entries: OWN, damage: { isRestored: true } });
    }
  });

  it('or has lost, is found in the second copy', async () => {
    await openSettings(path()).change(OWN);
    await rm(path());
    const restored = openSettings(path());
    expect(restored.read()).toEqual({ ...DEFAULTS, ...OWN });
    expect(restored.damage).toEqual({ isRestored: true, movedTo: null });
  });

  it('does not matter when it is the second copy', async () => {
    await openSettings(path()).change(OWN);
    await writeFile(`${path()}.last-good`, '\0\0');
    expect(openSettings(path())).toMatchObject({ damage: null });
  });
});

it('R26: what a newer version has written is kept, names and values alike', async () => {
  const path = join(folder, 'settings.json');
  const newer = {
    nickname: 'Sam',
    theme: 'dark',
    updateChannel: 'nightly',
    alerts: {
      rules: { keyword: { level: 'vibrate', after: 0 }, sentiment: { level: 'sound' } },
      voice: 'Anna',
    },
  };
  await writeFile(path, JSON.stringify(newer));
  const settings = openSettings(path);
  const { alerts } = settings.read();
  await settings.change({ nickname: 'Sam O', alerts: { ...alerts, repeatSound: true } });
  expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({
    ...newer,
    nickname: 'Sam O',
    alerts: { ...newer.alerts, repeatSound: true },
  });
});

it('R17: a process that is killed while it writes leaves the old file or the new one, never half', async () => {
  const path = join(folder, 'settings.json');
  const writer = join(import.meta.dirname, 'settings-writer.ts');
  for (let round = 0; round < 5; round += 1) {
    const child = spawn(process.execPath, ['--import', 'tsx', writer, path], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = once(child, 'exit');
    await once(child.stdout, 'data');
    // Somewhere in the midst of it: at another moment each time.
    await new Promise((resolve) => setTimeout(resolve, 20 + round * 7));
    child.kill('SIGKILL');
    await ended;
    const { damage, read } = openSettings(path);
    // The very first write may not have come to its end.
    if (round > 0) expect(read().closingExplained).toBe(true);
    expect(damage).toBeNull();
  }
}, 60_000);
