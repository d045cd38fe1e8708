/** Authorities that this computer trusts and the browser engine does not know of: the administrators' own, and on Linux the system's. */
import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Log } from '#main/logging/log.ts';
import type { AdminFolder } from '#main/policies/admin-folder.ts';
import { readAdminFile } from '#main/policies/admin-folder.ts';

export type ReadAuthorities = () => Promise<readonly X509Certificate[]>;

const FILE_NAME = 'authorities.pem';
/** Where distributions keep their list: Debian, Fedora, SUSE, Alpine. */
const SYSTEM_BUNDLES = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem',
];

export interface AuthoritySources {
  readonly adminFolder: AdminFolder;
  readonly platform: NodeJS.Platform;
  readonly env: NodeJS.ProcessEnv;
  readonly log: Log;
}

/** The returned function reads them anew each time: it is asked seldom, and administrators change them while the app runs. */
export function authoritiesOf({ adminFolder, platform, env, log }: AuthoritySources): ReadAuthorities {
  return async () => {
    const own = await readAdminFile(adminFolder, FILE_NAME).catch((error: unknown) => {
      log.warn('authorities not used', { file: FILE_NAME, reason: String(error) });
      return null;
    });
    // Elsewhere the engine asks the system itself; on Linux it knows its own list and the person's NSS store only.
    const system = platform === 'linux' ? await readFirst(systemBundles(env)) : null;
    return [...readCertificates(own ?? ''), ...readCertificates(system ?? '')];
  };
}

/** What OpenSSL is told by the environment counts for us as well. */
function systemBundles(env: NodeJS.ProcessEnv): readonly string[] {
  const named = env['SSL_CERT_FILE'];
  return named ? [named] : SYSTEM_BUNDLES;
}

async function readFirst(paths: readonly string[]): Promise<string | null> {
  for (const path of paths) {
    const content = await readFile(path, 'utf8').catch(() => null);
    if (content !== null) return content;
  }
  return null;
}

/** One that cannot be read costs itself only. */
export function readCertificates(pem: string): readonly X509Certificate[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  return blocks.flatMap((block) => {
    try {
      return [new X509Certificate(block)];
    } catch {
      return [];
    }
  });
}
