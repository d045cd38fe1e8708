/** Chromium's words for a request that got no answer → ours. */
import type { ErrorCode } from '../../preload/errors.ts';

const CODES: readonly (readonly [RegExp, ErrorCode])[] = [
  [/ERR_NAME_NOT_RESOLVED|ERR_NAME_RESOLUTION_FAILED|ERR_DNS/, 'unknown-host'],
  [/ERR_CONNECTION_REFUSED|ERR_ADDRESS_UNREACHABLE|ERR_ADDRESS_INVALID/, 'connection-refused'],
  [/ERR_CERT_DATE_INVALID/, 'certificate-expired'],
  [/ERR_CERT_COMMON_NAME_INVALID/, 'certificate-wrong-host'],
  [/ERR_CERT_AUTHORITY_INVALID/, 'certificate-not-trusted'],
  [/ERR_CERT|ERR_SSL|ERR_BAD_SSL/, 'certificate-bad'],
  [/ERR_INTERNET_DISCONNECTED|ERR_NETWORK|ERR_PROXY|ERR_TUNNEL/, 'network-unreachable'],
  [/ERR_INVALID_URL|ERR_UNSAFE_PORT|ERR_DISALLOWED_URL_SCHEME/, 'server-address-invalid'],
  // Something answers there, but it does not speak HTTP.
  [
    /ERR_INVALID_HTTP_RESPONSE|ERR_RESPONSE_HEADERS|ERR_EMPTY_RESPONSE|ERR_HTTP2|ERR_CONTENT_DECODING/,
    'not-gws',
  ],
];

/** `no-answer` for everything that says no more than that the connection went away. */
export function codeForNetError(error: unknown): ErrorCode {
  const message = error instanceof Error ? error.message : String(error);
  return CODES.find(([words]) => words.test(message))?.[1] ?? 'no-answer';
}
