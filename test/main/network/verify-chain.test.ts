/** Chains made by openssl, right and wrong in one thing each, before the judge. */
import { X509Certificate } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { readCertificates } from '#main/network/certificates/authorities.ts';
import { verifyChain } from '#main/network/certificates/verify-chain.ts';
import type { Authority, CertificateWishes, Identity } from '#test/certificates/authority.ts';
import { createAuthority, createSelfSigned } from '#test/certificates/authority.ts';

const DAY = 86_400_000;

let root: Authority;
let issuing: Authority;

beforeAll(async () => {
  root = await createAuthority();
  issuing = await root.issueAuthority();
});

function judge(
  { cert }: Identity,
  { host = '127.0.0.1', trusted = [root], now = Date.now() }: JudgeOptions = {},
): string {
  const chain = readCertificates(cert).map(String);
  return verifyChain({ host, chain }, trusted.map(firstOf), now);
}

interface JudgeOptions {
  readonly host?: string;
  readonly trusted?: readonly Identity[];
  readonly now?: number;
}

function toPem(der: Buffer): string {
  return `-----BEGIN CERTIFICATE-----\n${der.toString('base64')}\n-----END CERTIFICATE-----\n`;
}

function firstOf({ cert }: Identity): X509Certificate {
  return new X509Certificate(cert);
}

describe('who signed it', () => {
  it('accepts what the authority signed itself, or let another sign', async () => {
    expect(judge(await root.issue())).toBe('good');
    expect(judge(await issuing.issue())).toBe('good');
  });

  it('accepts an RSA chain', async () => {
    const authority = await createAuthority({ key: 'rsa:2048' });
    expect(judge(await authority.issue({ key: 'rsa:2048' }), { trusted: [authority] })).toBe('good');
  });

  it('accepts a chain whose middle is known here and was not sent', async () => {
    const identity = await issuing.issue();
    const alone = { ...identity, cert: String(firstOf(identity)) };
    expect(judge(alone)).toBe('not-trusted');
    expect(judge(alone, { trusted: [issuing] })).toBe('good');
  });

  it('accepts the very certificate that an administrator has named', async () => {
    const identity = await createSelfSigned();
    expect(judge(identity)).toBe('self-signed');
    expect(judge(identity, { trusted: [identity] })).toBe('good');
    expect(judge(identity, { trusted: [identity], host: 'gws.test' })).toBe('wrong-host');
  });

  it('does not trust an authority for having the name of a trusted one', async () => {
    const impostor = await createAuthority();
    expect(judge(await impostor.issue())).toBe('not-trusted');
    expect(judge(await impostor.issue(), { trusted: [root, impostor] })).toBe('good');
  });

  it('does not let somebody sign who is no authority', async () => {
    const server = await root.issueAuthority({
      extensions: { basicConstraints: 'CA:FALSE', keyUsage: 'digitalSignature' },
    });
    expect(judge(await server.issue())).toBe('not-trusted');
  });

  it('does not let an authority sign others when it may not', async () => {
    const last = await root.issueAuthority({
      extensions: { basicConstraints: 'critical,CA:TRUE,pathlen:0' },
    });
    expect(judge(await last.issue())).toBe('good');
    expect(judge(await (await last.issueAuthority({ commonName: 'One more' })).issue())).toBe('bad');
  });

  it('is not misled by an expired certificate of the same authority', async () => {
    const identity = await issuing.issue();
    const expired = await root.issueAuthority({ validFrom: -9, validTo: -2 });
    expect(judge({ ...identity, cert: String(firstOf(identity)) + expired.cert + issuing.cert })).toBe(
      'good',
    );
  });
});

describe('when', () => {
  it.each<[string, CertificateWishes]>([
    ['expired', { validFrom: -9, validTo: -1 }],
    ['not valid yet', { validFrom: 1, validTo: 9 }],
  ])('refuses one that is %s', async (_when, preferences) => {
    expect(judge(await root.issue(preferences))).toBe('expired');
    expect(judge(await (await root.issueAuthority(preferences)).issue())).toBe('expired');
  });

  it('refuses when the authority itself has expired', async () => {
    expect(judge(await root.issue({ validTo: 90 }), { now: Date.now() + 60 * DAY })).toBe('expired');
  });
});

