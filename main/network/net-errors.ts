/** Chromium's words for a request that got no answer → ours. */
import type { ErrorCode } from '#preload/errors.ts';

const CODES: readonly (readonly [RegExp, ErrorCode])[] = [
  [/ERR_NAME_NOT_RESOLVED|ERR_NAME_RESOLUTION_FAILED|ERR_DNS/, 'unknown-host'],
  [/ERR_CONNECTION_REFUSED|ERR_ADDRESS_UNREACHABLE|ERR_ADDRESS_INVALID/, 'connection-refused'],
  [/ERR_CERT_DATE_INVALID/, 'certificate-expired'],
  [/ERR_CERT_COMMON_NAME_INVALID/, 'certificate-wrong-host'],
  [/ERR_CERT_AUTHORITY_INVALID/, 'certificate-not-trusted'],
  // Ours: see certificate-verdict.ts.
  [/ERR_CERT_NO_REVOCATION_MECHANISM/, 'certificate-self-signed'],
  [/ERR_SSL_CLIENT_AUTH|ERR_BAD_SSL_CLIENT_AUTH/, 'client-certificate-wanted'],
  // TLS 1.1 and older, or nothing but ciphers that are broken.
  [/ERR_SSL_VERSION_OR_CIPHER|ERR_SSL_OBSOLETE|ERR_SSL_WEAK|ERR_HTTP2_INADEQUATE/, 'encryption-outdated'],
  // What came back was not TLS at all.
  [/ERR_SSL_PROTOCOL_ERROR/, 'encryption-missing'],
  [/ERR_PROXY|ERR_TUNNEL|ERR_NO_SUPPORTED_PROXIES|ERR_PAC|ERR_MANDATORY_PROXY/, 'proxy-unreachable'],
  [/ERR_(SOCKS|HTTPS_PROXY|UNEXPECTED_PROXY)/, 'proxy-unreachable'],
  [/ERR_CERT|ERR_SSL|ERR_BAD_SSL/, 'certificate-bad'],
  // The computer has changed its network or is waking up: the way is there again in a moment.
  [/ERR_NETWORK_CHANGED|ERR_NETWORK_IO_SUSPENDED/, 'network-changed'],
  [/ERR_INTERNET_DISCONNECTED|ERR_NETWORK/, 'network-unreachable'],
  [/ERR_INVALID_URL|ERR_UNSAFE_PORT|ERR_DISALLOWED_URL_SCHEME/, 'server-address-invalid'],
  // Something answers there, but it does not speak HTTP.
  // Of HTTP/2 nothing more: a stream that is reset is a connection that was lost.
  [/ERR_INVALID_HTTP_RESPONSE|ERR_RESPONSE_HEADERS|ERR_CONTENT_DECODING/, 'not-gws'],
];

/** `no-answer` for everything that says no more than that the connection went away. */
export function codeForNetError(error: unknown): ErrorCode {
  const message = error instanceof Error ? error.message : String(error);
  return CODES.find(([words]) => words.test(message))?.[1] ?? 'no-answer';
}
