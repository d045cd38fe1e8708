/**
 * The connection to one contact centre: sign in, open the line of notifications, read everything, listen; and when the
 * line breaks, do it again. "Connected" is said only when everything has been read since the line was opened.
 */
import { AppError, isAppError, toAppError } from '#main/errors/app-error.ts';
import type { Credentials } from '#main/gws/api/login.ts';
import { wantedWait } from '#main/gws/http/come-back-later.ts';
import type { Http } from '#main/gws/http/http.ts';
import type { Send } from '#main/gws/http/http-exchange.ts';
import { isAnswer, isLoginDoubtful } from '#main/gws/http/login-doubt.ts';
import { renewingHttp } from '#main/gws/http/renewing-http.ts';
import type { ErrorCode } from '#preload/errors.ts';
import type { Account } from '#preload/model/account.ts';
import type { Connection } from '#preload/model/connection.ts';
import type { Stay } from './stay.ts';
import { accountOf, enter, isExpired, isOver, isSameAccount, isSignedIn, loginOnce } from './stay.ts';
import type { WatchParts } from './watch.ts';
import { openWatch } from './watch.ts';

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

export interface ConnectionParts extends Pick<
  WatchParts,
  'store' | 'serverClock' | 'backoff' | 'onMyChannels' | 'lateFailures' | 'unreadable'
