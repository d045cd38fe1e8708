/** Reads the server address as people write it. */
import { AppError } from '../app-error.ts';

const API_PATH = '/api/v2';

/** `gws.example.com`, `https://gws.example.com:8090/` and `https://gws.example.com/api/v2` are all fine. */
export function readServerAddress(typed: string): string {
  const trimmed = typed.trim();
  const url = parse(/^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`);
  // A password in the address would end up in settings and logs.
  const isPlain = url.username === '' && url.password === '' && url.search === '' && url.hash === '';
  if (!/^https?:$/.test(url.protocol) || url.hostname === '' || !isPlain) throw invalid();
  const path = url.pathname.replace(/\/+$/, '').replace(/\/api\/v2$/, '');
  return `${url.origin}${path}`;
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
