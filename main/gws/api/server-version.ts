/** The server's version (gws-api.md §0.3). */
import type { Http } from '#main/gws/http/http.ts';

export async function readServerVersion(http: Http): Promise<string | null> {
  const reply = await http.request({ method: 'GET', path: '/diagnostics/version' });
  const version = reply['version'];
  return typeof version === 'string' ? version : null;
}
