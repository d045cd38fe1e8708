/** What proxies are told, and above all how often. */
import { beforeEach, expect, it } from 'vitest';
import { AppError } from '#main/errors/app-error.ts';
import type { KeptProxyLogins, ProxyLogin, ProxyLogins } from '#main/network/proxy/proxy-logins.ts';
import { createProxyLogins } from '#main/network/proxy/proxy-logins.ts';
import type { ProxyQuestion } from '#preload/model/connection.ts';

const PROXY = 'proxy.test:8080';
const RIGHT: ProxyLogin = { userName: 'joe', password: 'right' };
const WRONG: ProxyLogin = { userName: 'joe', password: 'wrong' };

let questions: (ProxyQuestion | null)[];
let looks: number;
/** What the proxy was given, in order. */
let offered: ProxyLogin[];

beforeEach(() => {
  questions = [];
  looks = 0;
  offered = [];
});

function open(kept: ProxyLogin | null | 'locked' = null, patience = 2000): ProxyLogins {
  const store: KeptProxyLogins = {
    load() {
      looks += 1;
      if (kept === 'locked') return Promise.reject(new AppError('keychain-unavailable'));
      return Promise.resolve(kept);
    },
    save: () => Promise.resolve(),
  };
  return createProxyLogins({
    kept: store,
    onQuestion: (question) => questions.push(question),
    log: () => undefined,
    patience,
  });
}

/** A request through a proxy that lets only RIGHT in. */
async function request(logins: ProxyLogins): Promise<'through' | 'asked'> {
  const talk = logins.begin();
  for (;;) {
    const login = await talk.answer(PROXY, 'The office');
    if (!login) return talk.isUnanswered() ? 'asked' : 'through';
    offered.push(login);
    // The proxy's answer takes its time.
    await Promise.resolve();
    if (login.password === RIGHT.password) {
      talk.end('passed');
      return 'through';
    }
  }
}

it('asks when nobody knows, without offering anything', async () => {
  const logins = open();
  expect(await request(logins)).toBe('asked');
  expect(offered).toEqual([]);
  expect(questions).toEqual([{ proxy: PROXY, realm: 'The office', wasRefused: false }]);
});

it('gets through with what was answered, and the question is gone', async () => {
  const logins = open();
  await request(logins);
  expect(logins.take(RIGHT)).toEqual({ proxy: PROXY });
  expect(questions.at(-1)).toBeNull();
  expect(await request(logins)).toBe('through');
  expect(await request(logins)).toBe('through');
});

it('offers a wrong answer once, then asks again and says why', async () => {
  const logins = open();
  await request(logins);
  logins.take(WRONG);
  expect(await request(logins)).toBe('asked');
  expect(await request(logins)).toBe('asked');
  expect(offered).toEqual([WRONG]);
  expect(questions.at(-1)).toEqual({ proxy: PROXY, realm: 'The office', wasRefused: true });
  logins.take(RIGHT);
  expect(await request(logins)).toBe('through');
});

it('offers a wrong password once however many requests there are at a time', async () => {
  const logins = open(WRONG);
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => request(logins)));
  expect(new Set(outcomes)).toEqual(new Set(['asked']));
  expect(offered).toEqual([WRONG]);
  expect(looks).toBe(1);
});

it('lets all requests through that waited for the one that tried', async () => {
  const logins = open(RIGHT);
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => request(logins)));
  expect(new Set(outcomes)).toEqual(new Set(['through']));
  expect(questions).toEqual([]);
});

it('does not wait for ever for a request that tried and is silent', async () => {
  const logins = open(RIGHT, 20);
  await logins.begin().answer(PROXY, '');
  expect(await request(logins)).toBe('through');
});

it('knows proxies apart', async () => {
  const logins = open(RIGHT);
  const talk = logins.begin();
  expect(await talk.answer('one.test:1', '')).toEqual(RIGHT);
  expect(await talk.answer('two.test:2', '')).toEqual(RIGHT);
  expect(questions).toEqual([]);
});

it('asks when the keychain cannot be opened, and does not try to open it each time', async () => {
  const logins = open('locked');
  expect(await request(logins)).toBe('asked');
  expect(await request(logins)).toBe('asked');
  expect(looks).toBe(1);
});

it('takes no answer when no proxy asks', () => {
  expect(open().take(RIGHT)).toBeNull();
});

it('forgets what was answered in this run, and asks the keychain anew', async () => {
  const logins = open();
  await request(logins);
  logins.take(RIGHT);
  logins.forget();
  expect(await request(logins)).toBe('asked');
  expect(looks).toBe(2);
});

it('takes the question back when the way is free again without an answer', async () => {
  const logins = open();
  await request(logins);
  logins.begin().end('passed');
  expect(questions.at(-1)).toBeNull();
});
