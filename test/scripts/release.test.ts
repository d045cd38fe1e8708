/** What is decided when a release is made, and what electron-builder makes of it for each system. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppInfo, Arch, Packager, Platform } from 'app-builder-lib';
import { getAppUpdatePublishConfiguration } from 'app-builder-lib/out/publish/PublishManager.js';
import { WinPackager } from 'app-builder-lib/out/winPackager.js';
import type { AfterPackContext, Configuration } from 'electron-builder';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chooseFeed, readBuiltIn } from '#main/updates/feed.ts';
import { afterPack } from '../../scripts/package/after-pack.mjs';
import { makeReleaseConfig, readNotes } from '../../scripts/package/release-config.mjs';
import { readReleaseOptions } from '../../scripts/package/release-options.mjs';

const FEED = 'https://updates.test/sms/';
const PUBLISHER = 'CN="Acme, Inc.", O="Acme, Inc.", C=US';

describe('the options of a release', () => {
  const read = (args: string[], env = {}, platform: NodeJS.Platform = 'linux') =>
    readReleaseOptions(args, env, platform);

  it('are taken out of those for electron-builder', () => {
    expect(
      read(['--dir', '--feed', FEED, '--linux', 'deb', `--publisher=${PUBLISHER}`, '-c.asar=false']),
    ).toEqual({
      release: { feed: FEED, publishers: [PUBLISHER] },
      rest: ['--dir', '--linux', 'deb', '-c.asar=false'],
    });
  });

  it('may come by the environment, and may be none', () => {
    expect(read([], { SMS_SUPERVISOR_FEED: FEED, SMS_SUPERVISOR_PUBLISHER: PUBLISHER }).release).toEqual({
      feed: FEED,
      publishers: [PUBLISHER],
    });
    expect(read([], { SMS_SUPERVISOR_FEED: '' })).toEqual({
      release: { feed: null, publishers: [] },
      rest: [],
    });
  });

  it.each(['http://updates.test/', 'updates.test', 'https://a:b@updates.test/', 'https://updates.test/?a'])(
    'refuse %s as a feed',
    (address) => {
      expect(() => read(['--feed', address])).toThrow('https');
    },
  );

  it('want a publisher for Windows as soon as there is a feed', () => {
    expect(() => read(['--feed', FEED], {}, 'win32')).toThrow('whose signature');
    expect(() => read(['--feed', FEED, '--win'])).toThrow('whose signature');
    expect(read([], {}, 'win32').release.feed).toBeNull();
  });
});

describe('release notes', () => {
  const changelog =
    '# Changelog\n\n## [Unreleased]\n\n- New.\n\n## [1.0.10] - 2026\n\n- Ten.\n\n## 1.0.1\n\n- One.\n';

  it.each([
    ['1.0.1', '- One.'],
    ['1.0.10', '- Ten.'],
    ['1.0.0', '- New.'],
  ])('of %s', (version, notes) => {
    expect(readNotes(changelog, version)).toBe(notes);
  });

  it('are none where the changelog has none', () => {
    expect(readNotes('# Changelog\n', '1.0.0')).toBe('');
  });
});

describe('app-update.yml', () => {
  let folder: string;
  beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'sms-supervisor-pack-'))));
  afterEach(() => rm(folder, { recursive: true }));

  /** What electron-builder hands to its hook, as far as that is looked at. */
  const pack = (electronPlatformName: string, config: Configuration): Promise<void> =>
    afterPack({
      electronPlatformName,
      appOutDir: folder,
      packager: {
        config,
        appInfo: { updaterCacheDirName: 'sms-supervisor-updater' },
        getResourcesDir: () => folder,
      },
    } as unknown as AfterPackContext); // a few of its many fields

  const configure = (release: { feed: string | null; publishers: string[] }): Configuration =>
    makeReleaseConfig(release, '1.0.0', '');

  it('is there without a feed as well: policy may set one later, and the publisher must be known then', async () => {
    await pack('win32', configure({ feed: null, publishers: [PUBLISHER] }));
    const builtIn = await readBuiltIn(folder);
    expect(builtIn).toEqual({ feed: null, publisherNames: [PUBLISHER] });
    expect(chooseFeed(null, builtIn)).toBeNull();
    expect(await readFile(join(folder, 'app-update.yml'), 'utf8')).toContain('sms-supervisor-updater');
  });

  it('keeps what electron-builder has written, and names no publisher where none is looked at', async () => {
    await writeFile(join(folder, 'app-update.yml'), `provider: generic\nurl: ${FEED}\n`);
    await pack('linux', configure({ feed: FEED, publishers: [PUBLISHER] }));
    expect(await readBuiltIn(folder)).toEqual({ feed: FEED, publisherNames: [] });
  });

  it('of a package for Windows that would take updates of anybody is not written', async () => {
    await writeFile(join(folder, 'app-update.yml'), `provider: generic\nurl: ${FEED}\n`);
    await expect(pack('win32', configure({ feed: FEED, publishers: [] }))).rejects.toThrow('publisher');
  });

  it('is what electron-builder itself makes for Windows: with the feed and the publisher', async () => {
    expect(
      await askElectronBuilder(configure({ feed: FEED, publishers: [PUBLISHER] }), folder),
    ).toMatchObject({
      provider: 'generic',
      url: FEED,
      publisherName: [PUBLISHER],
    });
  });
});

/** The very function that writes the file when a package for Windows is made, with its own reading of our configuration. */
async function askElectronBuilder(config: Configuration, output: string): Promise<unknown> {
  const packager = new Packager({
    targets: Platform.WINDOWS.createTarget('nsis', Arch.x64),
    config: { ...config, directories: { output } },
    projectDir: join(import.meta.dirname, '../..'),
  });
  await packager.validateConfig();
  packager._appInfo = new AppInfo(packager, null);
  return getAppUpdatePublishConfiguration(new WinPackager(packager), null, Arch.x64, false);
}
