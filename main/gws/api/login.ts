/** Signs in to the API: Basic once, from then on the session cookie (gws-api.md §3.1). */
import { AppError, isAppError } from '#main/errors/app-error.ts';
import type { ApiReply, Http } from '#main/gws/http/http.ts';
import { idFromUri } from './parse-session.ts';
import { wireUser } from './wire.ts';

export interface Credentials {
  readonly userName: string;
  readonly password: string;
}

export interface SignedInUser {
  readonly id: string;
  readonly displayName: string;
}

/**
 * Throws `wrong-password`, `password-change-required`, `not-gws`, or why the server could not be reached; and
 * `user-name-has-colon` before anything is sent.
 */
export async function login(
  http: Http,
  credentials: Credentials,
  signal: AbortSignal,
): Promise<SignedInUser> {
  // Basic ends a user name at its first colon (RFC 7617): the server would see another name and another password.
  if (credentials.userName.includes(':')) throw new AppError('user-name-has-colon');
  try {
    return readUser(
      await http.request({ method: 'GET', path: '/me', basic: credentials, signal }),
      credentials,
    );
  } catch (error) {
    // Asked with credentials, "not authenticated" means that they are wrong.
    if (isAppError(error, 'session-expired')) throw new AppError('wrong-password', { cause: error });
    // Something else lives at this address, or the API lives elsewhere: no user resource.
    if (isAppError(error, 'session-not-found')) throw new AppError('not-gws', { cause: error });
    throw error;
  }
}

/** Who I am to the server as long as it knows me, by its cookie alone. Throws `session-expired` when it does not. */
export async function readMe(
  http: Http,
  credentials: Credentials,
  signal: AbortSignal,
): Promise<SignedInUser> {
  return readUser(await http.request({ method: 'GET', path: '/me', signal }), credentials);
}

function readUser(reply: ApiReply, credentials: Credentials): SignedInUser {
  const user = wireUser.safeParse(reply['user']).data;
  const id = user?.id ?? idFromUri(user?.path) ?? idFromUri(user?.uri);
  // Without my id the mode cannot be told, so there is nothing to supervise.
  if (id === undefined) throw new AppError('not-gws');
  const fullName = [user?.firstName, user?.lastName].filter(Boolean).join(' ');
  return { id, displayName: fullName || user?.userName || credentials.userName };
}
