/**
 * Reads the server address as people write and paste it. What is not understood for certain is refused: a password may
 * follow it, and `https:/gws.example.com` would take it to a host named "https".
 */
import { AppError } from '#main/errors/app-error.ts';

const API_PATH = '/api/v2';

/** What stands in no address, though the web's own rules would quietly drop it, encode it or take it for a name before a host. */
const STRANGE = /[\s\p{Cc}\p{Cf}"'<>\\^`{|}@“”‘’„«»‹›]/u;
const SCHEME = /^(https?):\/\/(?!\/)/i;
/** Host, port, and the rest from the first `/`, `?` or `#`. */
const PLACE = /^(\[[\da-f:.]+\]|[\p{L}\p{M}\p{N}._-]+)(?::(\d{1,5}))?((?:[/?#].*)?)$/iu;
/** A scheme that has lost its colon, its slashes or a letter, or has another sign for the colon. */
const LOST_SCHEME = /^h{0,2}t{1,3}p{1,2}s{0,2}[._-]*$/i;
/** Where the API and the pages of Genesys' own desktop begin: what follows is theirs. */
const BEYOND_SERVER = /\/(?:api\/v2|ui)(?:\/.*)?$/i;

/**
 * `gws.example.com`, `https://gws.example.com:8090/` and `https://gws.example.com/api/v2/me?fields=*` are all fine. Throws
 * `server-address-invalid`.
 */
export function readServerAddress(typed: string): string {
  const trimmed = typed.trim();
  const scheme = SCHEME.exec(trimmed);
  const [, host = '', port = '', rest = ''] = PLACE.exec(trimmed.slice(scheme?.[0].length ?? 0)) ?? [];
  if (STRANGE.test(trimmed) || !isHost(host) || Number(port || 1) === 0) throw invalid();
  const name = host.replace(/\.$/, '');
  const url = parse(`${scheme?.[1] ?? 'https'}://${name}${port && `:${port}`}${rest}`);
  // Numbers that are no whole address are read as another one: 10.0.5 as 10.0.0.5.
  const isTakenAsWritten = url.hostname === name.toLowerCase();
  if (/^[\w.-]+$/.test(name) && !isTakenAsWritten) throw invalid();
  const path = url.pathname.replace(/\/+$/, '').replace(BEYOND_SERVER, '');
  if (path.includes('//')) throw invalid();
  return `${url.origin}${path}`;
}

/** No part of it is empty, none is written in letters that only look like the usual ones. */
function isHost(host: string): boolean {
  const parts = host.replace(/\.$/, '').split('.');
  return parts.every((part) => part !== '') && !LOST_SCHEME.test(host) && host.normalize('NFKC') === host;
}

/** Where the API begins, for an address made by readServerAddress. */
export function apiBase(server: string): string {
  return `${server}${API_PATH}`;
}

function parse(text: string): URL {
  try {
    return new URL(text);
  } catch (cause) {
    throw invalid(cause);
  }
}

function invalid(cause?: unknown): AppError {
  return new AppError('server-address-invalid', { cause });
}
