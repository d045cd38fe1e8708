/** Says whether signatures and keys are strong enough for today. SHA-1 and short keys can be forged. */
import type { KeyObject } from 'node:crypto';
import type { DerValue } from './der.ts';
import { contextTag, DER, readDer, readOid, readWithin } from './der.ts';

const STRONG_SIGNATURES: readonly string[] = [
  '1.2.840.113549.1.1.11', // RSA with SHA-256
  '1.2.840.113549.1.1.12', // … SHA-384
  '1.2.840.113549.1.1.13', // … SHA-512
  '1.2.840.10045.4.3.2', // ECDSA with SHA-256
  '1.2.840.10045.4.3.3', // … SHA-384
  '1.2.840.10045.4.3.4', // … SHA-512
];
const RSA_PSS = '1.2.840.113549.1.1.10';
const STRONG_DIGESTS: readonly string[] = [
  '2.16.840.1.101.3.4.2.1', // SHA-256
  '2.16.840.1.101.3.4.2.2', // SHA-384
  '2.16.840.1.101.3.4.2.3', // SHA-512
];
const SHORTEST_RSA_KEY = 2048;
const STRONG_CURVES: readonly (string | undefined)[] = ['prime256v1', 'secp384r1', 'secp521r1'];

/** `algorithm`: what the certificate says that it was signed with. */
export function isStrongSignature(algorithm: DerValue | undefined): boolean {
  const [oid, parameters] = readWithin(algorithm, DER.sequence);
  const name = readOid(oid);
  return name === RSA_PSS ? hasStrongDigest(parameters) : STRONG_SIGNATURES.includes(name);
}

/** RSA-PSS names its digest in a parameter, and means SHA-1 when it does not. */
function hasStrongDigest(parameters: DerValue | undefined): boolean {
  const named = readWithin(parameters, DER.sequence).find(({ tag }) => tag === contextTag(0));
  const [digest] = named ? readDer(named.content) : [];
  return digest !== undefined && STRONG_DIGESTS.includes(readOid(readWithin(digest, DER.sequence)[0]));
}

/** RSA from 2048 bits, and the elliptic curves that browsers take. */
export function isStrongKey(key: KeyObject): boolean {
  const { modulusLength = 0, namedCurve } = key.asymmetricKeyDetails ?? {};
  switch (key.asymmetricKeyType) {
    case 'rsa':
    case 'rsa-pss':
      return modulusLength >= SHORTEST_RSA_KEY;
    case 'ec':
      return STRONG_CURVES.includes(namedCurve);
    default:
      return false;
  }
}
