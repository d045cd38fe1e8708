/** One login session at a contact centre, from signing in to signing out: what outlives a Bayeux connection. */
import { AppError, isAppError } from '#main/errors/app-error.ts';
import type { Credentials, SignedInUser } from '#main/gws/api/login.ts';
import { login, readMe } from '#main/gws/api/login.ts';
import { createGoodbye } from '#main/gws/bayeux/goodbye.ts';
import type { BayeuxHabits } from '#main/gws/bayeux/notifications.ts';
import { createPollLength } from '#main/gws/bayeux/poll-length.ts';
import { createPollRateLimit } from '#main/gws/bayeux/poll-rate-limit.ts';
import type { Http } from '#main/gws/http/http.ts';
import { createHttp } from '#main/gws/http/http.ts';
import type { Send } from '#main/gws/http/http-exchange.ts';
import { isStrangersAnswer } from '#main/gws/http/login-doubt.ts';
import { rateLimitedClient } from '#main/gws/http/rate-limited-client.ts';
import type { Account } from '#preload/model/account.ts';

export interface LoginSession {
  readonly http: Http;
  /** For what is read without anybody having asked for it. */
  readonly reads: Http;
  readonly credentials: Credentials;
  readonly ending: AbortController;
  readonly habits: BayeuxHabits;
  user: SignedInUser | null;
  loggingIn: Promise<SignedInUser> | null;
  /** How often the server has let us in. */
  signIns: number;
  /** What answered the password was no Genesys server: it may have been a refusal, so it is not sent again unasked. */
  isPasswordDoubted: boolean;
}

/** Milliseconds, by a clock that nobody sets. */
export const monotonic = (): number => performance.now();

export function openLoginSession(server: string, credentials: Credentials, send: Send): LoginSession {
  const ending = new AbortController();
  const http = endingWith(createHttp(server, send), ending.signal);
  return {
    http,
    reads: rateLimitedClient(http),
    credentials,
    ending,
    habits: {
      pollRateLimit: createPollRateLimit(),
      pollLength: createPollLength(monotonic),
      goodbye: createGoodbye(),
    },
    user: null,
    loggingIn: null,
    signIns: 0,
    isPasswordDoubted: false,
  };
}

/** No answer is waited for any more when the login session is over; the goodbye to the notifications is the one thing that may follow. */
function endingWith(http: Http, ended: AbortSignal): Http {
  return {
    ...http,
    request: ({ signal, ...request }) =>
      http.request({ ...request, signal: signal ? AbortSignal.any([signal, ended]) : ended }),
  };
}

/** Several may find at once that the server's session has expired: one of them signs in for all. */
export function loginOnce(loginSession: LoginSession): Promise<SignedInUser> {
  loginSession.loggingIn ??= enterOrResume(loginSession).finally(() => {
    loginSession.loggingIn = null;
  });
  return loginSession.loggingIn;
}

async function enterOrResume(loginSession: LoginSession): Promise<SignedInUser> {
  const { http, credentials, ending } = loginSession;
  const known = loginSession.isPasswordDoubted ? await findMe(loginSession) : null;
  try {
    const user = known ?? (await login(http, credentials, ending.signal));
    loginSession.isPasswordDoubted = false;
    loginSession.signIns += 1;
    return user;
  } catch (error) {
    loginSession.isPasswordDoubted = isStrangersAnswer(error);
    throw error;
  }
}

/** `null` when the server has said that it does not know me. Throws when something else answers, or nothing. */
async function findMe({ http, credentials, ending }: LoginSession): Promise<SignedInUser | null> {
  try {
    return await readMe(http, credentials, ending.signal);
  } catch (error) {
    if (isAppError(error, 'session-expired')) return null;
    if (isAppError(error, 'session-not-found')) throw new AppError('not-gws', { cause: error });
    throw error;
  }
}

/** Whether the server still knows me, by the cookie alone. Throws when nothing answers. */
export async function isSignedIn(loginSession: LoginSession): Promise<boolean> {
  try {
    return (await findMe(loginSession)) !== null;
  } catch (error) {
    if (isStrangersAnswer(error)) return false;
    throw error;
  }
}

/** Asked again after every wait: the supervisor may have signed out meanwhile. */
export function isOver(loginSession: LoginSession): boolean {
  return loginSession.ending.signal.aborted;
}

/** The same person at the same server. */
export function isSameAccount(
  loginSession: LoginSession,
  server: string,
  { userName }: Credentials,
): boolean {
  return loginSession.http.server === server && loginSession.credentials.userName === userName;
}

export function accountOf({ http, credentials, user }: LoginSession): Account {
  const { userName } = credentials;
  return { server: http.server, userName, displayName: user?.displayName ?? '' };
}
