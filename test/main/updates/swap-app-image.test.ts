/** An AppImage takes another one's place, on real files. */
import { createHash } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isAppError } from '#main/errors/app-error.ts';
import { placeAppImage, stageAppImage, withoutLauncher } from '#main/updates/swap-app-image.ts';

const versions = { from: '1.0.0', to: '1.0.1' };
let folder: string;
let running: string;
let download: { file: string; sha512: string };

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sms-supervisor-swap-'));
  await mkdir(join(folder, 'apps'));
  running = join(folder, 'apps', 'SMS Supervisor.AppImage');
  await writeFile(running, 'the old one');
  await chmod(running, 0o750);
  download = { file: join(folder, 'download'), sha512: sum('the new one') };
  await writeFile(download.file, 'the new one');
});
afterEach(() => rm(folder, { recursive: true }));

const sum = (text: string): string => createHash('sha512').update(text).digest('base64');
const inPlace = (): Promise<string[]> => readdir(join(folder, 'apps'));

describe('the new AppImage', () => {
  it('is whole beside the old one before it takes its place, name and rights', async () => {
    const staged = await stageAppImage(download, running);
    expect(await readFile(running, 'utf8')).toBe('the old one');
    expect(await readFile(staged, 'utf8')).toBe('the new one');
    expect(placeAppImage(staged, running, versions)).toBe(running);
    expect(await inPlace()).toEqual(['SMS Supervisor.AppImage']);
    expect(await readFile(running, 'utf8')).toBe('the new one');
    expect((await stat(running)).mode & 0o777).toBe(0o751 | 0o110);
  });

  it('gets a name that says its version when the old one’s did', async () => {
    const named = join(folder, 'apps', 'sms-1.0.0.AppImage');
    await writeFile(named, 'the old one');
    const staged = await stageAppImage(download, named);
    expect(placeAppImage(staged, named, versions)).toBe(join(folder, 'apps', 'sms-1.0.1.AppImage'));
    expect(await inPlace()).toEqual(['SMS Supervisor.AppImage', 'sms-1.0.1.AppImage']);
  });

  it('is refused when it was changed since it came; nothing is left behind', async () => {
    await writeFile(download.file, 'the neW one');
    await expect(stageAppImage(download, running)).rejects.toSatisfy((error) =>
      isAppError(error, 'update-damaged'),
    );
    expect(await inPlace()).toEqual(['SMS Supervisor.AppImage']);
    expect(await readFile(running, 'utf8')).toBe('the old one');
  });

  it('is refused when it is gone', async () => {
    await rm(download.file);
    await expect(stageAppImage(download, running)).rejects.toThrow('ENOENT');
    expect(await readFile(running, 'utf8')).toBe('the old one');
  });
});

it('does not hand the old one’s folders on to the new one', () => {
  const environment = {
    APPIMAGE: running,
    APPDIR: '/tmp/.mount_a',
    ARGV0: 'a',
    PATH: '/tmp/.mount_a:/tmp/.mount_a/usr/sbin:/usr/bin:/bin',
    LD_LIBRARY_PATH: '/tmp/.mount_a/usr/lib',
    HOME: '/tmp/.mount_a',
  };
  expect(withoutLauncher(environment)).toEqual({ PATH: '/usr/bin:/bin', HOME: '/tmp/.mount_a' });
});
