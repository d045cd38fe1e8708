/** The store in which Linux keeps a person's certificates, and the first use of one of them. */
import { execFile } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { ElectronApplication } from '@playwright/test';
import type { Identity } from '#test/certificates/authority.ts';

const run = promisify(execFile);
const PASSWORD = 'on-the-way';

/** Puts it into the store of whoever has `home` for a home folder. */
export async function importClientCertificate(home: string, { key, cert }: Identity): Promise<void> {
  const database = join(home, '.pki', 'nssdb');
  const [keyFile, certFile, bundle] = [join(home, 'key'), join(home, 'cert'), join(home, 'bundle')];
  await mkdir(database, { recursive: true });
  await run('certutil', ['-d', `sql:${database}`, '-L']).catch(() =>
    run('certutil', ['-d', `sql:${database}`, '-N', '--empty-password']),
  );
  await writeFile(keyFile, key);
  await writeFile(certFile, cert);
  await run('openssl', [
    ...['pkcs12', '-export', '-in', certFile, '-inkey', keyFile, '-out', bundle],
    ...['-passout', `pass:${PASSWORD}`],
  ]);
  await run('pk12util', ['-d', `sql:${database}`, '-i', bundle, '-W', PASSWORD]);
  await Promise.all([keyFile, certFile, bundle].map((file) => rm(file)));
}

/**
 * Has a page in each of the sessions for the server make the first connection. Electron 45 asks the app for a certificate by itself
 * (electron/electron#52162); the older one that tests run on asks for pages only, and remembers the answer for all.
 */
export async function openFirstConnection(app: ElectronApplication, url: string): Promise<void> {
  await app.evaluate(async ({ session, WebContentsView }, address) => {
    for (const number of [0, 1, 2, 3, 4, 5, 6, 7, 8]) {
      const one = session.fromPartition(`gws-${number}`, { cache: false });
      // All but the first are opened by the app later, and decide about the server's certificate only then.
      // eslint-disable-next-line project/certificate-verdict-in-one-place -- the app's own replaces it
      if (number > 0) one.setCertificateVerifyProc((_presented, answer) => answer(0));
      const { webContents: page } = new WebContentsView({
        webPreferences: { session: one, sandbox: true, javascript: false },
      });
      await page.loadURL(address).catch(() => undefined);
      page.close();
    }
  }, url);
}