describe('for whom', () => {
  it('knows names, wildcards of one level, and addresses', async () => {
    const identity = await root.issue({
      names: ['DNS:gws.test', 'DNS:*.corp.test', 'IP:::1', 'IP:10.1.2.3'],
    });
    for (const host of ['gws.test', 'GWS.test', 'a.corp.test', '::1', '10.1.2.3'])
      expect([host, judge(identity, { host })]).toEqual([host, 'good']);
    for (const host of ['test', 'x.gws.test', 'a.b.corp.test', 'corp.test', '::2', '10.1.2.4'])
      expect([host, judge(identity, { host })]).toEqual([host, 'wrong-host']);
  });

  it('does not take a common name for the name of a host', async () => {
    const identity = await root.issue({ commonName: 'gws.test', names: ['DNS:other.test'] });
    expect(judge(identity, { host: 'gws.test' })).toBe('wrong-host');
    const nameless = await root.issue({ commonName: 'gws.test', names: ['email:a@gws.test'] });
    expect(judge(nameless, { host: 'gws.test' })).toBe('wrong-host');
  });

  it('refuses a certificate for something else than servers', async () => {
    expect(judge(await root.issue({ extensions: { extendedKeyUsage: 'clientAuth' } }))).toBe('bad');
    const forMail = await root.issueAuthority({ extensions: { extendedKeyUsage: 'emailProtection' } });
    expect(judge(await forMail.issue())).toBe('bad');
  });

  it('obeys the limits that an authority has for names', async () => {
    const limits =
      'critical,permitted;DNS:corp.test,excluded;DNS:secret.corp.test,permitted;IP:10.0.0.0/255.0.0.0';
    const limited = await root.issueAuthority({ extensions: { nameConstraints: limits } });
    const verdictOn = async (name: string, host: string): Promise<string> =>
      judge(await limited.issue({ names: [name] }), { host });
    expect(await verdictOn('DNS:gws.corp.test', 'gws.corp.test')).toBe('good');
    expect(await verdictOn('IP:10.1.2.3', '10.1.2.3')).toBe('good');
    expect(await verdictOn('DNS:gws.test', 'gws.test')).toBe('bad');
    expect(await verdictOn('DNS:evilcorp.test', 'evilcorp.test')).toBe('bad');
    expect(await verdictOn('DNS:a.secret.corp.test', 'a.secret.corp.test')).toBe('bad');
    expect(await verdictOn('IP:127.0.0.1', '127.0.0.1')).toBe('bad');
  });
});

describe('how well', () => {
  it('refuses SHA-1 and short keys', async () => {
    expect(judge(await root.issue({ digest: 'sha1' }))).toBe('bad');
    expect(judge(await root.issue({ key: 'rsa:1024' }))).toBe('bad');
    expect(judge(await (await root.issueAuthority({ digest: 'sha1' })).issue())).toBe('bad');
    expect(judge(await (await root.issueAuthority({ key: 'rsa:1024' })).issue())).toBe('bad');
  });

  it('refuses demands that it does not understand', async () => {
    expect(judge(await root.issue({ extensions: { '1.2.3.4.5': 'critical,ASN1:UTF8String:obey' } }))).toBe(
      'bad',
    );
    expect(judge(await root.issue({ extensions: { '1.2.3.4.5': 'ASN1:UTF8String:or not' } }))).toBe('good');
  });

  it('refuses a chain in which any byte is another', async () => {
    const chain = readCertificates((await issuing.issue()).cert).map(({ raw }) => raw);
    const [whole, ends] = [Buffer.concat(chain), chain.map(({ length }) => length)];
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const changed = Buffer.from(whole);
        changed[at] = (changed[at] ?? 0) ^ flip;
        const pems = [changed.subarray(0, ends[0]), changed.subarray(ends[0])].map(toPem);
        return verifyChain({ host: '127.0.0.1', chain: pems }, [firstOf(root)], Date.now()) !== 'good';
      }),
      { numRuns: 500 },
    );
  });

  it('refuses what is no certificate', () => {
    expect(verifyChain({ host: 'gws.test', chain: ['nonsense'] }, [], 0)).toBe('bad');
    expect(verifyChain({ host: 'gws.test', chain: [] }, [], 0)).toBe('bad');
  });
});
