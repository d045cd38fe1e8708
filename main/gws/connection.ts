/**
 * The connection to one contact centre: sign in, open the line of notifications, read everything, listen; and when the
 * line breaks, do it again. "Connected" is said only when everything has been read since the line was opened.
 */
import type { Account, Connection, WorkChannel } from '../../preload/model.ts';
import { AppError, isAppError } from '../app-error.ts';
import type { SessionStore } from '../sessions/session-store.ts';
import { createHttp } from './http.ts';
import type { Http } from './http.ts';
import type { Send } from './http-exchange.ts';
import { login } from './login.ts';
import type { Credentials, SignedInUser } from './login.ts';
import { openLine } from './notifications.ts';
import type { Line } from './notifications.ts';
import type { LateFailures } from './late-failures.ts';
import { readNotification } from './read-notification.ts';
import type { GwsEvent } from './read-notification.ts';
import { contradictsMode, readAllSessions, rereadSession, seemsIncomplete } from './session-reader.ts';
import type { ReadContext } from './session-reader.ts';
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

export interface GwsConnection {
  /** Resolves when everything has been read. Throws an AppError and leaves nothing behind when that fails. */
  signIn(server: string, credentials: Credentials): Promise<Account>;
  signOut(): Promise<void>;
  reconnectNow(): void;
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
  readonly rereads: Map<string, NodeJS.Timeout>;
  user: SignedInUser | null;
  loggingIn: Promise<SignedInUser> | null;
  line: Line | null;
  isConnected: boolean;
  heardAt: number;
  wake: () => void;
}