> {
  /** By this computer's clock, as the page has it too, in milliseconds since 1970. */
  readonly now: () => number;
  readonly send: Send;
  readonly onConnection: (connection: Connection) => void;
  readonly log: (event: string, facts?: Record<string, string | number>) => void;
  readonly forgetCookies: () => Promise<void>;
  readonly settleTime?: number;
  readonly lookOverPause?: number;
  readonly quickLookPause?: number;
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

export function createConnection(parts: ConnectionParts): GwsConnection {
  const { store, now, log } = parts;
  let stay: Stay | null = null;

  function watchPartsOf(here: Stay): WatchParts {
    return {
      settleTime: SETTLE_TIME,
      lookOverPause: LOOK_OVER_PAUSE,
      quickLookPause: QUICK_LOOK_PAUSE,
      ...parts,
      onHeard() {
        if (here.isConnected) here.tries.worked();
        heard(here);
      },
      onHeld: () => here.tries.worked(),
      onReadFailure(error) {
        log('session not read again', { reason: nameOf(error) });
        if (isLoginDoubtful(error)) void doubtLogin(here, error);
      },
    };
  }

  /** The poll may go on for long although the server does not know us any more: only what is read shows it. */
  async function doubtLogin(here: Stay, error: unknown): Promise<void> {
    const { watch } = here;
    // Many readings may find it at once.
    if (!watch || here.isLoginBeingAsked) return;
    here.isLoginBeingAsked = true;
    try {
      // A page in answer to one reading may be meant for that one.
      if (!(await isSignedIn(here)) && here.watch === watch) watch.line.distrust(toAppError(error));
    } catch {
      // Nothing answers: the poll will find that, or the next look asks again.
    } finally {
      here.isLoginBeingAsked = false;
    }
  }

  async function establish(here: Stay): Promise<void> {
    const isFresh = here.user === null;
    const user = (here.user ??= await loginOnce(here));
    const begunAt = performance.now();
    try {
      here.watch = await openWatch(here, user, watchPartsOf(here));
    } catch (error) {
      if (!isFresh || !isAppError(error, 'session-expired')) throw error;
      throw new AppError('sign-in-not-kept', { cause: error });
    }
    here.isConnected = true;
    here.tries.opened(begunAt);
    log('connected');
    heard(here);
  }

  function heard(here: Stay): void {
    here.heardAt = now();
    if (here.isConnected) parts.onConnection({ phase: 'connected', heardAt: here.heardAt });
  }

  /** Waits for the line to break and mends it, until the stay is over. */
  async function stayConnected(here: Stay): Promise<void> {
    for (;;) {
      const reason = here.watch ? await here.watch.line.broken : new AppError('not-connected');
      if (isOver(here)) return;
      here.isConnected = false;
      try {
        await mend(here, reason);
      } catch (error) {
        if (!isOver(here)) await expire(here, error);
        return;
      }
    }
  }

  /**
   * Resolves when connected again. Throws when there is nothing to try any more: it is over, a sign-in is wanted, or it
   * was tried often enough.
   */
  async function mend(here: Stay, firstReason: unknown, mostTries = Infinity): Promise<void> {
    const since = now();
    const signInsBefore = here.signIns;
    let reason = firstReason;
    let wasSilent = !isAnswer(firstReason);
    for (let attempt = 1; ; attempt += 1) {
      if (isSignInWanted(reason) || attempt > mostTries) throw reason;
      // The next try signs in again; a session that has expired is not mended otherwise.
      if (isSignInDue(reason, here.signIns > signInsBefore)) here.user = null;
      await waitForTry(here, { since, attempt, error: reason });
      try {
        await establish(here);
        return;
      } catch (error) {
        if (isOver(here)) throw error;
        // A server that answers again lives: how long it was away says nothing any more.
        if (wasSilent && isAnswer(error)) here.tries.forget();
        wasSilent &&= !isAnswer(error);
        reason = error;
      }
    }
  }

  async function waitForTry(here: Stay, { since, attempt, error }: Loss): Promise<void> {
    const reason = codeOf(error);
    log('connection lost', { reason: nameOf(error), attempt });
    // A network that is just changing is there again in a moment, however often it changes.
    const isOffline =
      reason === 'network-unreachable' || (attempt > TRIES_BEFORE_OFFLINE && reason !== 'network-changed');
    const phase = isOffline ? 'offline' : 'reconnecting';
    const delay = delayOfTry(here, error);
    const lost = { phase, since, heardAt: here.heardAt, attempt, reason } as const;
    parts.onConnection({ ...lost, nextTryAt: now() + delay });
    await pauseUntilWoken(here, delay);
    if (isOver(here)) throw new AppError('not-connected');
    parts.onConnection({ ...lost, nextTryAt: null });
  }

  function delayOfTry(here: Stay, error: unknown): number {
    const isLoginLost = isLoginDoubtful(error);
    const wasSteady = here.tries.isSteady(isLoginLost);
    const count = here.tries.next(isLoginLost);
    if (wasSteady) here.hasSignedInAtOnce = false;
    const signsInAtOnce = isLoginLost && !here.hasSignedInAtOnce;
    here.hasSignedInAtOnce ||= signsInAtOnce;
    const isAtOnce = here.triesAtOnce || signsInAtOnce;
    here.triesAtOnce = false;
    if (isAtOnce) return 0;
    const pause = parts.backoff(count);
    const longest = longestPause(wasSteady, error);
    return Math.max(Math.min(pause, longest), wantedWait(error));
  }

  /** Nothing is tried any more with credentials that are refused; what was read stays on screen, as old as it is. */
  async function expire(here: Stay, error: unknown, since = now()): Promise<void> {
    if (isExpired(here)) return;
    here.expiredAt = since;
    await end(here);
    log('sign-in wanted', { reason: nameOf(error) });
    if (stay !== here) return;
    parts.onConnection({ phase: 'session-expired', since, heardAt: here.heardAt, reason: codeOf(error) });
  }

  async function end(here: Stay): Promise<void> {
    here.isConnected = false;
    here.ending.abort();
    here.wake?.();
    await here.watch?.line.close();
  }

  async function sayLast(here: Stay, lastWord: (http: Http) => Promise<void>): Promise<void> {
    if (!here.isConnected) throw new AppError('not-connected');
    here.isConnected = false;
    await here.watch?.line.close();
    try {
      await lastWord(renewing(here));
    } catch (error) {
      here.watch = null;
      here.triesAtOnce = true;
      if (!isOver(here)) void stayConnected(here);
      throw error;
    }
  }

  /** Once, however many find that it is time to go. */
  function leave(here: Stay): Promise<void> {
    here.leaving ??= goAway(here);
    return here.leaving;
  }

  async function goAway(here: Stay): Promise<void> {
    await end(here);
    if (stay === here) stay = null;
    await parts.forgetCookies();
    store.apply({ type: 'signed-out' });
    parts.onConnection({ phase: 'signed-out' });
  }

  /** Signs in again for an operation that found the session expired. */
  async function renewLogin(here: Stay): Promise<void> {
    try {
      here.user = await loginOnce(here);
    } catch (error) {
      // Asked again and again, a password that is wrong by now would lock the account (gws-api.md §4.5.10).
      if (isSignInWanted(error)) await expire(here, error);
      throw error;
    }
  }

  function renewing(here: Stay): Http {
    return renewingHttp(here.http, {
      signIns: () => here.signIns,
      isSignedIn: () => isSignedIn(here),
      signInAgain: () => renewLogin(here),
    });
  }

  /** Goes on with a stay that has expired. It stays expired when that fails. */
  async function comeBack(here: Stay, earlier: Stay): Promise<void> {
    here.heardAt = earlier.heardAt;
    try {
      await parts.forgetCookies();
      await establish(here);
    } catch (error) {
      await expire(here, error, earlier.expiredAt ?? now());
      throw error;
    }
  }

  async function arrive(here: Stay, keepTrying: boolean): Promise<void> {
    try {
      parts.serverClock.forget();
      // Cookies of an earlier stay must not sign in somebody else.
      await parts.forgetCookies();
      parts.onConnection({ phase: 'connecting' });
      await establish(here).catch((error: unknown) => {
        const mostTries = keepTrying ? Infinity : triesAfter(here, error);
        if (isOver(here) || mostTries === 0) throw error;
        return mend(here, error, mostTries);
      });
    } catch (error) {
      await leave(here);
      throw error;
    }
  }

  return {
    async signIn(server, credentials, { keepTrying = false } = {}) {
      const earlier = stay;
      const here = enter(server, credentials, parts.serverClock.reading(parts.send));
      stay = here;
      if (earlier && isExpired(earlier) && isSameAccount(earlier, server, credentials)) {
        await comeBack(here, earlier);
      } else {
        if (earlier) await leave(earlier);
        await arrive(here, keepTrying);
      }
      void stayConnected(here);
      return accountOf(here);
    },
    async signOut(lastWord) {
      const here = stay;
      if (!here) return;
      if (lastWord) await sayLast(here, lastWord);
      await leave(here);
    },
    reconnectNow() {
      // Somebody asks for it: then the password may be tried again, too.
      if (stay) stay.isPasswordDoubted = false;
      stay?.wake?.();
    },
    probe() {
      if (!stay) return;
      stay.tries.forget();
      if (stay.wake) {
        stay.wake();
        return;
      }
      // A try that is under way may hang on a dead connection: the one after it comes at once.
      stay.triesAtOnce = true;
      if (stay.isConnected) stay.watch?.line.distrust(new AppError('no-answer'));
    },
    async perform(operation) {
      const here = stay;
      if (!here) throw new AppError('not-signed-in');
      if (isExpired(here)) throw new AppError('session-expired');
      if (!here.isConnected) throw new AppError('not-connected');
      return operation(renewing(here));
    },
    async reread(sessionId) {
      if (!stay?.isConnected || !stay.watch) throw new AppError('not-connected');
      await stay.watch.reread(sessionId);
    },
    myUserId: () => stay?.user?.id ?? null,
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
function triesAfter(here: Stay, error: unknown): number {
  // Before the sign-in was accepted, the form says at once what is wrong.
  if (here.user === null) return 0;
  // The sign-in was accepted, and what failed then may be over in a moment.
  if (PASSING.some((code) => isAppError(error, code))) return FIRST_TRIES;
  // Somebody who was known and is asked again signs in once more, quietly.
  const wasKnown = here.heardAt !== null || !isAppError(error, 'sign-in-not-kept');
  return isLoginDoubtful(error) && wasKnown ? 1 : 0;
}

/** Ends early when somebody does not want to wait any longer. */
function pauseUntilWoken(here: Stay, delay: number): Promise<void> {
  return new Promise((resolve) => {
    const go = (): void => {
      clearTimeout(timer);
      here.wake = null;
      resolve();
    };
    const timer = setTimeout(go, delay);
    here.wake = go;
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
