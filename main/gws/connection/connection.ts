/**
 * The connection to one contact centre: sign in, open the line of notifications, read everything, listen; and when the
 * line breaks, do it again. "Connected" is said only when everything has been read since the line was opened.
 */
import { AppError, isAppError, toAppError } from '#main/errors/app-error.ts';
import type { Credentials } from '#main/gws/api/login.ts';
import type { Http } from '#main/gws/http/http.ts';
import type { Send } from '#main/gws/http/http-exchange.ts';
import { isAnswer, isLoginDoubtful } from '#main/gws/http/login-doubt.ts';
import { renewingHttp } from '#main/gws/http/renewing-http.ts';
import { retryAfterMs } from '#main/gws/http/retry-after.ts';
import type { ErrorCode } from '#preload/errors.ts';
import type { Account } from '#preload/model/account.ts';
import type { Connection } from '#preload/model/connection.ts';
import type { LoginSession } from './login-session.ts';
import {
  accountOf,
  isExpired,
  isOver,
  isSameAccount,
  isSignedIn,
  loginOnce,
  openLoginSession,
} from './login-session.ts';
import type { SubscriptionOptions } from './subscription.ts';
import { openSubscription } from './subscription.ts';

/** After so many failed tries "Reconnecting…" becomes "Offline"; the trying goes on. */
const TRIES_BEFORE_OFFLINE = 3;
/** Two seconds are plenty for a notification that is merely late (gws-api.md §4.5.4). */
const SETTLE_TIME = 2000;
const LOOK_OVER_PAUSE = 60_000;
/** With what a look itself takes, nothing that matters is older than ten seconds. */
const QUICK_LOOK_PAUSE = 7000;
/**
 * The pause after a line that was steady: short, so that polls which are cut every five seconds cost little, and spread, so
 * that a thousand consoles that lost theirs at once do not knock as one. Milliseconds.
 */
const SHORT_PAUSE = { least: 50, spread: 150 };
/** The longest pause after the computer has changed its network. */
const NETWORK_CHANGE_PAUSE = 500;
/** So often it is tried to read everything for the first time before the form is shown again. */
const FIRST_TRIES = 4;
/** What may be over in a moment although the sign-in was accepted. */
const PASSING = [
  'server-failed',
  'no-answer',
  'connection-refused',
  'network-changed',
  'not-gws',
] as const satisfies readonly ErrorCode[];

export interface ConnectionOptions extends Pick<
  SubscriptionOptions,
  'store' | 'serverClock' | 'backoff' | 'onMyChannels' | 'asyncFailures' | 'unreadable'
> {
  /** By this computer's clock, as the page has it too, in milliseconds since 1970. */
  readonly now: () => number;
  readonly send: Send;
  readonly onConnection: (connection: Connection) => void;
  readonly log: (event: string, facts?: Record<string, string | number>) => void;
  readonly forgetCookies: () => Promise<void>;
  readonly settleTime?: number;
  readonly resyncIntervalMs?: number;
  readonly quickResyncIntervalMs?: number;
}

export interface SignInOptions {
  readonly keepTrying?: boolean;
}

export interface GwsConnection {
  /**
   * Resolves when everything has been read. Throws an AppError and leaves nothing behind when that fails; with
   * `keepTrying` only for reasons that another try cannot mend, or when somebody signs in or out meanwhile. When the
   * same user's session has expired, the stay goes on: what was read stays, whether this succeeds or not.
   */
  signIn(server: string, credentials: Credentials, options?: SignInOptions): Promise<Account>;
  /**
   * `lastWord` is said to the server after the goodbye to its notifications and before the cookies go. Throws what it is
   * refused with, and then the stay goes on.
   */
  signOut(lastWord?: (http: Http) => Promise<void>): Promise<void>;
  reconnectNow(): void;
  /** Something has happened to this computer, such as sleep: a line that may be dead is not trusted any more. */
  probe(): void;
  /** Runs an operation while connected; signs in again, once, when the server's session has expired. */
  perform<T>(operation: (http: Http) => Promise<T>): Promise<T>;
  /** Reads a session and its transcript again. */
  reread(sessionId: string): Promise<void>;
  /** `null` when signed out. */
  myUserId(): string | null;
}

interface Loss {
  /** Milliseconds since 1970. */
  readonly since: number;
  readonly attempt: number;
  readonly error: unknown;
}

