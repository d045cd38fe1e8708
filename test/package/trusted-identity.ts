/** An identity for a server on loopback, and a home folder whose owner trusts it: as a company's own authority would be. */
import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createSelfSigned } from '#test/certificates/authority.ts';

const run = promisify(execFile);

export const createIdentity = createSelfSigned;

/** Chromium on Linux trusts what a person has put into this database. */
export async function trustIdentity(home: string, { cert }: { cert: string }): Promise<void> {
  const folder = join(home, '.pki', 'nssdb');
  await mkdir(folder, { recursive: true });
  const file = join(home, 'authority.pem');
  await writeFile(file, cert);
  const database = ['-d', `sql:${folder}`];
  await run('certutil', [...database, '-N', '--empty-password']);
  await run('certutil', [...database, '-A', '-t', 'CP,,', '-n', 'tests', '-i', file]);
}
