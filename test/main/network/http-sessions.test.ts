/** One request at a time in each session without connections, with the account's cookies there and back. */
import type { Cookie, CookiesSetDetails, Session } from 'electron';
import { beforeEach, expect, it } from 'vitest';
import type { HttpSessions } from '#main/network/http-sessions.ts';
import { createHttpSessions } from '#main/network/http-sessions.ts';

/** As much of a session as is asked of one: a cookie jar, and connections that can be closed. */
class FakeSession {
  readonly jar = new Map<string, Cookie>();
  closings = 0;
  isDead = false;

  readonly cookies = {
    get: () => (this.isDead ? new Promise(() => undefined) : Promise.resolve([...this.jar.values()])),
    set: ({ url, ...details }: CookiesSetDetails) => {
      const { hostname } = new URL(url);
      const cookie = { hostOnly: true, path: '/', sameSite: 'unspecified', domain: hostname, ...details };
      this.jar.set(cookie.name ?? '', cookie as Cookie);
      return Promise.resolve();
    },
    remove: (_url: string, name: string) => {
      this.jar.delete(name);
      return Promise.resolve();
    },
  };

  clearStorageData(): Promise<void> {
    this.jar.clear();
    return Promise.resolve();
  }

  closeAllConnections(): Promise<void> {
    this.closings += 1;
    return Promise.resolve();
  }
}

let opened: FakeSession[];
let sessions: HttpSessions;
beforeEach(() => {
  opened = [];
  sessions = createHttpSessions(() => {
    const session = new FakeSession();
    opened.push(session);
    return session as unknown as Session; // as much of it as is asked for
  });
});

const fakeOf = (session: Session): FakeSession => session as unknown as FakeSession;
const setCookie = (session: Session, name: string, value: string): Promise<void> =>
  session.cookies.set({ url: 'https://gws.test/', name, value });
const sharedCookies = (): Record<string, string> =>
  Object.fromEntries([...fakeOf(sessions.shared()).jar.values()].map(({ name, value }) => [name, value]));

/** A request that goes on until it is told to end. */
function startRequest(): { session: Promise<Session>; end: () => void; done: Promise<void> } {
  let end: () => void = () => undefined;
  let begun: (session: Session) => void = () => undefined;
  const session = new Promise<Session>((resolve) => (begun = resolve));
  const done = sessions.withUnusedConnection((one) => {
    begun(one);
    return new Promise<void>((resolve) => (end = resolve));
  });
  return { session, end: () => end(), done };
}

it('closes what is open before each request, and not what others have open', async () => {
  await sessions.withUnusedConnection(() => Promise.resolve());
  await sessions.withUnusedConnection(() => Promise.resolve());
  expect(opened.map(({ closings }) => closings)).toEqual([0, 2]);
});

it('never has two requests in one session, and lets those that are too many wait', async () => {
  const requests = Array.from({ length: 20 }, startRequest);
  const used = await Promise.all(requests.slice(0, 8).map(({ session }) => session));
  expect(new Set(used).size).toBe(8);
  expect(opened).toHaveLength(9);
  for (const { session, end, done } of requests) {
    await session;
    end();
    await done;
  }
  expect(opened).toHaveLength(9);
});

it('a request that fails makes room for the next', async () => {
  for (let time = 0; time < 20; time += 1)
    await expect(sessions.withUnusedConnection(() => Promise.reject(new Error('cut')))).rejects.toThrow(
      'cut',
    );
  expect(opened).toHaveLength(2);
});

it('gives a request the cookies of the account, and the account what the answer changes', async () => {
  await setCookie(sessions.shared(), 'JSESSIONID', '1');
  await setCookie(sessions.shared(), 'AWSELB', 'a');
  await sessions.withUnusedConnection(async (session) => {
    expect([...fakeOf(session).jar.keys()]).toEqual(['JSESSIONID', 'AWSELB']);
    await setCookie(session, 'JSESSIONID', '2');
    await setCookie(session, 'BAYEUX_BROWSER', 'b');
    await session.cookies.remove('https://gws.test/', 'AWSELB');
  });
  expect(sharedCookies()).toEqual({ JSESSIONID: '2', BAYEUX_BROWSER: 'b' });
});

it('a cookie that was taken away from the account is not brought back by an older request', async () => {
  await setCookie(sessions.shared(), 'JSESSIONID', '1');
  const { session, end, done } = startRequest();
  await setCookie(await session, 'JSESSIONID', '2');
  await sessions.forgetCookies();
  end();
  await done;
  expect(sharedCookies()).toEqual({});
  await sessions.withUnusedConnection((next) => {
    expect(fakeOf(next).jar.size).toBe(0);
    return Promise.resolve();
  });
});

it('what an older answer did not change does not undo what has changed meanwhile', async () => {
  await setCookie(sessions.shared(), 'JSESSIONID', '1');
  const { session, end, done } = startRequest();
  await session;
  await setCookie(sessions.shared(), 'JSESSIONID', '2');
  end();
  await done;
  expect(sharedCookies()).toEqual({ JSESSIONID: '2' });
});

it('after the network service has died nobody waits for what is never answered, and the next sessions are new', async () => {
  const { session, end, done } = startRequest();
  await session;
  for (const each of opened) each.isDead = true;
  const waiting = sessions.withUnusedConnection(() => Promise.resolve('never'));
  sessions.replace();
  await expect(waiting).rejects.toMatchObject({ code: 'network-service-lost' });
  end();
  await done;
  expect(await sessions.withUnusedConnection(() => Promise.resolve('again'))).toBe('again');
});
