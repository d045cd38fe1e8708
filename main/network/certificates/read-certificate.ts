/** Reads of a certificate what decides whether it may vouch for a server: some from Node, the rest from its bytes. */
import { X509Certificate } from 'node:crypto';
import type { DerValue } from './der.ts';
import { contentOf, contextTag, DER, readDer, readOid, readWithin } from './der.ts';
import type { AlternativeName, NameConstraints } from './name-constraints.ts';
import { readAlternativeNames, readNameConstraints } from './name-constraints.ts';
import { isStrongSignature } from './strength.ts';

export interface Certificate {
  readonly x509: X509Certificate;
  /** May sign other certificates. */
  readonly isAuthority: boolean;
  /** How many more authorities may stand between it and a server's certificate; `null`: any number. */
  readonly pathLimit: number | null;
  /** What it is for, as object identifiers; `null`: anything. */
  readonly purposes: readonly string[] | null;
  readonly names: readonly AlternativeName[];
  readonly constraints: NameConstraints | null;
  readonly isSignedStrongly: boolean;
  /** It says of something that it must be obeyed, and we do not know what that is. */
  readonly demandsUnknown: boolean;
}

const EXTENSION = {
  keyUsage: '2.5.29.15',
  alternativeNames: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  nameConstraints: '2.5.29.30',
  policies: '2.5.29.32',
  purposes: '2.5.29.37',
} as const;
const KNOWN: readonly string[] = Object.values(EXTENSION);
/** The sixth bit of the key's usage, RFC 5280 §4.2.1.3. */
const SIGNS_CERTIFICATES = 0b0000_0100;

interface Extension {
  readonly isCritical: boolean;
  readonly value: Buffer;
}

/** Throws when the certificate cannot be understood. */
export function readCertificate(pem: string | X509Certificate): Certificate {
  const x509 = typeof pem === 'string' ? new X509Certificate(pem) : pem;
  const [whole] = readDer(x509.raw);
  const [toBeSigned, algorithm] = readWithin(whole, DER.sequence);
  const extensions = readExtensions(readWithin(toBeSigned, DER.sequence));
  const valueOf = (oid: string): DerValue | undefined =>
    readDer(extensions.get(oid)?.value ?? Buffer.of())[0];
  const basic = valueOf(EXTENSION.basicConstraints);
  const usage = valueOf(EXTENSION.keyUsage);
  const purposes = valueOf(EXTENSION.purposes);
  const names = valueOf(EXTENSION.alternativeNames);
  const constraints = valueOf(EXTENSION.nameConstraints);
  return {
    x509,
    ...readBasicConstraints(basic, usage),
    purposes: purposes ? readWithin(purposes, DER.sequence).map(readOid) : null,
    names: names ? readAlternativeNames(names) : [],
    constraints: constraints ? readNameConstraints(constraints) : null,
    isSignedStrongly: isStrongSignature(algorithm),
    demandsUnknown: [...extensions].some(([oid, { isCritical }]) => isCritical && !KNOWN.includes(oid)),
  };
}

function readExtensions(toBeSigned: readonly DerValue[]): Map<string, Extension> {
  const holder = toBeSigned.find(({ tag }) => tag === contextTag(3));
  const [list] = holder ? readDer(holder.content) : [];
  const extensions = new Map<string, Extension>();
  for (const entry of list ? readWithin(list, DER.sequence) : []) {
    const [oid, ...rest] = readWithin(entry, DER.sequence);
    const value = rest.at(-1)?.content ?? Buffer.of();
    // Said twice, one reader would obey the first and another the last.
    if (extensions.has(readOid(oid))) throw new RangeError('an extension stands there twice');
    extensions.set(readOid(oid), { isCritical: isTrue(rest[0]), value });
  }
  return extensions;
}

function readBasicConstraints(
  basic: DerValue | undefined,
  usage: DerValue | undefined,
): Pick<Certificate, 'isAuthority' | 'pathLimit'> {
  const parts = basic ? readWithin(basic, DER.sequence) : [];
  const limit = parts.find(({ tag }) => tag === DER.integer)?.content;
  // The first byte says how many bits of the last one are unused.
  const signs = usage === undefined || ((contentOf(usage, DER.bitString)[1] ?? 0) & SIGNS_CERTIFICATES) !== 0;
  return {
    isAuthority: isTrue(parts[0]) && signs,
    pathLimit: limit ? limit.readUIntBE(0, Math.min(limit.length, 6)) : null,
  };
}

function isTrue(value: DerValue | undefined): boolean {
  return value?.tag === DER.boolean && value.content[0] !== 0;
}
