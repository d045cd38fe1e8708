/** Certificate authorities for tests, made with openssl when they are needed, and whatever they sign: right or wrong in every way. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const DAY = 86_400_000;

export interface CertificateWishes {
  readonly commonName?: string;
  /** As openssl writes them: `IP:127.0.0.1`, `DNS:gws.test`. */
  readonly names?: readonly string[];
  /** Days from today; today is 0. */
  readonly validFrom?: number;
  readonly validTo?: number;
  readonly digest?: 'sha1' | 'sha256' | 'sha512';
  readonly key?: 'ec' | 'rsa:1024' | 'rsa:2048';
  /** Lines of an openssl extension section, added to or in place of the usual ones. */
  readonly extensions?: Readonly<Record<string, string>>;
}

/** PEM; `cert` begins with the certificate itself and goes on with those that explain it, as a server sends them. */
export interface Identity {
  readonly key: string;
  readonly cert: string;
}

export interface Authority extends Identity {
  issue(wishes?: CertificateWishes): Promise<Identity>;
  issueAuthority(wishes?: CertificateWishes): Promise<Authority>;
}

const SERVER = { extendedKeyUsage: 'serverAuth' };
const AUTHORITY = {
  basicConstraints: 'critical,CA:TRUE',
  keyUsage: 'critical,keyCertSign,cRLSign',
  subjectKeyIdentifier: 'hash',
};

export async function createAuthority(wishes: CertificateWishes = {}): Promise<Authority> {
  return asAuthority(await make({ commonName: 'Test authority', ...wishes }, AUTHORITY, null), true);
}

/** Nobody but itself vouches for it. */
export async function createSelfSigned(wishes: CertificateWishes = {}): Promise<Identity> {
  return make({ names: ['IP:127.0.0.1'], ...wishes }, SERVER, null);
}

function asAuthority(own: Identity, isRoot: boolean): Authority {
  // A root is known already or not at all: servers do not send it.
  const above = isRoot ? '' : own.cert;
  const add = (identity: Identity): Identity => ({ ...identity, cert: identity.cert + above });
  return {
    ...own,
    issue: async (wishes = {}) => add(await make({ names: ['IP:127.0.0.1'], ...wishes }, SERVER, own)),
    issueAuthority: async (wishes = {}) =>
      asAuthority(add(await make({ commonName: 'Issuing authority', ...wishes }, AUTHORITY, own)), false),
  };
}

async function make(
  wishes: CertificateWishes,
  usual: Readonly<Record<string, string>>,
  signer: Identity | null,
): Promise<Identity> {
  const folder = await mkdtemp(join(tmpdir(), 'sms-supervisor-authority-'));
  const inside = (name: string): string => join(folder, name);
  try {
    await writeFile(inside('config'), configOf(wishes, usual, folder));
    await writeFile(inside('index'), '');
    const request = ['-subj', `/CN=${wishes.commonName ?? 'A server'}`, '-config', inside('config')];
    const key = keyOptions(wishes.key ?? 'ec');
    await run('openssl', [
      'req',
      '-new',
      ...key,
      '-nodes',
      ...request,
      '-keyout',
      inside('key'),
      '-out',
      inside('request'),
    ]);
    if (signer) {
      await writeFile(inside('signer.key'), signer.key);
      await writeFile(inside('signer.cert'), signer.cert);
    }
    const by = signer
      ? ['-keyfile', inside('signer.key'), '-cert', inside('signer.cert')]
      : ['-selfsign', '-keyfile', inside('key')];
    const dates = ['-startdate', dateIn(wishes.validFrom ?? -1), '-enddate', dateIn(wishes.validTo ?? 30)];
    await run('openssl', [
      ...['ca', '-batch', '-notext', '-config', inside('config'), '-md'],
      ...[wishes.digest ?? 'sha256', ...by, ...dates, '-in', inside('request'), '-out', inside('cert')],
    ]);
    return { key: await readFile(inside('key'), 'utf8'), cert: await readFile(inside('cert'), 'utf8') };
  } finally {
    await rm(folder, { recursive: true });
  }
}

function configOf(
  { names, extensions }: CertificateWishes,
  usual: Readonly<Record<string, string>>,
  folder: string,
): string {
  const all = { ...usual, ...(names && { subjectAltName: names.join(',') }), ...extensions };
  const lines = Object.entries(all).map(([name, value]) => `${name} = ${value}`);
  return `
[req]
distinguished_name = name
[name]
[ca]
default_ca = here
[here]
database = ${folder}/index
new_certs_dir = ${folder}
policy = any
rand_serial = yes
x509_extensions = wanted
[any]
commonName = supplied
[wanted]
${lines.join('\n')}
`;
}

function keyOptions(kind: 'ec' | 'rsa:1024' | 'rsa:2048'): readonly string[] {
  return kind === 'ec' ? ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1'] : ['-newkey', kind];
}

/** As openssl wants it: 20261122133637Z. */
function dateIn(days: number): string {
  return new Date(Date.now() + days * DAY).toISOString().replace(/\.\d+|[-:T]/g, '');
}
