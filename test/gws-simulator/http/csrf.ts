/** The token that every changing request must carry when the server demands it (§3.2). */
import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import type { Dialect } from '#test/gws-simulator/dialect.ts';
import type { HttpSession } from './http-sessions.ts';

export const csrfRefusal = 'Missing or invalid Csrf token';

/** Any GET hands out the header's name and the token. */
export function offerCsrfToken(csrf: Dialect['csrf'], session: HttpSession, response: ServerResponse): void {
  if (csrf === false) return;
  if (csrf === 'rotating') session.csrfTokens.push(randomUUID());
  response.setHeader('X-CSRF-HEADER', 'X-CSRF-TOKEN');
  response.setHeader('X-CSRF-TOKEN', session.csrfTokens.at(-1) ?? '');
}

/** Without a JSESSIONID there is no token that could be right. */
export function hasCsrfToken(session: HttpSession | undefined, headers: IncomingHttpHeaders): boolean {
  const place = session?.csrfTokens.indexOf(String(headers['x-csrf-token'])) ?? -1;
  if (!session || place < 0) return false;
  // A rotated token counts until a newer one has been used: GETs in flight must not invalidate it.
  session.csrfTokens = session.csrfTokens.slice(place);
  return true;
}
