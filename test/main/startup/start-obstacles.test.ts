/** R26: what is no second start of the app must not be taken for one. */
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findFolderObstacle, findLockObstacle } from '#main/startup/start-obstacles.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'obstacles-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('the folder', () => {
  it('is made, and left as it was', async () => {
    const path = join(folder, 'deep', 'data');
    expect(findFolderObstacle(path)).toBeNull();
    expect(await readdir(path)).toEqual([]);
  });

  it('R26: with a file in its place, or above it, cannot be written', async () => {
    const path = join(folder, 'data');
    await writeFile(path, '');
    expect(findFolderObstacle(path)).toEqual({
      path,
      reason: 'a file is in the place of the folder (EEXIST)',
    });
    expect(findFolderObstacle(join(path, 'deeper'))).toMatchObject({
      reason: 'a file is in the place of the folder (ENOTDIR)',
    });
  });

  it.runIf(process.platform === 'linux')('R26: on a disk without room is named so', () => {
    const full = join(folder, 'full');
    // As root, and where mounting is allowed; elsewhere the words above have to do.
    try {
      execFileSync('mkdir', [full]);
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4k', 'none', full], { stdio: 'ignore' });
    } catch {
      return;
    }
    try {
      expect(findFolderObstacle(full)).toEqual({
        path: full,
        reason: 'there is no room left on the disk (ENOSPC)',
      });
    } finally {
      execFileSync('umount', [full]);
    }
  });

  it.skipIf(process.getuid?.() === 0)('R26: that may only be read is named so', async () => {
    await mkdir(join(folder, 'data'), { mode: 0o555 });
    expect(findFolderObstacle(join(folder, 'data'))?.reason).toMatch(/not allowed .*EACCES/);
  });
});

describe('a refused lock', () => {
  const look = (temporary = folder) =>
    findLockObstacle({
      platform: 'linux',
      userData: folder,
      temporary,
      hostName: 'desk-7',
      processId: 42,
    });

  it('that another start of the app holds is no obstacle', async () => {
    await symlink('desk-7-41', join(folder, 'SingletonLock'));
    expect(look()).toBeNull();
  });

  it('R26: that nobody holds, or only we ourselves, is one', async () => {
    expect(look()).toMatchObject({ path: folder, reason: expect.stringContaining('lock') as string });
    await symlink('desk-7-42', join(folder, 'SingletonLock'));
    expect(look()).toMatchObject({ path: folder });
  });

  it('R26: because there is no temporary folder names that one', async () => {
    const temporary = join(folder, 'file');
    await writeFile(temporary, '');
    expect(look(temporary)).toMatchObject({ path: temporary });
  });

  it('R26: that another computer holds names that one', async () => {
    await symlink('desk-8-41', join(folder, 'SingletonLock'));
    expect(look()).toEqual({
      path: folder,
      reason: 'the app runs on another computer, desk-8, with this folder',
    });
  });

  it('R26: also one whose name begins like this one’s', async () => {
    await symlink('desk-70-41', join(folder, 'SingletonLock'));
    expect(look()?.reason).toContain('another computer, desk-70,');
  });

  it('on Windows, which keeps no files for it, is held by another start', () => {
    expect(
      findLockObstacle({
        platform: 'win32',
        userData: folder,
        temporary: folder,
        hostName: 'desk-7',
        processId: 42,
      }),
    ).toBeNull();
  });
});
