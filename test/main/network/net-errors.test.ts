/** Chromium's network errors in our words. */
import { expect, it } from 'vitest';
import { codeForNetError } from '#main/network/net-errors.ts';

it.each([
  ['net::ERR_NAME_NOT_RESOLVED', 'unknown-host'],
  ['net::ERR_CONNECTION_REFUSED', 'connection-refused'],
  ['net::ERR_CONNECTION_TIMED_OUT', 'no-answer'],
  ['net::ERR_CONNECTION_RESET', 'no-answer'],
  ['net::ERR_CERT_DATE_INVALID', 'certificate-expired'],
  ['net::ERR_CERT_COMMON_NAME_INVALID', 'certificate-wrong-host'],
  ['net::ERR_CERT_AUTHORITY_INVALID', 'certificate-not-trusted'],
  ['net::ERR_CERT_WEAK_SIGNATURE_ALGORITHM', 'certificate-bad'],
  ['net::ERR_CERT_NO_REVOCATION_MECHANISM', 'certificate-self-signed'],
  ['net::ERR_CERT_REVOKED', 'certificate-bad'],
  ['net::ERR_SSL_PROTOCOL_ERROR', 'encryption-missing'],
  ['net::ERR_SSL_VERSION_OR_CIPHER_MISMATCH', 'encryption-outdated'],
  ['net::ERR_SSL_CLIENT_AUTH_CERT_NEEDED', 'client-certificate-wanted'],
  ['net::ERR_BAD_SSL_CLIENT_AUTH_CERT', 'client-certificate-wanted'],
  ['net::ERR_SSL_PINNED_KEY_NOT_IN_CERT_CHAIN', 'certificate-bad'],
  ['net::ERR_TUNNEL_CONNECTION_FAILED', 'proxy-unreachable'],
  ['net::ERR_PROXY_CERTIFICATE_INVALID', 'proxy-unreachable'],
  ['net::ERR_SOCKS_CONNECTION_FAILED', 'proxy-unreachable'],
  ['net::ERR_MANDATORY_PROXY_CONFIGURATION_FAILED', 'proxy-unreachable'],
  ['net::ERR_INTERNET_DISCONNECTED', 'network-unreachable'],
  ['net::ERR_NETWORK_CHANGED', 'network-changed'],
  ['net::ERR_NETWORK_IO_SUSPENDED', 'network-changed'],
  ['net::ERR_NETWORK_ACCESS_DENIED', 'network-unreachable'],
  ['net::ERR_HTTP2_PROTOCOL_ERROR', 'no-answer'],
  ['net::ERR_HTTP2_STREAM_CLOSED', 'no-answer'],
  ['net::ERR_HTTP2_SERVER_REFUSED_STREAM', 'no-answer'],
  ['net::ERR_HTTP2_PING_FAILED', 'no-answer'],
  ['net::ERR_HTTP2_FLOW_CONTROL_ERROR', 'no-answer'],
  ['net::ERR_HTTP2_COMPRESSION_ERROR', 'no-answer'],
  ['net::ERR_HTTP2_INADEQUATE_TRANSPORT_SECURITY', 'encryption-outdated'],
  ['net::ERR_QUIC_PROTOCOL_ERROR', 'no-answer'],
  ['net::ERR_EMPTY_RESPONSE', 'no-answer'],
  ['net::ERR_PROXY_CONNECTION_FAILED', 'proxy-unreachable'],
  ['net::ERR_INVALID_HTTP_RESPONSE', 'not-gws'],
  ['something else', 'no-answer'],
])('reads %s as %s', (message, code) => {
  expect(codeForNetError(new Error(message))).toBe(code);
});