export function createConnection(parts: ConnectionOptions): GwsConnection {
  const { store, now, log } = parts;
  let current: LoginSession | null = null;

  function watchPartsOf(loginSession: LoginSession): SubscriptionOptions {
    return {
      settleTime: SETTLE_TIME,
      resyncIntervalMs: LOOK_OVER_PAUSE,
      quickResyncIntervalMs: QUICK_LOOK_PAUSE,
      ...parts,
      onHeard() {
        if (loginSession.isConnected) loginSession.tries.worked();
        heard(loginSession);
      },
      onHeld: () => loginSession.tries.worked(),
      onReadFailure(error) {
        log('session not read again', { reason: nameOf(error) });
        if (isLoginDoubtful(error)) void doubtLogin(loginSession, error);
      },
    };
  }

  /** The poll may go on for long although the server does not know us any more: only what is read shows it. */
  async function doubtLogin(loginSession: LoginSession, error: unknown): Promise<void> {
    const { watch } = loginSession;
    // Many readings may find it at once.
    if (!watch || loginSession.isLoginBeingAsked) return;
    loginSession.isLoginBeingAsked = true;
    try {
      // A page in answer to one reading may be meant for that one.
      if (!(await isSignedIn(loginSession)) && loginSession.watch === watch)
        watch.line.fail(toAppError(error));
    } catch {
      // Nothing answers: the poll will find that, or the next look asks again.
    } finally {
      loginSession.isLoginBeingAsked = false;
    }
  }

  async function establish(loginSession: LoginSession): Promise<void> {
    const isFresh = loginSession.user === null;
    const user = (loginSession.user ??= await loginOnce(loginSession));
    const begunAt = performance.now();
    try {
      loginSession.watch = await openSubscription(loginSession, user, watchPartsOf(loginSession));
    } catch (error) {
      if (!isFresh || !isAppError(error, 'session-expired')) throw error;
      throw new AppError('sign-in-not-kept', { cause: error });
    }
    loginSession.isConnected = true;
    loginSession.tries.opened(begunAt);
    log('connected');
    heard(loginSession);
  }

  function heard(loginSession: LoginSession): void {
    loginSession.heardAt = now();
    if (loginSession.isConnected) parts.onConnection({ phase: 'connected', heardAt: loginSession.heardAt });
  }

  /** Waits for the line to break and mends it, until the stay is over. */
  async function stayConnected(loginSession: LoginSession): Promise<void> {
    for (;;) {
      const reason = loginSession.watch
        ? await loginSession.watch.line.broken
        : new AppError('not-connected');
      if (isOver(loginSession)) return;
      loginSession.isConnected = false;
      try {
        await mend(loginSession, reason);
      } catch (error) {
        if (!isOver(loginSession)) await expire(loginSession, error);
        return;
      }
    }
  }

  /**
   * Resolves when connected again. Throws when there is nothing to try any more: it is over, a sign-in is wanted, or it
   * was tried often enough.
   */
  async function mend(loginSession: LoginSession, firstReason: unknown, mostTries = Infinity): Promise<void> {
    const since = now();
    const signInsBefore = loginSession.signIns;
    let reason = firstReason;
    let wasSilent = !isAnswer(firstReason);
    for (let attempt = 1; ; attempt += 1) {
      if (isSignInWanted(reason) || attempt > mostTries) throw reason;
      // The next try signs in again; a session that has expired is not mended otherwise.
      if (isSignInDue(reason, loginSession.signIns > signInsBefore)) loginSession.user = null;
      await waitForTry(loginSession, { since, attempt, error: reason });
      try {
        await establish(loginSession);
        return;
      } catch (error) {
        if (isOver(loginSession)) throw error;
        // A server that answers again lives: how long it was away says nothing any more.
        if (wasSilent && isAnswer(error)) loginSession.tries.forget();
        wasSilent &&= !isAnswer(error);
        reason = error;
      }
    }
  }

  async function waitForTry(loginSession: LoginSession, { since, attempt, error }: Loss): Promise<void> {
    const reason = codeOf(error);
    log('connection lost', { reason: nameOf(error), attempt });
    // A network that is just changing is there again in a moment, however often it changes.
    const isOffline =
      reason === 'network-unreachable' || (attempt > TRIES_BEFORE_OFFLINE && reason !== 'network-changed');
    const phase = isOffline ? 'offline' : 'reconnecting';
    const delay = delayOfTry(loginSession, error);
    const lost = { phase, since, heardAt: loginSession.heardAt, attempt, reason } as const;
    parts.onConnection({ ...lost, nextTryAt: now() + delay });
    await pauseUntilWoken(loginSession, delay);
    if (isOver(loginSession)) throw new AppError('not-connected');
    parts.onConnection({ ...lost, nextTryAt: null });
  }

  function delayOfTry(loginSession: LoginSession, error: unknown): number {
    const isLoginLost = isLoginDoubtful(error);
    const wasSteady = loginSession.tries.isSteady(isLoginLost);
    const count = loginSession.tries.next(isLoginLost);
    if (wasSteady) loginSession.hasSignedInAtOnce = false;
    const signsInAtOnce = isLoginLost && !loginSession.hasSignedInAtOnce;
    loginSession.hasSignedInAtOnce ||= signsInAtOnce;
    const isAtOnce = loginSession.triesAtOnce || signsInAtOnce;
    loginSession.triesAtOnce = false;
    if (isAtOnce) return 0;
    const pause = parts.backoff(count);
    const longest = longestPause(wasSteady, error);
    return Math.max(Math.min(pause, longest), retryAfterMs(error));
  }

  /** Nothing is tried any more with credentials that are refused; what was read stays on screen, as old as it is. */
  async function expire(loginSession: LoginSession, error: unknown, since = now()): Promise<void> {
    if (isExpired(loginSession)) return;
    loginSession.expiredAt = since;
    await end(loginSession);
    log('sign-in wanted', { reason: nameOf(error) });
    if (current !== loginSession) return;
    parts.onConnection({
      phase: 'session-expired',
      since,
      heardAt: loginSession.heardAt,
      reason: codeOf(error),
    });
  }

  async function end(loginSession: LoginSession): Promise<void> {
    loginSession.isConnected = false;
    loginSession.ending.abort();
    loginSession.wake?.();
    await loginSession.watch?.line.close();
  }

  async function sayLast(loginSession: LoginSession, lastWord: (http: Http) => Promise<void>): Promise<void> {
    if (!loginSession.isConnected) throw new AppError('not-connected');
    loginSession.isConnected = false;
    await loginSession.watch?.line.close();
    try {
      await lastWord(renewing(loginSession));
    } catch (error) {
      loginSession.watch = null;
      loginSession.triesAtOnce = true;
      if (!isOver(loginSession)) void stayConnected(loginSession);
      throw error;
    }
  }

  /** Once, however many find that it is time to go. */
  function leave(loginSession: LoginSession): Promise<void> {
    loginSession.leaving ??= goAway(loginSession);
    return loginSession.leaving;
  }

  async function goAway(loginSession: LoginSession): Promise<void> {
    await end(loginSession);
    if (current === loginSession) current = null;
    await parts.forgetCookies();
    store.apply({ type: 'signed-out' });
    parts.onConnection({ phase: 'signed-out' });
  }

  /** Signs in again for an operation that found the session expired. */
  async function renewLogin(loginSession: LoginSession): Promise<void> {
    try {
      loginSession.user = await loginOnce(loginSession);
    } catch (error) {
      // Asked again and again, a password that is wrong by now would lock the account (gws-api.md §4.5.10).
      if (isSignInWanted(error)) await expire(loginSession, error);
      throw error;
    }
  }

  function renewing(loginSession: LoginSession): Http {
    return renewingHttp(loginSession.http, {
      signIns: () => loginSession.signIns,
      isSignedIn: () => isSignedIn(loginSession),
      signInAgain: () => renewLogin(loginSession),
    });
  }

  /** Goes on with a stay that has expired. It stays expired when that fails. */
  async function comeBack(loginSession: LoginSession, earlier: LoginSession): Promise<void> {
    loginSession.heardAt = earlier.heardAt;
    try {
      await parts.forgetCookies();
      await establish(loginSession);
    } catch (error) {
      await expire(loginSession, error, earlier.expiredAt ?? now());
      throw error;
    }
  }

  async function arrive(loginSession: LoginSession, keepTrying: boolean): Promise<void> {
    try {
      parts.serverClock.forget();
      // Cookies of an earlier stay must not sign in somebody else.
      await parts.forgetCookies();
      parts.onConnection({ phase: 'connecting' });
      await establish(loginSession).catch((error: unknown) => {
        const mostTries = keepTrying ? Infinity : triesAfter(loginSession, error);
        if (isOver(loginSession) || mostTries === 0) throw error;
        return mend(loginSession, error, mostTries);
      });
    } catch (error) {
      await leave(loginSession);
      throw error;
    }
  }

  return {
    async signIn(server, credentials, { keepTrying = false } = {}) {
      const earlier = current;
      const loginSession = openLoginSession(server, credentials, parts.serverClock.reading(parts.send));
      current = loginSession;
      if (earlier && isExpired(earlier) && isSameAccount(earlier, server, credentials)) {
        await comeBack(loginSession, earlier);
      } else {
        if (earlier) await leave(earlier);
        await arrive(loginSession, keepTrying);
      }
      void stayConnected(loginSession);
      return accountOf(loginSession);
    },
    async signOut(lastWord) {
      const loginSession = current;
      if (!loginSession) return;
      if (lastWord) await sayLast(loginSession, lastWord);
      await leave(loginSession);
    },
    reconnectNow() {
      // Somebody asks for it: then the password may be tried again, too.
      if (current) current.isPasswordDoubted = false;
      current?.wake?.();
    },
    probe() {
      if (!current) return;
      current.tries.forget();
      if (current.wake) {
        current.wake();
        return;
      }
      // A try that is under way may hang on a dead connection: the one after it comes at once.
      current.triesAtOnce = true;
      if (current.isConnected) current.watch?.line.fail(new AppError('no-answer'));
    },
    async perform(operation) {
      const loginSession = current;
      if (!loginSession) throw new AppError('not-signed-in');
      if (isExpired(loginSession)) throw new AppError('session-expired');
      if (!loginSession.isConnected) throw new AppError('not-connected');
      return operation(renewing(loginSession));
    },
    async reread(sessionId) {
      if (!current?.isConnected || !current.watch) throw new AppError('not-connected');
      await current.watch.reread(sessionId);
    },
    myUserId: () => current?.user?.id ?? null,
  };
}

