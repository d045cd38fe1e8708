/**
 * The connection to one contact centre: sign in, open a Bayeux connection, read the list of sessions, listen; and
 * when it breaks, do it again. "Connected" is said only when the list has been read since it was opened; transcripts follow. What follows what stands
 * in the table of connection-states.ts; here it is done.
 */
import { AppError, isAppError, toAppError } from '#main/errors/app-error.ts';
import type { Credentials } from '#main/gws/api/login.ts';
import type { Http } from '#main/gws/http/http.ts';
import type { Send } from '#main/gws/http/http-exchange.ts';
import { isAnswer, isLoginDoubtful } from '#main/gws/http/login-doubt.ts';
import { renewingHttp } from '#main/gws/http/renewing-http.ts';
import type { Account } from '#preload/model/account.ts';
import type { Connection } from '#preload/model/connection.ts';
import type { ConnectionRun } from './connection-run.ts';
import { openConnectionRun } from './connection-run.ts';
import type { ConnectionEffect, ConnectionEventName } from './connection-states.ts';
import { TRANSITIONS } from './connection-states.ts';
import {
  accountOf,
  isOver,
  isSameAccount,
  isSignedIn,
  loginOnce,
  openLoginSession,
} from './login-session.ts';
import {
  beginOutage,
  codeOf,
  goOn,
  isOffline,
  isSignInDue,
  isSignInWanted,
  nameOf,
  triesAfter,
} from './outage.ts';
import type { SubscriptionOptions } from './subscription.ts';
import { openSubscription } from './subscription.ts';

/** Two seconds are plenty for a notification that is merely late (gws-api.md §4.5.4). */
const SETTLE_TIME_MS = 2000;
const RESYNC_INTERVAL_MS = 60_000;
/** With what a reading itself takes, nothing that matters is older than ten seconds. */
const QUICK_RESYNC_INTERVAL_MS = 7000;

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
  /** Milliseconds without a fault after which the connection counts as steady. */
  readonly settleTime?: number;
  /** Between two resyncs of everything. */
  readonly resyncIntervalMs?: number;
  /** Between two looks at the sessions whose mode is in doubt. */
  readonly quickResyncIntervalMs?: number;
}

export interface SignInOptions {
  readonly keepTrying?: boolean;
}

export interface GwsConnection {
  /**
   * Resolves when the list of sessions has been read. Throws an AppError and leaves nothing behind when that fails; with
   * `keepTrying` only for reasons that another try cannot mend, or when somebody signs in or out meanwhile. When the
   * same user's session has expired, what was read stays, whether this succeeds or not.
   */
  signIn(server: string, credentials: Credentials, options?: SignInOptions): Promise<Account>;
  /**
   * `lastWord` is said to the server after the goodbye to its notifications and before the cookies go. Throws what it is
   * refused with, and then nobody is signed out.
   */
  signOut(lastWord?: (http: Http) => Promise<void>): Promise<void>;
  reconnectNow(): void;
  /** Something has happened to this computer, such as sleep: a Bayeux connection that may be dead is not trusted any more. */
  probe(): void;
  /** Runs an operation while connected; signs in again, once, when the server's session has expired. */
  perform<T>(operation: (http: Http) => Promise<T>): Promise<T>;
  /** Reads a session and its transcript again. */
  reread(sessionId: string): Promise<void>;
  /** `null` when signed out. */
  myUserId(): string | null;
}

/** Does what the table says. `error` is what the event came with. */
type Effects = Readonly<Record<ConnectionEffect, (run: ConnectionRun, error: unknown) => void>>;

