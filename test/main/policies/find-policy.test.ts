/** S20: where a policy comes from, and what is not taken for one, nor for none. */
import { chmod, chown, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Run } from '#main/policies/find-policy.ts';
import { findPolicy } from '#main/policies/find-policy.ts';
import { loadPolicy } from '#main/policies/load-policy.ts';
import { CLOSED_POLICY } from '#main/policies/policy.ts';
import { readRegistry } from '#main/policies/read-registry.ts';

let path: string;

beforeEach(async () => {
  path = await mkdtemp(join(tmpdir(), 'policy-'));
});
afterEach(async () => {
  await chmod(path, 0o755);
  await rm(path, { recursive: true });
});

const runNothing: Run = () => null;
const load = (mustBeAdministrators = false) =>
  loadPolicy(() =>
    findPolicy({ platform: 'linux', folder: { path, mustBeAdministrators }, run: runNothing }),
  );
const write = (content: string | Uint8Array) => writeFile(join(path, 'policy.json'), content);
const GOOD = '{ "servers": ["https://gws.example.com"], "updatesOn": false }';
const READ = { servers: ['https://gws.example.com'], updatesOn: false };
const isRoot = process.getuid?.() === 0;

/** It forbids everything that a policy can forbid, and says where and why. */
function expectClosed(reason: RegExp, line: number | null = null): void {
  const { policy, problems } = load();
  expect(policy).toEqual(CLOSED_POLICY);
  expect(policy.servers).toEqual([]);
  expect(problems).toHaveLength(1);
  expect(problems[0]?.place).toContain(path);
  expect(problems[0]?.line).toBe(line);
  expect(problems[0]?.reason).toMatch(reason);
}