/** Once the server has let us in, only its own word that it does not know us is a reason to ask for that again. */
function isSignInDue(error: unknown, wasLetIn: boolean): boolean {
  if (!wasLetIn) return isLoginDoubtful(error);
  return isAppError(error, 'session-expired') || isAppError(error, 'sign-in-not-kept');
}

/** Shorter than the usual pauses where it is known that the way, and not the server, was at fault. */
function longestPause(wasSteady: boolean, error: unknown): number {
  if (wasSteady) return SHORT_PAUSE.least + SHORT_PAUSE.spread * Math.random();
  return isAppError(error, 'network-changed') ? NETWORK_CHANGE_PAUSE : Infinity;
}

/** How often it is tried again to read everything for the first time. */
function triesAfter(loginSession: LoginSession, error: unknown): number {
  // Before the sign-in was accepted, the form says at once what is wrong.
  if (loginSession.user === null) return 0;
  // The sign-in was accepted, and what failed then may be over in a moment.
  if (PASSING.some((code) => isAppError(error, code))) return FIRST_TRIES;
  // Somebody who was known and is asked again signs in once more, quietly.
  const wasKnown = loginSession.heardAt !== null || !isAppError(error, 'sign-in-not-kept');
  return isLoginDoubtful(error) && wasKnown ? 1 : 0;
}

/** Ends early when somebody does not want to wait any longer. */
function pauseUntilWoken(loginSession: LoginSession, delay: number): Promise<void> {
  return new Promise((resolve) => {
    const go = (): void => {
      clearTimeout(timer);
      loginSession.wake = null;
      resolve();
    };
    const timer = setTimeout(go, delay);
    loginSession.wake = go;
  });
}

/** For the log: an error's words may quote what somebody said. */
function nameOf(error: unknown): string {
  if (error instanceof AppError) return error.code;
  return error instanceof Error ? error.name : typeof error;
}

function codeOf(error: unknown): AppError['code'] {
  return error instanceof AppError ? error.code : 'unexpected';
}

/** Reasons that another try with the same credentials cannot mend, and that could lock the account. */
function isSignInWanted(error: unknown): error is AppError {
  return isAppError(error, 'wrong-password') || isAppError(error, 'password-change-required');
}
