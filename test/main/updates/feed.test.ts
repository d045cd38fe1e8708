/** Which addresses are asked for newer versions, and which never. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chooseFeed, NOTHING_BUILT_IN, readBuiltIn } from '#main/updates/feed.ts';

let folder: string;
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'sms-supervisor-feed-'))));
afterAll(() => rm(folder, { recursive: true }));

async function read(text: string): ReturnType<typeof readBuiltIn> {
  await writeFile(join(folder, 'app-update.yml'), text);
  return readBuiltIn(folder);
}

describe('what was built in', () => {
  it('is nothing when there is no file', async () => {
    expect(await readBuiltIn(join(folder, 'nowhere'))).toEqual(NOTHING_BUILT_IN);
  });

  it.each([
    [
      'a feed',
      'provider: generic\nurl: https://a.test/x\n',
      { feed: 'https://a.test/x', publisherNames: [] },
    ],
    ['no feed', 'updaterCacheDirName: x\n', NOTHING_BUILT_IN],
    ['one publisher', 'publisherName: Acme\n', { feed: null, publisherNames: ['Acme'] }],
    ['several', 'publisherName: [CN=Acme, " ", Ltd]\n', { feed: null, publisherNames: ['CN=Acme', 'Ltd'] }],
    ['numbers', 'url: 7\npublisherName: 8\n', NOTHING_BUILT_IN],
    ['no YAML', '{{{', NOTHING_BUILT_IN],
    ['a list', '- 1\n', NOTHING_BUILT_IN],
    ['an empty file', '', NOTHING_BUILT_IN],
  ])('reads %s', async (_what, text, expected) => {
    expect(await read(text)).toEqual(expected);
  });
});

describe('the feed', () => {
  const builtIn = { feed: 'https://built-in.test/app/', publisherNames: [] };

  it('is the one that policy sets, else the one built in, else none', () => {
    expect(chooseFeed('https://policy.test/', builtIn)).toBe('https://policy.test/');
    expect(chooseFeed(null, builtIn)).toBe('https://built-in.test/app/');
    expect(chooseFeed(null, NOTHING_BUILT_IN)).toBeNull();
  });

  it.each([
    'http://updates.test/',
    'http://127.0.0.1:8080/',
    'file:///tmp/updates',
    'https://name:word@updates.test/',
    'javascript:alert(1)',
    'updates.test',
    '',
  ])('is none when it says %s', (address) => {
    expect(chooseFeed(null, { ...builtIn, feed: address })).toBeNull();
    // A policy that cannot be followed is not passed over either.
    expect(chooseFeed(address, builtIn)).toBeNull();
  });
});
