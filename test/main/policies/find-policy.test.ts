/** S20: where a policy comes from, and what is not taken for one. */
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findPolicy } from '../../../main/policies/find-policy.ts';
import { readRegistry } from '../../../main/policies/read-registry.ts';

let path: string;

beforeEach(async () => {
  path = await mkdtemp(join(tmpdir(), 'policy-'));
});
afterEach(() => rm(path, { recursive: true }));

const find = () => findPolicy('linux', { path, mustBeAdministrators: false });
const write = (text: string) => writeFile(join(path, 'policy.json'), text);

describe('a file', () => {
  it('is read', async () => {
    await write('{ "updatesOn": false }');
    expect(find()).toEqual({ updatesOn: false });
  });

  it('may be missing', () => {
    expect(find()).toBeNull();
  });

  it.each(['', '{"updatesOn":', '[]', 'null', '"text"'])('S20: %j is no policy', async (text) => {
    await write(text);
    expect(find).toThrow();
  });

  it('S20: one that is huge is none', async () => {
    await write(`{ "updatesOn": false, "filler": "${'x'.repeat(200_000)}" }`);
    expect(find).toThrow('no policy file');
  });

  it('S20: a link to somewhere else is none', async () => {
    await writeFile(join(path, 'elsewhere.json'), '{ "updatesOn": false }');
    await symlink(join(path, 'elsewhere.json'), join(path, 'policy.json'));
    expect(find).toThrow('no policy file');
  });

  it('S20: one that anybody may write is none', async () => {
    await writeFile(join(path, 'policy.json'), '{ "updatesOn": false }', { mode: 0o666 });
    const { chmod } = await import('node:fs/promises');
    await chmod(join(path, 'policy.json'), 0o666);
    expect(() => findPolicy('linux', { path, mustBeAdministrators: true })).toThrow('administrators');
  });
});

it('the registry is read as reg.exe prints it', () => {
  const printed = [
    '',
    'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\SMS Supervisor',
    '    updatesOn    REG_DWORD    0x0',
    '    staySignedIn    REG_DWORD    0x1',
    '    updateChannel    REG_SZ    beta',
    '    updateFeed    REG_SZ    ',
    '',
    'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\SMS Supervisor\\servers',
    '    1    REG_SZ    https://gws.example.com',
    '    2    REG_SZ    https://other.example.com',
    '',
  ].join('\r\n');
  expect(readRegistry(printed, 'HKLM\\SOFTWARE\\Policies\\SMS Supervisor')).toEqual({
    updatesOn: 0,
    staySignedIn: 1,
    updateChannel: 'beta',
    updateFeed: '',
    servers: ['https://gws.example.com', 'https://other.example.com'],
  });
});
