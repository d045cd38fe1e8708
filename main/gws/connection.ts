/**
 * The connection to one contact centre: sign in, open the line of notifications, read everything, listen; and when the
 * line breaks, do it again. "Connected" is said only when everything has been read since the line was opened.
 */
import type { Account, Connection, WorkChannel } from '../../preload/model.ts';
import type { ErrorCode } from '../../preload/errors.ts';
import { AppError, isAppError } from '../app-error.ts';
import type { SessionStore } from '../sessions/session-store.ts';
import { createHttp } from './http.ts';
import type { Http } from './http.ts';
import { wantedWait } from './come-back-later.ts';
import type { Send } from './http-exchange.ts';
import { login } from './login.ts';
import type { Credentials, SignedInUser } from './login.ts';
import { openLine } from './notifications.ts';
import type { Line } from './notifications.ts';
import type { LateFailures } from './late-failures.ts';
import { createPace } from './pace.ts';
import type { Pace } from './pace.ts';
import { readNotification } from './read-notification.ts';
import type { GwsEvent, SessionTold } from './read-notification.ts';
import { createRereads } from './rereads.ts';
import type { Rereads } from './rereads.ts';
import { readAllSessions, rereadSession } from './session-reader.ts';
import type { ReadContext } from './session-reader.ts';
import { createTries } from './tries.ts';
import type { Tries } from './tries.ts';
import type { Unreadable } from './unreadable.ts';
import { readMyChannels } from './work-operations.ts';

/** After so many failed tries "Reconnecting…" becomes "Offline"; the trying goes on. */
const TRIES_BEFORE_OFFLINE = 3;
/** Two seconds are plenty for a notification that is merely late (gws-api.md §4.5.4). */
const SETTLE_TIME = 2000;

export interface ConnectionParts {
  readonly send: Send;
  readonly store: SessionStore;
  readonly now: () => number;
  /** Milliseconds before try number `attempt`. */
  readonly backoff: (attempt: number) => number;
  readonly onConnection: (connection: Connection) => void;
  readonly onMyChannels: (channels: readonly WorkChannel[]) => void;
  readonly lateFailures: LateFailures;
  readonly unreadable: Unreadable;
  /** The server no longer accepts the credentials: the supervisor must sign in again. */
  readonly onSignInWanted: (reason: AppError) => void;
  readonly log: (event: string, facts?: Record<string, string | number>) => void;
  readonly forgetCookies: () => Promise<void>;
  /** How long a missing notification may be late before the session is read again, in milliseconds. */
  readonly settleTime?: number;
}

export interface SignInOptions {
  readonly keepTrying?: boolean;
}

export interface GwsConnection {
  /**
   * Resolves when everything has been read. Throws an AppError and leaves nothing behind when that fails; with
   * `keepTrying` only for reasons that another try cannot mend. When the same user's session has expired, the stay
   * goes on: what was read stays.
   */
  signIn(server: string, credentials: Credentials, options?: SignInOptions): Promise<Account>;
  signOut(): Promise<void>;
  reconnectNow(): void;
  /** Something has happened to this computer: a line that may be dead is not trusted any more. */
  probe(): void;
  /** Runs an operation while connected; signs in again, once, when the server's session has expired. */
  perform<T>(operation: (http: Http) => Promise<T>): Promise<T>;
  /** Reads a session and its transcript again. */
  reread(sessionId: string): Promise<void>;
  /** `null` when signed out. */
  myUserId(): string | null;
}

/** One stay at a contact centre, from signing in to signing out. */
interface Stay {
  readonly http: Http;
  readonly credentials: Credentials;
  readonly ending: AbortController;
  readonly pace: Pace;
  readonly tries: Tries;
  user: SignedInUser | null;
  loggingIn: Promise<SignedInUser> | null;
  leaving: Promise<void> | null;
  watch: Watch | null;
  isConnected: boolean;
  heardAt: number;
  wake: () => void;
}

