/** Chromium's network errors in our words. */
import { expect, it } from 'vitest';
import { codeForNetError } from '../../../main/gws/net-errors.ts';

it.each([
  ['net::ERR_NAME_NOT_RESOLVED', 'unknown-host'],
  ['net::ERR_CONNECTION_REFUSED', 'connection-refused'],
  ['net::ERR_CONNECTION_TIMED_OUT', 'no-answer'],
  ['net::ERR_CONNECTION_RESET', 'no-answer'],
  ['net::ERR_CERT_DATE_INVALID', 'certificate-expired'],
  ['net::ERR_CERT_COMMON_NAME_INVALID', 'certificate-wrong-host'],
  ['net::ERR_CERT_AUTHORITY_INVALID', 'certificate-not-trusted'],
  ['net::ERR_CERT_WEAK_SIGNATURE_ALGORITHM', 'certificate-bad'],
  ['net::ERR_SSL_PROTOCOL_ERROR', 'certificate-bad'],
  ['net::ERR_INTERNET_DISCONNECTED', 'network-unreachable'],
  ['net::ERR_PROXY_CONNECTION_FAILED', 'network-unreachable'],
  ['net::ERR_INVALID_HTTP_RESPONSE', 'not-gws'],
  ['something else', 'no-answer'],
])('reads %s as %s', (message, code) => {
  expect(codeForNetError(new Error(message))).toBe(code);
});
