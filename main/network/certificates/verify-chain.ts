/** Judges a server's certificate by authorities that the browser engine does not know. Pure: no network, no clock. */
import type { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import { areAllowed } from './name-constraints.ts';
import type { Certificate } from './read-certificate.ts';
import { readCertificate } from './read-certificate.ts';
import { isStrongKey } from './strength.ts';

export type Verdict = 'good' | 'not-trusted' | 'self-signed' | 'expired' | 'wrong-host' | 'bad';

export interface Presented {
  /** A name, or an address without brackets. */
  readonly host: string;
  /** PEM: the server's own certificate first, then what it sent to explain it. */
  readonly chain: readonly string[];
}

/** From the server's certificate to the authority that it is trusted for. */
type Path = readonly [Certificate, ...Certificate[]];

/** More than any real chain has, and more signatures than need be checked for one: a made-up chain must not keep us busy. */
const LONGEST_PATH = 8;
const MOST_SENT = 12;
const MOST_CHECKS = 100;
const FOR_SERVERS = '1.3.6.1.5.5.7.3.1';
const FOR_ANYTHING = '2.5.29.37.0';

/** `now`: milliseconds since 1970. */
export function verifyChain(
  { host, chain }: Presented,
  authorities: readonly X509Certificate[],
  now: number,
): Verdict {
  try {
    const [leaf, ...sent] = chain.slice(0, MOST_SENT).map((pem) => readCertificate(pem));
    if (!leaf) return 'bad';
    let first: Verdict | null = null;
    for (const path of findPaths([leaf], sent, authorities, createIssuerCheck())) {
      const verdict = judge(path, host, now);
      if (verdict === 'good') return verdict;
      first ??= verdict;
    }
    return first ?? (leaf.x509.verify(leaf.x509.publicKey) ? 'self-signed' : 'not-trusted');
  } catch {
    // What cannot be read vouches for nobody.
    return 'bad';
  }
}

/**
 * Every way from the last certificate of `path` up to one of the authorities, each link really signed. There may be
 * several: an authority that renews its own certificate is known by the old and by the new one for a while.
 */
function* findPaths(
  path: Path,
  sent: readonly Certificate[],
  authorities: readonly X509Certificate[],
  isIssuedBy: IssuerCheck,
): Generator<Path> {
  const last = path.at(-1) ?? path[0];
  // An administrator may have named this very certificate.
  if (authorities.some((known) => known.raw.equals(last.x509.raw))) yield path;
  if (path.length >= LONGEST_PATH) return;
  for (const known of authorities) if (isIssuedBy(last.x509, known)) yield [...path, readCertificate(known)];
  for (const next of sent)
    if (!path.includes(next) && isIssuedBy(last.x509, next.x509))
      yield* findPaths([...path, next], sent, authorities, isIssuedBy);
}

type IssuerCheck = (certificate: X509Certificate, issuer: X509Certificate) => boolean;

/** Says who signed whom, so many times. By name first: comparing is cheap, checking a signature is not. */
function createIssuerCheck(): IssuerCheck {
  let left = MOST_CHECKS;
  return (certificate, issuer) => {
    if (certificate.issuer !== issuer.subject || !certificate.checkIssued(issuer) || left === 0) return false;
    left -= 1;
    return certificate.verify(issuer.publicKey);
  };
}

function judge(path: Path, host: string, now: number): Verdict {
  const [leaf, ...issuers] = path;
  if (!path.every((each) => isSound(each, path)) || !issuers.every(isRightIssuer)) return 'bad';
  if (!issuers.every(({ constraints }) => !constraints || areAllowed(leaf.names, constraints))) return 'bad';
  if (!path.every(({ x509 }) => isValidAt(x509, now))) return 'expired';
  return isFor(leaf.x509, host) ? 'good' : 'wrong-host';
}

function isSound({ x509, purposes, isSignedStrongly, demandsUnknown }: Certificate, path: Path): boolean {
  const isForServers = !purposes || purposes.includes(FOR_SERVERS) || purposes.includes(FOR_ANYTHING);
  // The last one is trusted for being known: who signed it, and how, does not matter.
  const isSigned = isSignedStrongly || path.at(-1)?.x509 === x509;
  return isForServers && isSigned && !demandsUnknown && isStrongKey(x509.publicKey);
}

/** `below`: how many authorities stand between this one and the server's certificate. */
function isRightIssuer({ isAuthority, pathLimit }: Certificate, below: number): boolean {
  return isAuthority && (pathLimit === null || below <= pathLimit);
}

function isValidAt({ validFrom, validTo }: X509Certificate, now: number): boolean {
  return Date.parse(validFrom) <= now && now <= Date.parse(validTo);
}

/** Only by the alternative names: a common name is a label for people. */
function isFor(certificate: X509Certificate, host: string): boolean {
  const found = isIP(host)
    ? certificate.checkIP(host)
    : certificate.checkHost(host, { subject: 'never', partialWildcards: false });
  return found !== undefined;
}