export function createConnection(parts: ConnectionParts): GwsConnection {
  const { store, now, log, settleTime = SETTLE_TIME } = parts;
  let stay: Stay | null = null;

  function enter(server: string, credentials: Credentials): Stay {
    return {
      http: createHttp(server, parts.send),
      credentials,
      ending: new AbortController(),
      rereads: new Map(),
      user: null,
      loggingIn: null,
      line: null,
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

  function readContext(here: Stay): ReadContext {
    const { http, user, ending } = here;
    if (!user) throw new AppError('not-connected');
    return { http, myUserId: user.id, store, now, signal: ending.signal };
  }

  /** Handshake and subscribe first, then read; what is told meanwhile waits and comes after (gws-api.md §3.6). */
  async function establish(here: Stay): Promise<Line> {
    here.user ??= await loginOnce(here);
    const context = readContext(here);
    const early: unknown[] = [];
    let isLive = false;
    const line = await openLine(here.http, {
      onData: (data) => (isLive ? take(here, data) : early.push(data)),
      onHeard: () => heard(here),
    });
    try {
      await Promise.race([
        readEverything(context),
        line.broken.then((reason) => Promise.reject(reason as Error)),
      ]);
    } catch (error) {
      await line.close();
      throw error;
    }
    isLive = true;
    for (const data of early) take(here, data);
    return line;
  }

  async function readEverything(context: ReadContext): Promise<void> {
    await readAllSessions(context);
    parts.onMyChannels(await readMyChannels(context.http, context.signal));
  }

  function heard(here: Stay): void {
    here.heardAt = now();
    if (here.isConnected) parts.onConnection({ phase: 'connected', heardAt: here.heardAt });
  }

  function take(here: Stay, data: unknown): void {
    if (isOver(here)) return;
    const { myUserId } = readContext(here);
    const onUnreadable = parts.unreadable.note;
    for (const event of readNotification(data, { myUserId, at: now(), onUnreadable })) tell(here, event);
  }

  function tell(here: Stay, event: GwsEvent): void {
    switch (event.type) {
      case 'operation-failed':
        return parts.lateFailures.tell(event.referenceId, event.message);
      case 'my-channels-told':
        return parts.onMyChannels(event.channels);
      default:
        store.apply(event);
        considerReread(here, event);
    }
  }

  function considerReread(here: Stay, event: GwsEvent): void {
    const messages = event.type === 'messages-told' ? event.messages : [];
    const sessionId = event.type === 'messages-told' ? event.sessionId : idOfTold(event);
    const record = sessionId === null ? undefined : store.get(sessionId);
    if (!record || here.rereads.has(record.session.id)) return;
    if (!seemsIncomplete(record) && !contradictsMode(record, messages)) return;
    const { id } = record.session;
    const timer = setTimeout(() => {
      here.rereads.delete(id);
      const latest = store.get(id);
      if (!here.isConnected || !latest) return;
      if (!seemsIncomplete(latest) && !contradictsMode(latest, messages)) return;
      rereadSession(readContext(here), id).catch((error: unknown) =>
        log('session not read again', { reason: String(error) }),
      );
    }, settleTime);
    here.rereads.set(id, timer);
  }

  /** Waits for the line to break and mends it, until the stay is over. */
  async function stayConnected(here: Stay): Promise<void> {
    for (;;) {
      const reason = await here.line?.broken;
      if (isOver(here)) return;
      here.isConnected = false;
      const isMended = await mend(here, reason);
      if (!isMended) return;
    }
  }

  async function mend(here: Stay, firstReason: unknown): Promise<boolean> {
    const since = now();
    let reason = firstReason;
    for (let attempt = 1; ; attempt += 1) {
      log('connection lost', { reason: String(reason), attempt });
      // The next try signs in again; a session that has expired is not mended otherwise.
      if (isAppError(reason, 'session-expired')) here.user = null;
      const phase = attempt > TRIES_BEFORE_OFFLINE ? 'offline' : 'reconnecting';
      const delay = parts.backoff(attempt);
      const lost = { phase, since, heardAt: here.heardAt, attempt } as const;
      parts.onConnection({ ...lost, nextTryAt: now() + delay });
      await waitForTry(here, delay);
      if (isOver(here)) return false;
      parts.onConnection({ ...lost, nextTryAt: null });
      try {
        here.line = await establish(here);
        connected(here);
        return true;
      } catch (error) {
        if (isOver(here)) return false;
        if (isSignInWanted(error)) {
          await leave(here);
          parts.onSignInWanted(error);
          return false;
        }
        reason = error;
      }
    }
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
    log('connected');
    heard(here);
  }

  async function leave(here: Stay): Promise<void> {
    for (const timer of here.rereads.values()) clearTimeout(timer);
    await here.line?.close();
    here.ending.abort();
    here.wake();
    if (stay === here) stay = null;
    await parts.forgetCookies();
    store.apply({ type: 'signed-out' });
    parts.onConnection({ phase: 'signed-out' });
  }

  return {
    async signIn(server, credentials) {
      if (stay) await leave(stay);
      // Cookies of an earlier stay must not sign in somebody else.
      await parts.forgetCookies();
      const here = enter(server, credentials);
      stay = here;
      parts.onConnection({ phase: 'connecting' });
      try {
        here.line = await establish(here);
      } catch (error) {
        await leave(here);
        throw error;
      }
      connected(here);
      void stayConnected(here);
      return { server, userName: credentials.userName, displayName: here.user?.displayName ?? '' };
    },
    async signOut() {
      if (stay) await leave(stay);
    },
    reconnectNow() {
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
        here.user = await loginOnce(here);
        return operation(here.http);
      }
    },
    async reread(sessionId) {
      if (!stay?.isConnected) throw new AppError('not-connected');
      await rereadSession(readContext(stay), sessionId);
    },
    myUserId: () => stay?.user?.id ?? null,
  };
}

/** Asked again after every wait: the supervisor may have signed out meanwhile. */
function isOver(here: Stay): boolean {
  return here.ending.signal.aborted;
}

function idOfTold(event: GwsEvent): string | null {
  return event.type === 'session-told' ? event.session.id : null;
}

/** Reasons that another try with the same credentials cannot mend, and that could lock the account. */
function isSignInWanted(error: unknown): error is AppError {
  return isAppError(error, 'wrong-password') || isAppError(error, 'password-change-required');
}
