/** electron-updater's own look at signatures, with a stand-in for PowerShell that says what Windows would. */
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import os, { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { VerifySignature } from '#main/updates/windows-signature.ts';
import { strictly } from '#main/updates/windows-signature.ts';

interface SignatureModule {
  verifySignature: (
    publisherNames: string[],
    file: string,
    logger: Record<'info' | 'warn' | 'error', () => void>,
  ) => Promise<string | null>;
}
const { verifySignature } = createRequire(import.meta.url)(
  'electron-updater/out/windowsExecutableCodeSignatureVerifier',
) as SignatureModule; // what that file exports

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const verify = strictly((names: string[], file: string) => verifySignature(names, file, silent));
const installer = '/tmp/sms-supervisor-1.0.1.exe';

let folder: string;
const { PATH } = process.env;
const before = process.cwd();

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sms-supervisor-powershell-'));
  process.env['PATH'] = `${folder}${delimiter}${PATH ?? ''}`;
  // A shell that is not Windows' takes NUL for the name of a file.
  process.chdir(folder);
  await program('chcp', '');
  // It looks away on Windows 7 as well, which Electron no longer runs on, and a Linux 6 has the same number.
  vi.spyOn(os, 'release').mockReturnValue('10.0.26100');
});
afterEach(async () => {
  vi.restoreAllMocks();
  process.chdir(before);
  process.env['PATH'] = PATH;
  await rm(folder, { recursive: true });
});

async function program(name: string, script: string): Promise<void> {
  await writeFile(join(folder, name), `#!/bin/sh\n${script}\n`);
  await chmod(join(folder, name), 0o755);
}

/** What `Get-AuthenticodeSignature | ConvertTo-Json` prints. Status 0 is valid, 1 an unknown error, 2 unsigned. */
const windowsSays = (Status: number, Subject: string | null, Path = installer): Promise<void> => {
  const answer = { Status, Path, SignerCertificate: Subject === null ? null : { Subject } };
  return program('powershell.exe', `cat <<'END'\n${JSON.stringify(answer)}\nEND`);
};

// The stand-in is a shell script.
describe.skipIf(process.platform === 'win32')('an installer', () => {
  const ours = ['CN="Acme, Inc.", O="Acme, Inc.", C=US'];

  it('of ours is taken', async () => {
    await windowsSays(0, 'CN="Acme, Inc.", O="Acme, Inc.", L=Boston, C=US');
    expect(await verify(ours, installer)).toBeNull();
  });

  it.each([
    ['of another publisher', 0, 'CN="Acme Ink", O="Acme, Inc.", C=US', installer],
    ['of another firm of our name', 0, 'CN="Acme, Inc.", O="Acme, Inc.", C=XX', installer],
    ['that nobody has signed', 2, null, installer],
    ['whose signature does not fit any more', 3, 'CN="Acme, Inc.", O="Acme, Inc.", C=US', installer],
    ['of an authority that nobody trusts', 1, 'CN="Acme, Inc.", O="Acme, Inc.", C=US', installer],
  ])('%s is refused', async (_which, status, subject, path) => {
    await windowsSays(status, subject, path);
    expect(await verify(ours, installer)).toMatch(/raw info/);
  });

  it('other than the one that was asked about is refused', async () => {
    await windowsSays(0, 'CN="Acme, Inc.", O="Acme, Inc.", C=US', '/tmp/other.exe');
    await expect(verify(ours, installer)).rejects.toThrow('different');
  });

  it.each([
    ['fails', 'exit 1'],
    ['is forbidden', 'echo "running scripts is disabled" >&2; exit 1'],
  ])('is refused when PowerShell %s', async (_how, script) => {
    await program('powershell.exe', script);
    expect(await verify(ours, installer)).toMatch(/PowerShell does not answer/);
  });

  it('is refused when only the question about the signature fails', async () => {
    await program('powershell.exe', 'case "$*" in *Authenticode*) echo no >&2; exit 1;; esac');
    await expect(verify(ours, installer)).rejects.toThrow();
  });
});

it('electron-updater alone would look away where PowerShell does not work', async () => {
  await program('powershell.exe', 'exit 1');
  const careless: VerifySignature = (names, file) => verifySignature(names, file, silent);
  expect(await careless(['CN=Acme'], installer)).toBeNull();
});
