/** Lets a request in or turns it away: CSRF token, then login (§3.1, §3.2). */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Dialect } from '#test/gws-simulator/dialect.ts';
import { csrfRefusal, hasCsrfToken, offerCsrfToken } from './csrf.ts';
import type { HttpSession, HttpSessions } from './http-sessions.ts';
import type { Reply } from './reply.ts';
import { refuse } from './reply.ts';
import { turnAwayAs } from './turn-away.ts';

interface Gate {
  readonly dialect: Dialect;
  readonly httpSessions: HttpSessions;
}

/** The session to go on with, or undefined when the request has been answered with a refusal. */
export function admit(
  { dialect, httpSessions }: Gate,
  request: IncomingMessage,
  response: ServerResponse,
  body: unknown,
  turnAway: (reply: Reply) => void,
): HttpSession | undefined {
  const { cookie, authorization } = request.headers;
  const isReading = request.method === 'GET' || request.method === 'HEAD';
  // Asked first: an expired session shows on a POST as a missing token, not as 403/20 (§4.5, 7).
  if (dialect.csrf !== false && !isReading && !hasCsrfToken(httpSessions.find(cookie), request.headers)) {
    response.writeHead(403, { 'Content-Type': 'text/plain' }).end(csrfRefusal);
    return undefined;
  }
  const admitted = httpSessions.authenticate({ cookie, authorization });
  if (!admitted) {
    const form = dialect.notSignedIn;
    // Asked with credentials, the server itself answers.
    if (form !== '403/20' && authorization === undefined && turnAwayAs(form, response, body))
      return undefined;
    turnAway(refuse(20, 'Access denied'));
    return undefined;
  }
  const { session, isNew } = admitted;
  if (httpSessions.mustChangePassword(session.user)) {
    turnAway(refuse(8, 'Password must be changed'));
    return undefined;
  }
  if (isNew) response.appendHeader('Set-Cookie', `JSESSIONID=${session.id}; Path=/; HttpOnly`);
  if (isReading) offerCsrfToken(dialect.csrf, session, response);
  return session;
}
