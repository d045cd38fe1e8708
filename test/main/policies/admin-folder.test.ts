/** What administrators decide, and nobody else in their name. */
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findAdminFolder, readAdminFile } from '#main/policies/admin-folder.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'machine-folder-'));
});

afterEach(() => rm(folder, { recursive: true }));

it('is where each system keeps what holds for the whole computer', () => {
  const pathOn = (platform: NodeJS.Platform, env: NodeJS.ProcessEnv = {}): string =>
    findAdminFolder(platform, env, true).path;
  expect(pathOn('linux')).toBe('/etc/sms-supervisor');
  expect(pathOn('darwin')).toBe('/Library/Application Support/SMS Supervisor');
  expect(pathOn('win32', { ProgramData: 'D:\\Data' })).toBe('D:\\Data\\SMS Supervisor');
});

it('is elsewhere in trials only', () => {
  const env = { SMS_SUPERVISOR_MACHINE_FOLDER: folder };
  expect(findAdminFolder('linux', env, false)).toEqual({ path: folder, mustBeAdministrators: false });
  expect(findAdminFolder('linux', env, true).path).toBe('/etc/sms-supervisor');
});

it('reads what is there', async () => {
  const place = { path: folder, mustBeAdministrators: false };
  expect(await readAdminFile(place, 'authorities.pem')).toBeNull();
  await writeFile(join(folder, 'authorities.pem'), 'content');
  expect(await readAdminFile(place, 'authorities.pem')).toBe('content');
});

it.skipIf(process.platform === 'win32' || process.getuid?.() !== 0)(
  'does not read what others could have written',
  async () => {
    const path = join(folder, 'etc');
    const file = join(path, 'authorities.pem');
    await mkdir(path, { mode: 0o755 });
    await writeFile(file, 'content');
    await chmod(file, 0o644);
    const place = { path, mustBeAdministrators: true };
    expect(await readAdminFile(place, 'authorities.pem')).toBe('content');
    await chmod(file, 0o664);
    await expect(readAdminFile(place, 'authorities.pem')).rejects.toThrow();
    await chmod(file, 0o644);
    await chmod(path, 0o777);
    await expect(readAdminFile(place, 'authorities.pem')).rejects.toThrow();
  },
);
