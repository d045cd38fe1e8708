/** Where authorities come from that Chromium does not know. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { authoritiesOf } from '#main/network/certificates/authorities.ts';
import { createAuthority } from '#test/certificates/authority.ts';
import { silentLog } from '#test/main/logging/silent-log.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'authorities-'));
});

afterAll(() => rm(folder, { recursive: true }));

/** The names of those that are trusted. */
async function trusted(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): Promise<readonly string[]> {
  const adminFolder = { path: folder, mustBeAdministrators: false };
  const read = authoritiesOf({ adminFolder, platform, env, log: silentLog });
  return (await read()).map(({ subject }) => subject);
}

it("are the administrators' file and, on Linux only, the system's list; what cannot be read costs itself only", async () => {
  const bundle = join(folder, 'bundle.crt');
  const env = { SSL_CERT_FILE: bundle };
  expect(await trusted('linux', env)).toEqual([]);
  const broken = '-----BEGIN CERTIFICATE-----\nbm90aGluZw==\n-----END CERTIFICATE-----\n';
  const [own, system] = await Promise.all(
    ['Own', 'System'].map((commonName) => createAuthority({ commonName })),
  );
  await writeFile(join(folder, 'authorities.pem'), `Our own:\n${broken}${own?.cert ?? ''}`);
  await writeFile(bundle, `${system?.cert ?? ''}${broken}`);
  expect(await trusted('linux', env)).toEqual(['CN=Own', 'CN=System']);
  expect(await trusted('win32', env)).toEqual(['CN=Own']);
  expect(await trusted('darwin', env)).toEqual(['CN=Own']);
});