describe('a file', () => {
  it('is read', async () => {
    await write(GOOD);
    expect(load()).toMatchObject({ isThere: true, policy: READ, problems: [] });
  });

  it('may be missing, and its folder too', async () => {
    expect(load()).toMatchObject({ isThere: false, policy: {}, problems: [] });
    await rm(path, { recursive: true });
    expect(load()).toMatchObject({ isThere: false, policy: {}, problems: [] });
    await mkdir(path);
  });

  it('may begin with a byte order mark', async () => {
    await write(`\uFEFF${GOOD}`);
    expect(load()).toMatchObject({ policy: READ, problems: [] });
  });

  it.each([
    ['a comma too many', '{\n  "updatesOn": false,\n}', /a comma too many before }/, 3],
    [
      'a comma too many in a list',
      '{\n"servers": [\n"https://a.example",\n]}',
      /a comma too many before \]/,
      4,
    ],
    ['a comma too few', '{\n "updatesOn": false\n "logLevel": "info"}', /needs a comma/, 3],
    ['a comment', '{\n// for the team\n "updatesOn": false }', /a comment/, 2],
    ['a comment of a appState', '# for the team\n{ "updatesOn": false }', /a comment/, 1],
    ['other quotation marks', "{\n 'updatesOn': false }", /quotation marks/, 2],
    ['typographic quotation marks', '{\n “updatesOn”: false }', /quotation marks/, 2],
    ['no quotation marks', '{\n\n updatesOn: false }', /word without quotation marks/, 3],
    ['a missing colon', '{ "updatesOn" false }', /colon/, 1],
    ['a missing value', '{ "updatesOn": }', /needs a value/, 1],
    ['half of it', '{ "updatesOn": fal', /word without/, 1],
    ['its first half', '{ "servers": ["https://a.example"],\n', /quotation marks there|ends too early/, 2],
    ['an open text', '{ "servers": ["https://a.example', /does not end/, 1],
    ['something behind it', `${GOOD}\n${GOOD}`, /goes on after its end/, 2],
    ['a list', '[]', /must begin with {/, 1],
    ['nothing', 'null', /must begin with {/, 1],
    ['a text', '"text"', /must begin with {/, 1],
    ['a strange number', '{ "updatesOn": 01 }', /number/, 1],
    ['lists in lists', `{ "servers": ${'['.repeat(50_000)}`, /too deep/, 1],
  ])('S20: with %s forbids all that it could, and says in which line', async (_what, text, reason, line) => {
    await write(text);
    expectClosed(reason, line);
  });

  it.each([
    ['nothing', '', /empty/],
    ['white space', ' \n\n', /empty/],
    ['zero bytes', '\0'.repeat(300), /zero bytes/],
    ['zero bytes at its end', `${GOOD}\0\0`, /zero bytes/],
    ['UTF-16', Buffer.from(`\uFEFF${GOOD}`, 'utf16le'), /UTF-8/],
    ['too much', `{ "updatesOn": false, "filler": "${'x'.repeat(200_000)}" }`, /larger/],
  ])('S20: of %s forbids all that it could', async (_what, content, reason) => {
    await write(content);
    expectClosed(reason);
  });

  it('S20: that is a link to somewhere else, or a folder, forbids all', async () => {
    await writeFile(join(path, 'elsewhere.json'), GOOD);
    await symlink(join(path, 'elsewhere.json'), join(path, 'policy.json'));
    expectClosed(/a link/);
    await rm(join(path, 'policy.json'));
    await mkdir(join(path, 'policy.json'));
    expectClosed(/a folder/);
  });

  it('S20: in a folder that is none forbids all', async () => {
    await rm(path, { recursive: true });
    await writeFile(path, GOOD);
    expectClosed(/not a folder/);
  });

  it.skipIf(isRoot)('S20: that this person may not read forbids all', async () => {
    await write(GOOD);
    await chmod(join(path, 'policy.json'), 0);
    expectClosed(/EACCES/);
    await chmod(path, 0);
    expectClosed(/EACCES/);
  });
});

describe.runIf(isRoot)('a file that must be administrators’', () => {
  it('holds with the usual modes', async () => {
    await write(GOOD);
    for (const mode of [0o644, 0o640, 0o600, 0o444]) {
      await chmod(join(path, 'policy.json'), mode);
      expect(load(true)).toMatchObject({ policy: READ, problems: [] });
    }
  });

  it.each([0o664, 0o666, 0o646, 0o777])('S20: with mode %o forbids all', async (mode) => {
    await write(GOOD);
    await chmod(join(path, 'policy.json'), mode);
    expect(load(true)).toMatchObject({
      policy: CLOSED_POLICY,
      problems: [{ reason: `can be written by others than root (mode ${mode.toString(8)})` }],
    });
  });

  it('S20: of somebody else forbids all, and so does a folder of somebody else', async () => {
    await write(GOOD);
    await chown(join(path, 'policy.json'), 1000, 1000);
    expect(load(true)).toMatchObject({
      policy: CLOSED_POLICY,
      problems: [{ place: join(path, 'policy.json'), reason: 'belongs to user 1000, and not to root' }],
    });
    await chown(join(path, 'policy.json'), 0, 0);
    await chown(path, 1000, 1000);
    expect(load(true)).toMatchObject({ policy: CLOSED_POLICY, problems: [{ place: path }] });
    await chown(path, 0, 0);
    await chmod(path, 0o775);
    expect(load(true)).toMatchObject({ policy: CLOSED_POLICY, problems: [{ place: path }] });
  });
});

describe('the registry', () => {
  const KEY = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\SMS Supervisor';
  const onWindows = (run: Run) =>
    loadPolicy(() => findPolicy({ platform: 'win32', folder: { path, mustBeAdministrators: true }, run }));

  it('is read as reg.exe prints it', () => {
    const printed = [
      '',
      KEY,
      '    updatesOn    REG_DWORD    0x0',
      '    staySignedIn    REG_DWORD    0x1',
      '    updateChannel    REG_SZ    beta',
      '    updateFeed    REG_SZ    ',
      '',
      `${KEY}\\servers`,
      '    1    REG_SZ    https://gws.example.com',
      '    2    REG_SZ    https://other.example.com',
      '',
    ].join('\r\n');
    expect(readRegistry(printed, 'HKLM\\SOFTWARE\\Policies\\SMS Supervisor')).toEqual([
      { name: 'updatesOn', value: 0, line: null },
      { name: 'staySignedIn', value: 1, line: null },
      { name: 'updateChannel', value: 'beta', line: null },
      { name: 'updateFeed', value: '', line: null },
      { name: 'servers', value: ['https://gws.example.com', 'https://other.example.com'], line: null },
    ]);
  });

  it('without the key holds no policy', () => {
    const above = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\r\n';
    expect(onWindows((_, [, key]) => (key?.endsWith('Policies') ? above : null))).toMatchObject({
      isThere: false,
      policy: {},
      problems: [],
    });
  });

  it('S20: that cannot be read forbids all', () => {
    expect(onWindows(() => null)).toMatchObject({ policy: CLOSED_POLICY, problems: [{ line: null }] });
    const above = `${KEY}\r\n`;
    expect(onWindows((_, [, key]) => (key?.endsWith('Policies') ? above : null)).policy).toEqual(
      CLOSED_POLICY,
    );
  });

  it('S20: with a value and a key of one name forbids what that could', () => {
    const printed = `${KEY}\r\n    servers    REG_SZ    https://a.example\r\n\r\n${KEY}\\servers\r\n    1    REG_SZ    https://b.example\r\n`;
    const { policy, problems } = onWindows(() => printed);
    expect(policy).toEqual({ servers: [] });
    expect(problems[0]).toMatchObject({ entry: 'servers', reason: 'stands there more than once' });
  });
});

describe('where it is looked for', () => {
  const neverRun = (): never => {
    throw new Error('run');
  };

  it('on macOS the managed preferences; without them nothing is run, and there is no policy', () => {
    const source = {
      platform: 'darwin',
      folder: { path, mustBeAdministrators: true },
      run: neverRun,
    } as const;
    expect(findPolicy(source)).toEqual({
      place: '/Library/Managed Preferences/com.sms-supervisor.app.plist',
      written: null,
    });
  });

  it.each(['win32', 'darwin', 'linux'] as const)(
    'on %s a folder that need not be of administrators',
    (platform) => {
      const source = { platform, folder: { path, mustBeAdministrators: false }, run: neverRun };
      expect(findPolicy(source).place).toBe(join(path, 'policy.json'));
    },
  );
});

it('S20: that fails in another way forbids all, and nothing of the failure is shown', () => {
  const { policy, problems } = loadPolicy(() => {
    throw new TypeError('secret');
  });
  expect(policy).toMatchObject({ servers: [], staySignedIn: false });
  expect(problems).toEqual([{ place: 'the policy', line: null, entry: null, reason: 'cannot be read' }]);
});
