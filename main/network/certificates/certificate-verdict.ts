/**
 * Decides which servers are who they say. Chromium's verdict stands, with one exception: when all it lacks is the
 * authority, the chain may be proved by one that this computer trusts. Nobody can click a refusal away.
 */
import type { Certificate, Session } from 'electron';
import type { Log } from '#main/logging/log.ts';
import type { ReadAuthorities } from './authorities.ts';
import type { Verdict } from './verify-chain.ts';
import { verifyChain } from './verify-chain.ts';

/** Chromium's numbers (net_error_list.h). They come back as the request's error, also when the verdict is remembered. */
const NET_ERROR: Record<Verdict, number> = {
  good: 0,
  expired: -201,
  'wrong-host': -200,
  'not-trusted': -202,
  bad: -207,
  // Chromium has no word for it and never uses this one, ERR_CERT_NO_REVOCATION_MECHANISM, by itself.
  'self-signed': -204,
};
const AUTHORITY_UNKNOWN = -202;
const AS_CHROMIUM_SAYS = -3;

/**
 * Holds for every request of the session. Chromium remembers each verdict by certificate and host for half an hour,
 * and nothing but a new start of the app makes it forget.
 */
export function applyCertificateVerdict(session: Session, readAuthorities: ReadAuthorities, log: Log): void {
  session.setCertificateVerifyProc(({ hostname, certificate, errorCode }, answer) => {
    if (errorCode !== AUTHORITY_UNKNOWN) {
      answer(AS_CHROMIUM_SAYS);
      return;
    }
    const presented = { host: hostname.replace(/^\[|\]$/g, ''), chain: listChain(certificate) };
    readAuthorities()
      .then((authorities) => verifyChain(presented, authorities, Date.now()))
      .catch((): Verdict => 'not-trusted')
      .then((verdict) => {
        log.info('certificate of an authority unknown to Chromium', { host: hostname, verdict });
        answer(NET_ERROR[verdict]);
      })
      // An answer that cannot be given any more is of no use to anybody.
      .catch(() => undefined);
  });
}

/** PEM, from the server's own up. */
function listChain(certificate: Certificate): readonly string[] {
  const chain: string[] = [];
  let next: Certificate | null = certificate;
  while (next) {
    chain.push(next.data);
    next = issuerOf(next);
  }
  return chain;
}

/** Electron's type says that an issuer is always there; the last one has none. */
function issuerOf(certificate: Partial<Certificate>): Certificate | null {
  return certificate.issuerCert ?? null;
}