export function createConnection(parts: ConnectionOptions): GwsConnection {
  const { store, now, log } = parts;
  let current: ConnectionRun | null = null;
  /** Resolves when whoever was signed in before is gone; never rejects. */
  let gone: Promise<unknown> = Promise.resolve();

  /** False when the event means nothing in this state. */
  function dispatch(run: ConnectionRun, event: ConnectionEventName, error?: unknown): boolean {
    const entry = TRANSITIONS[run.state][event];
    if ('ignored' in entry) return false;
    run.state = entry.to;
    for (const effect of entry.effects) effects[effect](run, error);
    return true;
  }

  const effects: Effects = {
    begin: (run) => void begin(run),
    try: (run) => void tryToConnect(run),
    'use-subscription'(run) {
      run.outage = null;
      run.hasArrived = true;
      log('connected');
      watchForLoss(run);
    },
    'note-heard'(run) {
      run.heardAt = now();
    },
    'note-worked': (run) => run.pauses.worked(),
    'publish-connected': ({ heardAt }) =>
      parts.onConnection({ phase: 'connected', heardAt: heardAt ?? now() }),
    admit: (run) => run.arrival.resolve(),
    'count-failure'(run, error) {
      const { login, outage } = run;
      // A server that answers again lives: how long it was away says nothing any more.
      if (outage?.isSilent && isAnswer(error)) run.pauses.forget();
      run.outage = outage ? goOn(outage, error) : beginOutage(error, now(), login.signIns);
      // The next try signs in again; a session that has expired is not mended otherwise.
      if (isSignInDue(run.outage, login.signIns)) login.user = null;
    },
    wait(run, error) {
      log('connection lost', { reason: nameOf(error), attempt: run.outage?.attempt ?? 1 });
      const delay = run.pauses.next(error);
      publishLoss(run, now() + delay);
      run.timer = setTimeout(() => dispatch(run, 'pause-over'), delay);
    },
    'stop-waiting': (run) => clearTimeout(run.timer),
    'publish-trying': (run) => publishLoss(run, null),
    'trust-password'(run) {
      run.login.isPasswordDoubted = false;
    },
    'forget-failures': (run) => run.pauses.forget(),
    'skip-next-pause': (run) => run.pauses.skipNext(),
    'fail-connection': (run, error) => run.subscription?.bayeux.fail(toAppError(error)),
    'ask-login': (run, error) => void askLogin(run, error),
    expire(run, error) {
      run.expiredAt ??= now();
      run.expiring = expire(run, run.expiredAt, error);
    },
    leave(run, error) {
      run.leaving = leave(run);
      gone = Promise.allSettled([gone, run.leaving]);
      void gone.then(() => run.arrival.reject(error));
    },
    'publish-signed-out': () => parts.onConnection({ phase: 'signed-out' }),
  };

  /** Cookies of an earlier login session must not sign in somebody else. */
  async function begin(run: ConnectionRun): Promise<void> {
    try {
      await gone;
      if (run.state === 'connecting') parts.serverClock.forget();
      if (!isOver(run.login)) await parts.forgetCookies();
    } catch (error) {
      dispatch(run, 'given-up', error);
      return;
    }
    if (isOver(run.login)) return;
    if (run.state === 'connecting') parts.onConnection({ phase: 'connecting' });
    await tryToConnect(run);
  }

  async function tryToConnect(run: ConnectionRun): Promise<void> {
    try {
      await establish(run);
    } catch (error) {
      dispatch(run, meaningOf(run, error), error);
      return;
    }
    // Signed out at the very last moment.
    if (!dispatch(run, 'opened')) await run.subscription?.bayeux.close();
  }

  async function establish(run: ConnectionRun): Promise<void> {
    const { login, pauses } = run;
    const isFresh = login.user === null;
    const user = (login.user ??= await loginOnce(login));
    const begunAt = performance.now();
    try {
      run.subscription = await openSubscription(login, user, subscriptionOptions(run));
    } catch (error) {
      if (!isFresh || !isAppError(error, 'session-expired')) throw error;
      throw new AppError('sign-in-not-kept', { cause: error });
    }
    pauses.opened(begunAt);
  }

  /** What a try that has failed means: that there is another, or who is told that there is none. */
  function meaningOf(run: ConnectionRun, error: unknown): ConnectionEventName {
    const { login, outage } = run;
    run.mostTries ??= triesAfter(error, login.user !== null, run.heardAt !== null);
    const isTriedAgain = run.hasArrived || (outage?.attempt ?? 0) < run.mostTries;
    if (isTriedAgain && !isSignInWanted(error)) return 'failed';
    return run.hasArrived ? 'refused' : 'given-up';
  }

  function watchForLoss(run: ConnectionRun): void {
    const { subscription } = run;
    void subscription?.bayeux.broken.then((reason) => {
      if (run.subscription !== subscription) return;
      dispatch(run, isSignInWanted(reason) ? 'refused' : 'connection-lost', reason);
    });
  }

  function subscriptionOptions(run: ConnectionRun): SubscriptionOptions {
    return {
      settleTime: SETTLE_TIME_MS,
      resyncIntervalMs: RESYNC_INTERVAL_MS,
      quickResyncIntervalMs: QUICK_RESYNC_INTERVAL_MS,
      ...parts,
      onHeard: () => dispatch(run, 'heard'),
      onHeld: () => run.pauses.worked(),
      onReadFailure(error) {
        log('session not read again', { reason: nameOf(error) });
        if (isLoginDoubtful(error)) dispatch(run, 'login-doubted', error);
      },
    };
  }

  /** The poll may go on for long although the server does not know us any more: only what is read shows it. */
  async function askLogin(run: ConnectionRun, error: unknown): Promise<void> {
    const { subscription } = run;
    // Many readings may find it at once.
    if (run.isLoginBeingAsked) return;
    run.isLoginBeingAsked = true;
    try {
      // A page in answer to one reading may be meant for that one.
      if (!(await isSignedIn(run.login)) && run.subscription === subscription)
        dispatch(run, 'login-gone', error);
    } catch {
      // Nothing answers: the poll will find that, or the next reading asks again.
    } finally {
      run.isLoginBeingAsked = false;
    }
  }

  function publishLoss({ outage, heardAt }: ConnectionRun, nextTryAt: number | null): void {
    if (!outage) return;
    const { since, attempt } = outage;
    const phase = isOffline(outage) ? 'offline' : 'reconnecting';
    parts.onConnection({ phase, since, heardAt, attempt, reason: codeOf(outage.reason), nextTryAt });
  }

  /** Nothing is tried any more with credentials that are refused; what was read stays on screen, as old as it is. */
  async function expire(run: ConnectionRun, since: number, error: unknown): Promise<void> {
    run.login.ending.abort();
    await run.subscription?.bayeux.close();
    log('sign-in wanted', { reason: nameOf(error) });
    // Somebody may have signed in or out meanwhile.
    if (current === run && run.state === 'session-expired')
      parts.onConnection({ phase: 'session-expired', since, heardAt: run.heardAt, reason: codeOf(error) });
    run.arrival.reject(error);
  }

  async function leave(run: ConnectionRun): Promise<void> {
    run.login.ending.abort();
    await run.subscription?.bayeux.close();
    if (current === run) current = null;
    try {
      await parts.forgetCookies();
    } finally {
      store.apply({ type: 'signed-out' });
      dispatch(run, 'left');
    }
  }

  /** Once, however many ask for it. */
  async function signOut(run: ConnectionRun): Promise<void> {
    dispatch(run, 'sign-out', new AppError('not-connected'));
    await run.leaving;
  }

  async function sayLastWord(run: ConnectionRun, lastWord: (http: Http) => Promise<void>): Promise<void> {
    if (!dispatch(run, 'last-word')) throw new AppError('not-connected');
    await run.subscription?.bayeux.close();
    try {
      await lastWord(renewing(run));
    } catch (error) {
      dispatch(run, 'last-word-refused', new AppError('not-connected'));
      throw error;
    }
  }

  /** Signs in again for an operation that found the session expired. */
  async function renewLogin(run: ConnectionRun): Promise<void> {
    try {
      run.login.user = await loginOnce(run.login);
    } catch (error) {
      // Asked again and again, a password that is wrong by now would lock the account (gws-api.md §4.5.10).
      if (isSignInWanted(error)) dispatch(run, 'refused', error);
      await run.expiring;
      throw error;
    }
  }

  function renewing(run: ConnectionRun): Http {
    return renewingHttp(run.login.http, {
      signIns: () => run.login.signIns,
      isSignedIn: () => isSignedIn(run.login),
      signInAgain: () => renewLogin(run),
    });
  }

  return {
    async signIn(server, credentials, { keepTrying = false } = {}) {
      const earlier = current;
      const login = openLoginSession(server, credentials, parts.serverClock.reading(parts.send));
      const run = openConnectionRun(login, parts.backoff, keepTrying);
      current = run;
      if (earlier?.state === 'session-expired' && isSameAccount(earlier.login, server, credentials)) {
        run.heardAt = earlier.heardAt;
        run.expiredAt = earlier.expiredAt;
        dispatch(run, 'resume');
      } else {
        if (earlier) dispatch(earlier, 'sign-out', new AppError('not-connected'));
        dispatch(run, 'sign-in');
      }
      await run.arrival.settled;
      return accountOf(login);
    },
    async signOut(lastWord) {
      const run = current;
      if (!run) return;
      if (lastWord) await sayLastWord(run, lastWord);
      await signOut(run);
    },
    reconnectNow() {
      // Somebody asks for it: then the password may be tried again, too.
      if (current) dispatch(current, 'try-now');
    },
    probe() {
      if (current) dispatch(current, 'probe', new AppError('no-answer'));
    },
    async perform(operation) {
      const run = current;
      if (!run) throw new AppError('not-signed-in');
      if (run.state === 'session-expired') throw new AppError('session-expired');
      if (run.state !== 'connected') throw new AppError('not-connected');
      return operation(renewing(run));
    },
    async reread(sessionId) {
      if (current?.state !== 'connected' || !current.subscription) throw new AppError('not-connected');
      await current.subscription.reread(sessionId);
    },
    myUserId: () => current?.login.user?.id ?? null,
  };
}