/** A line and what is read because of it, which ends with it: an older reading must not overwrite a newer one. */
interface Watch {
  readonly line: Line;
  readonly context: ReadContext;
  readonly rereads: Rereads;
}

export function createConnection(parts: ConnectionParts): GwsConnection {
  const { store, now, log, settleTime = SETTLE_TIME } = parts;
  let stay: Stay | null = null;

  function enter(server: string, credentials: Credentials): Stay {
    return {
      http: createHttp(server, parts.send),
      credentials,
      ending: new AbortController(),
      pace: createPace(),
      tries: createTries(now),
      user: null,
      loggingIn: null,
      leaving: null,
      watch: null,
      isConnected: false,
      heardAt: now(),
      wake: () => undefined,
    };
  }

  /** Several may find at once that the server's session has expired: one of them signs in for all. */
  function loginOnce(here: Stay): Promise<SignedInUser> {
    here.loggingIn ??= login(here.http, here.credentials, here.ending.signal).finally(() => {
      here.loggingIn = null;
    });
    return here.loggingIn;
  }

  /** Handshake and subscribe first, then read; what is told meanwhile waits and comes after (gws-api.md §3.6). */
  async function establish(here: Stay): Promise<void> {
    const user = (here.user ??= await loginOnce(here));
    const early: unknown[] = [];
    let watch: Watch | null = null;
    const line = await openLine(here.http, here.pace, here.ending.signal, {
      onData: (data) => (watch ? take(user, watch, data) : early.push(data)),
      onHeard: () => heard(here),
    });
    const begun = beginWatch(here, user, line);
    try {
      await Promise.race([
        readEverything(begun.context),
        line.broken.then((reason) => Promise.reject(reason as Error)),
      ]);
      here.ending.signal.throwIfAborted();
    } catch (error) {
      await line.close();
      throw error;
    }
    here.watch = watch = begun;
    for (const data of early) take(user, begun, data);
    connected(here);
  }

  function beginWatch(here: Stay, user: SignedInUser, line: Line): Watch {
    const signal = AbortSignal.any([here.ending.signal, line.ended]);
    const context: ReadContext = { http: here.http, myUserId: user.id, store, now, signal };
    const rereads = createRereads({
      store,
      settleTime,
      backoff: parts.backoff,
      read: (sessionId) => rereadSession(context, sessionId),
      onFailure: (error) => log('session not read again', { reason: nameOf(error) }),
    });
    signal.addEventListener('abort', () => rereads.stop());
    return { line, context, rereads };
  }

  async function readEverything(context: ReadContext): Promise<void> {
    await readAllSessions(context);
    parts.onMyChannels(await readMyChannels(context.http, context.signal));
  }

  function heard(here: Stay): void {
    here.heardAt = now();
    if (here.isConnected) parts.onConnection({ phase: 'connected', heardAt: here.heardAt });
  }

  function take(user: SignedInUser, watch: Watch, data: unknown): void {
    const onUnreadable = parts.unreadable.note;
    for (const event of readNotification(data, { myUserId: user.id, at: now(), onUnreadable }))
      tell(watch, event);
  }

  function tell(watch: Watch, event: GwsEvent): void {
    switch (event.type) {
      case 'operation-failed':
        return parts.lateFailures.tell(event.referenceId, event.message);
      case 'my-channels-told':
        return parts.onMyChannels(event.channels);
      default:
        store.apply(event);
        watch.rereads.consider(idOfTold(event));
    }
  }

  /** Waits for the line to break and mends it, until the stay is over. */
  async function stayConnected(here: Stay): Promise<void> {
    for (;;) {
      const reason = await here.watch?.line.broken;
      if (isOver(here)) return;
      here.isConnected = false;
      const isMended = await mend(here, reason);
      if (!isMended) return;
    }
  }

  async function mend(here: Stay, firstReason: unknown): Promise<boolean> {
    const since = now();
    let reason = firstReason;
    for (;;) {
      const attempt = here.tries.next();
      log('connection lost', { reason: nameOf(reason), attempt });
      // The next try signs in again; a session that has expired is not mended otherwise.
      if (isAppError(reason, 'session-expired')) here.user = null;
      const phase = attempt > TRIES_BEFORE_OFFLINE ? 'offline' : 'reconnecting';
      const delay = Math.max(parts.backoff(attempt), wantedWait(reason));
      const lost = { phase, since, heardAt: here.heardAt, attempt, reason: codeOf(reason) } as const;
      parts.onConnection({ ...lost, nextTryAt: now() + delay });
      await waitForTry(here, delay);
      if (isOver(here)) return false;
      parts.onConnection({ ...lost, nextTryAt: null });
      try {
        await establish(here);
        return true;
      } catch (error) {
        if (isOver(here)) return false;
        if (isSignInWanted(error)) {
          await askToSignIn(here, error);
          return false;
        }
        reason = error;
      }
    }
  }

  async function askToSignIn(here: Stay, reason: AppError): Promise<void> {
    await leave(here);
    parts.onSignInWanted(reason);
  }

  function waitForTry(here: Stay, delay: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, delay);
      here.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  function connected(here: Stay): void {
    here.isConnected = true;
    here.tries.opened();
    log('connected');
    heard(here);
  }

  /** Once, however many find that it is time to go. */
  function leave(here: Stay): Promise<void> {
    here.leaving ??= goAway(here);
    return here.leaving;
  }

  async function goAway(here: Stay): Promise<void> {
    here.isConnected = false;
    here.ending.abort();
    here.wake();
    await here.watch?.line.close();
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
      if (isSignInWanted(error)) await askToSignIn(here, error);
      throw error;
    }
  }

  return {
    async signIn(server, credentials) {
      const earlier = stay;
      const here = enter(server, credentials);
      stay = here;
      if (earlier) await leave(earlier);
      try {
        // Cookies of an earlier stay must not sign in somebody else.
        await parts.forgetCookies();
        parts.onConnection({ phase: 'connecting' });
        await establish(here);
      } catch (error) {
        await leave(here);
        throw error;
      }
      void stayConnected(here);
      return { server, userName: credentials.userName, displayName: here.user?.displayName ?? '' };
    },
    async signOut() {
      if (stay) await leave(stay);
    },
    reconnectNow() {
      stay?.wake();
    },
    probe() {
      stay?.wake();
    },
    async perform(operation) {
      const here = stay;
      if (!here) throw new AppError('not-signed-in');
      if (!here.isConnected) throw new AppError('not-connected');
      try {
        return await operation(here.http);
      } catch (error) {
        // What was refused for want of a sign-in has changed nothing: it may be asked again.
        if (!isAppError(error, 'session-expired')) throw error;
        await renewLogin(here);
        return operation(here.http);
      }
    },
    async reread(sessionId) {
      if (!stay?.isConnected || !stay.watch) throw new AppError('not-connected');
      await rereadSession(stay.watch.context, sessionId);
    },
    myUserId: () => stay?.user?.id ?? null,
  };
}

/** Asked again after every wait: the supervisor may have signed out meanwhile. */
function isOver(here: Stay): boolean {
  return here.ending.signal.aborted;
}

function idOfTold(event: SessionTold): string {
  return event.type === 'session-told' ? event.session.id : event.sessionId;
}

/** For the log: an error's words may quote what somebody said. */
function nameOf(error: unknown): string {
  if (error instanceof AppError) return error.code;
  return error instanceof Error ? error.name : typeof error;
}

function codeOf(error: unknown): ErrorCode {
  return error instanceof AppError ? error.code : 'unexpected';
}

/** Reasons that another try with the same credentials cannot mend, and that could lock the account. */
function isSignInWanted(error: unknown): error is AppError {
  return isAppError(error, 'wrong-password') || isAppError(error, 'password-change-required');
}
