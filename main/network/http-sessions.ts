/**
 * Chromium's sessions for the server. A request may go over a connection that is kept from an earlier one; when that
 * connection dies before the answer, Chromium sends the request again by itself and tells nobody. What must not be
 * carried out twice therefore goes through a session of its own, in which no connection is left from before.
 */
import type { Cookie, Session } from 'electron';
import { AppError } from '#main/errors/app-error.ts';
import { copyCookies, listCookies } from './cookies/cookies.ts';

/** Requests on unused connections at the same time; more of them wait. */
const MOST_UNSHARED = 8;

export interface HttpSessions {
  /** For requests that may be repeated: many at once, over connections that are kept. */
  shared(): Session;
  /**
   * Runs one request in a session without open connections, that nobody else uses meanwhile. It begins with the
   * cookies of the shared session, and what the answer changes in them goes back there.
   */
  withUnusedConnection<T>(run: (session: Session) => Promise<T>): Promise<T>;
  /** Of the account. Other sessions have none but while they carry a request. */
  forgetCookies(): Promise<void>;
  /** Proxies' passwords that Chromium has remembered by itself. */
  forgetProxyLogins(): Promise<void>;
  closeAllConnections(): Promise<void>;
  /** Begins anew with other sessions, without cookies: those of before are of a network service that has died. */
  replace(): void;
}

/** `open` makes a session, each time with another number. */
export function createHttpSessions(open: (number: number) => Session): HttpSessions {
  let opened = 0;
  let sessions = begin();

  function begin(): SessionPool {
    return createSessionPool(() => {
      const session = open(opened);
      opened += 1;
      return session;
    });
  }

  const inAll = async (act: (session: Session) => Promise<unknown>): Promise<void> => {
    await Promise.all(sessions.all().map(act));
  };

  return {
    shared: () => sessions.shared,
    withUnusedConnection: (run) => sessions.withUnusedConnection(run),
    forgetCookies: () => sessions.forgetCookies(),
    forgetProxyLogins: () => inAll((session) => session.clearAuthCache()),
    closeAllConnections: () => inAll((session) => session.closeAllConnections()),
    replace() {
      sessions.end();
      sessions = begin();
    },
  };
}

interface SessionPool {
  readonly shared: Session;
  all(): readonly Session[];
  withUnusedConnection<T>(run: (session: Session) => Promise<T>): Promise<T>;
  forgetCookies(): Promise<void>;
  /** Nothing that its sessions have begun will ever be answered. */
  end(): void;
}

function createSessionPool(open: () => Session): SessionPool {
  const shared = open();
  const unshared: Session[] = [];
  const idle: Session[] = [];
  const waiting: ((session: Session) => void)[] = [];
  const ending = new AbortController();
  /** How often the cookies were forgotten: an answer to an older request must not bring them back. */
  let forgotten = 0;

  function acquire(): Promise<Session> {
    const free = idle.pop();
    if (free) return Promise.resolve(free);
    if (unshared.length < MOST_UNSHARED) {
      const session = open();
      unshared.push(session);
      return Promise.resolve(session);
    }
    return new Promise((resolve) => waiting.push(resolve));
  }

  function release(session: Session): void {
    const next = waiting.shift();
    if (next) next(session);
    else idle.push(session);
  }

  async function prepare(session: Session): Promise<readonly Cookie[]> {
    await copyCookies(await listCookies(session), await listCookies(shared), session);
    await session.closeAllConnections();
    return listCookies(session);
  }

  return {
    shared,
    all: () => [shared, ...unshared],
    async withUnusedConnection(run) {
      const session = await untilEnded(acquire(), ending.signal);
      try {
        const asOf = forgotten;
        const before = await untilEnded(prepare(session), ending.signal);
        const giveBack = async (): Promise<void> => {
          const after = await listCookies(session);
          if (asOf === forgotten) await copyCookies(before, after, shared);
        };
        // Of an ended service there is nothing to give back, and what the request has brought counts all the same.
        return await run(session).finally(() => untilEnded(giveBack(), ending.signal).catch(() => undefined));
      } finally {
        release(session);
      }
    },
    async forgetCookies() {
      forgotten += 1;
      await Promise.all(
        [shared, ...unshared].map((session) => session.clearStorageData({ storages: ['cookies'] })),
      );
    },
    end: () => ending.abort(),
  };
}

/** What is asked of a network service that has died is never answered. */
function untilEnded<T>(asked: Promise<T>, ended: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const giveUp = (): void => reject(new AppError('network-service-lost'));
    if (ended.aborted) giveUp();
    ended.addEventListener('abort', giveUp, { once: true });
    asked.then(resolve, reject).finally(() => ended.removeEventListener('abort', giveUp));
  });
}
