/**
 * Requests that sign in again, once, when the server does not know us any more. Each request is looked at by itself: what
 * an operation has done before is not done again.
 */
import { AppError, isAppError } from '#main/errors/app-error.ts';
import type { ApiRequest, Http } from './http.ts';
import { isLoginDoubtful } from './login-doubt.ts';

export interface RenewalOptions {
  /** How often somebody has signed in so far. */
  signIns(): number;
  /** Whether the server still knows us; throws when it does not say. */
  isSignedIn(): Promise<boolean>;
  signInAgain(): Promise<void>;
}

export function renewingHttp(http: Http, parts: RenewalOptions): Http {
  async function renew(request: ApiRequest, error: unknown): Promise<void> {
    const isPlain = isAppError(error, 'session-expired');
    // Why nobody could sign in afterwards says nothing of what may have been carried out before.
    const blame = (later: unknown): never => {
      throw request.method === 'POST' && !isPlain ? error : later;
    };
    // A page in answer to one request may be meant for what it says: a firewall that dislikes a word.
    if (!isPlain && (await parts.isSignedIn().catch(blame))) throw nameBlock(request, error);
    await parts.signInAgain().catch(blame);
  }

  return {
    ...http,
    async request(request) {
      const signIns = parts.signIns();
      try {
        return await http.request(request);
      } catch (error) {
        if (!isLoginDoubtful(error)) throw error;
        // Another one may have signed in meanwhile.
        if (signIns === parts.signIns()) await renew(request, error);
        if (mayBeDone(request, error)) throw error;
      }
      // What was refused for want of a sign-in has changed nothing: it may be asked again.
      return http.request(request);
    },
  };
}

/** What has answered instead of the server, and does not ask for a sign-in, may have passed it on before. */
function mayBeDone({ method }: ApiRequest, error: unknown): boolean {
  return method === 'POST' && (isAppError(error, 'not-gws') || isAppError(error, 'request-blocked'));
}

/** Everything else is let through: it is this request that something on the way does not like. */
function nameBlock({ method }: ApiRequest, error: unknown): unknown {
  const isBlock = method === 'POST' && !isAppError(error, 'server-moved');
  return isBlock ? new AppError('request-blocked', { cause: error }) : error;
}
