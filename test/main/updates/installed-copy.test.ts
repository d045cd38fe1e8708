/** Which copies of the app replace themselves, and where they can. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isAppError } from '#main/errors/app-error.ts';
import { assertReplaceable, findInstalledCopy } from '#main/updates/installed-copy.ts';

let folder: string;
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'sms-supervisor-copy-'))));
afterAll(() => rm(folder, { recursive: true }));

const inAppImage = {
  isPackaged: true,
  platform: 'linux',
  environment: { APPIMAGE: '/opt/sms.AppImage', APPDIR: '/tmp/.mount_sms' },
  executable: '/tmp/.mount_sms/sms-supervisor',
  productName: 'SMS Supervisor',
} as const;

describe('a copy that replaces itself', () => {
  it('is an AppImage', async () => {
    expect(await findInstalledCopy(inAppImage)).toEqual({ kind: 'app-image', file: '/opt/sms.AppImage' });
  });

  it.each([
    ['run from sources', { ...inAppImage, isPackaged: false }],
    ['merely unpacked, or from a deb', { ...inAppImage, environment: {} }],
    ['started by a stranger’s AppImage', { ...inAppImage, executable: '/opt/sms-supervisor/sms-supervisor' }],
    ['beside one of the like name', { ...inAppImage, executable: '/tmp/.mount_sms2/sms-supervisor' }],
    [
      'told nonsense',
      { ...inAppImage, environment: { APPIMAGE: 'sms.AppImage', APPDIR: '/tmp/.mount_sms' } },
    ],
    ['on a system that we do not build for', { ...inAppImage, platform: 'freebsd' as const }],
  ])('is none %s', async (_how, around) => {
    expect(await findInstalledCopy(around)).toBeNull();
  });

  it('is one that the installer for Windows has put there, not an msi', async () => {
    const around = {
      ...inAppImage,
      platform: 'win32',
      executable: join(folder, 'SMS Supervisor.exe'),
    } as const;
    expect(await findInstalledCopy(around)).toBeNull();
    await writeFile(join(folder, 'Uninstall SMS Supervisor.exe'), '');
    expect(await findInstalledCopy(around)).toEqual({ kind: 'windows-installer' });
  });

  it('is a bundle on macOS', async () => {
    const executable = '/Applications/SMS Supervisor.app/Contents/MacOS/SMS Supervisor';
    expect(await findInstalledCopy({ ...inAppImage, platform: 'darwin', executable })).toEqual({
      kind: 'mac-bundle',
      folder: '/Applications/SMS Supervisor.app',
    });
  });
});

describe('a place', () => {
  it('that can be written is good, one that is not there is not', async () => {
    await assertReplaceable({ kind: 'app-image', file: join(folder, 'a') });
    await expect(assertReplaceable({ kind: 'app-image', file: join(folder, 'no', 'a') })).rejects.toSatisfy(
      (error) => isAppError(error, 'update-not-possible-here'),
    );
  });
});
