/** Tells a failure after which an operation was certainly not carried out from one after which nobody knows. */
import { AppError } from '#main/errors/app-error.ts';
import type { ErrorCode } from '#preload/errors.ts';

/** The request never reached the server, or the API refused it, which changes nothing (gws-api.md §5.1). */
const NOT_CARRIED_OUT: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'not-signed-in',
  'not-connected',
  'session-expired',
  'server-address-invalid',
  'unknown-host',
  'connection-refused',
  'certificate-expired',
  'certificate-wrong-host',
  'certificate-not-trusted',
  'certificate-self-signed',
  'client-certificate-wanted',
  'encryption-outdated',
  'proxy-unreachable',
  'proxy-sign-in-wanted',
  'wrong-password',
  'password-change-required',
  'operation-refused',
  'operation-not-permitted',
  'session-not-found',
  'agent-not-found',
]);

/** Chromium's words for what went wrong before anything was sent, under codes that have other causes as well. */
const NEVER_SENT = /ERR_INTERNET_DISCONNECTED|ERR_NETWORK_ACCESS_DENIED|ERR_CERT/;

/** Whatever is not certain is unknown: a lost answer, a gateway's page, a 200 that says nothing, a failure of ours. */
export function isOutcomeUnknown(error: unknown): boolean {
  if (!(error instanceof AppError)) return true;
  if (error.isRefusal || NOT_CARRIED_OUT.has(error.code)) return false;
  return !(error.cause instanceof Error && NEVER_SENT.test(error.cause.message));
}
