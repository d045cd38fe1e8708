/** Signing in: the list after one request, whatever the number; then transcripts, those that somebody needs first. */
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '#main/errors/app-error.ts';
import type { Http } from '#main/gws/http/http.ts';
import type { BackgroundReading } from '#main/gws/sync/background-reading.ts';
import { startBackgroundReading } from '#main/gws/sync/background-reading.ts';
import { syncAllSessions } from '#main/gws/sync/sync-sessions.ts';
import { linesFrom, noLines } from '#main/sessions/line-list.ts';
import type { SessionStore } from '#main/sessions/session-store.ts';
import { createSessionStore } from '#main/sessions/session-store.ts';
import { upTo } from '#test/growth.ts';
import { until } from '#test/main/gws/supervisor-desk.ts';
import { message } from '#test/main/sessions/examples.ts';

let ending: AbortController;
let store: SessionStore;
/** What was asked, in order: `list`, `session s1`, `log s1`. */
let asked: string[];
/** Called with each log that is asked for, before it is answered. */
let onLog: (id: string) => Promise<void> | void;
let isBare: boolean;
let listedIds: readonly string[];
let background: BackgroundReading;
let failures: unknown[];
let read: string[];

beforeEach(() => {
  ending = new AbortController();
  store = createSessionStore();
  asked = [];
  onLog = () => undefined;
  isBare = false;
  failures = [];
  read = [];
});

afterEach(() => ending.abort());

const wire = (id: string) => ({
  id,
  state: 'Chatting',
  capabilities: ['Leave'],
  receivedDate: new Date(1_000_000_000_000 + Number(id.slice(1)) * 1000).toISOString(),
  participants: [{ nickname: `Maria ${id}`, type: 'Customer', participantId: 'c', visibility: 'All' }],
});

async function answer(path: string): Promise<object> {
  if (path.startsWith('/me/smssessions?')) {
    asked.push('list');
    return isBare
      ? { uris: listedIds.map((id) => `/smssessions/${id}`) }
      : { smssessions: listedIds.map(wire) };
  }
  const id = /s\d+/.exec(path)?.[0] ?? '';
  const isLog = path.includes('/messages');
  asked.push(`${isLog ? 'log' : 'session'} ${id}`);
  if (!isLog) return { smssession: wire(id) };
  await onLog(id);
  return { messages: [{ index: 1, type: 'Text', from: wire(id).participants[0], text: `Hello from ${id}` }] };
}

function signIn(n: number): Promise<void> {
  listedIds = upTo(n).map((place) => `s${place}`);
  const http = {
    request: async ({ path }: { path: string }) => ({ statusCode: 0, ...(await answer(path)) }),
  } as unknown as Http; // no more of it is used
  const context = { http, myUserId: 'me', store, now: () => 1, signal: ending.signal };
  background = startBackgroundReading({
    context,
    onRead: (id) => read.push(id),
    backoff: () => 1,
    onFailure: (error) => failures.push(error),
  });
  return syncAllSessions({ ...context, readLater: background.add });
}

const logs = (): readonly string[] =>
  asked.filter((each) => each.startsWith('log')).map((each) => each.slice(4));
const isRead = (id: string): boolean => store.get(id)?.session.isTranscriptRead === true;

describe('the list', () => {
  it.each([50, 500, 1500])('of %d sessions is there after one request', async (n) => {
    onLog = () => new Promise(() => undefined);
    let shownAfter: readonly string[] = [];
    store.subscribe(() => {
      if ([...store.all()].length === n && shownAfter.length === 0) shownAfter = [...asked];
    });
    await signIn(n);
    expect(shownAfter).toEqual(['list']);
    expect([...store.all()].every(({ session }) => session.customer.startsWith('Maria'))).toBe(true);
    expect([...store.all()].some(({ session }) => session.isTranscriptRead)).toBe(false);
  });

  it('of addresses alone is there too; who is in the sessions is read with their text', async () => {
    isBare = true;
    await signIn(3);
    expect(store.get('s2')?.session).toMatchObject({ customer: 's2', mode: null, isTranscriptRead: false });
    await until('the sessions', () => ['s0', 's1', 's2'].every(isRead));
    expect(store.get('s2')?.session.customer).toBe('Maria s2');
    expect(asked.filter((each) => each === 'session s1')).toHaveLength(1);
  });
});

describe('the text', () => {
  it('of all is read, once, a few at a time', async () => {
    let underWay = 0;
    let most = 0;
    onLog = async () => {
      underWay += 1;
      most = Math.max(most, underWay);
      await pause(1);
      underWay -= 1;
    };
    await signIn(60);
    await until('all of it', () => read.length === 60);
    expect(new Set(logs()).size).toBe(60);
    expect(logs()).toHaveLength(60);
    expect(most).toBe(4);
    expect(listedIds.every(isRead)).toBe(true);
  });

  it('is read where somebody looks, then where the customer waits longest, then where it is newest', async () => {
    let goOn: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (goOn = resolve));
    onLog = () => gate;
    await signIn(40);
    await until('the first', () => logs().length === 4);
    const say = (id: string, at: number): void =>
      store.apply({ type: 'messages-received', sessionId: id, messages: [message(7, { at })], at });
    say('s12', 2_000_000_000_000);
    say('s30', 1_999_999_999_999);
    store.apply({ type: 'session-opened', sessionId: 's20' });
    goOn();
    await until('all of it', () => read.length === 40);
    expect(logs().slice(4, 9)).toEqual(['s20', 's30', 's12', 's39', 's38']);
  });

  it('that is told whole need not be read to be known', async () => {
    onLog = () => new Promise(() => undefined);
    await signIn(1);
    const say = (...indexes: number[]): void =>
      store.apply({
        type: 'messages-received',
        sessionId: 's0',
        messages: indexes.map((index) => message(index)),
        at: 1,
      });
    say(3);
    expect(isRead('s0')).toBe(false);
    say(1, 2);
    expect(isRead('s0')).toBe(true);
  });

  it('is asked for again when the line has a moment of weakness, and when it is not given', async () => {
    let failing = 3;
    onLog = () => {
      failing -= 1;
      if (failing >= 0) throw new AppError(failing === 0 ? 'server-failed' : 'no-answer');
    };
    await signIn(6);
    await until('all of it', () => read.length === 6);
    expect(failures).toHaveLength(2);
    // The one that the server would not give is marked: it is asked for again as all that is missing.
    expect([...store.all()].filter(({ session }) => session.isIncomplete)).toHaveLength(1);
  });

  it('is not read any more when the line has ended', async () => {
    onLog = async () => {
      await pause(1);
      ending.abort();
      throw new AppError('not-connected');
    };
    await signIn(20);
    await pause(30);
    expect(logs()).toHaveLength(4);
    expect(failures).toEqual([]);
  });

  it('is to be read again after an outage, and what was read stays until then', async () => {
    await signIn(5);
    await until('all of it', () => read.length === 5);
    onLog = () => new Promise(() => undefined);
    await signIn(5);
    expect(listedIds.some(isRead)).toBe(false);
    expect(linesFrom(store.get('s1')?.lines ?? noLines()).map(({ text }) => text)).toEqual(['Hello from s1']);
  });

  it('put behind all others keeps its place when it is asked for again', async () => {
    await signIn(8);
    await until('all of it', () => read.length === 8);
    asked = [];
    let goOn: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (goOn = resolve));
    onLog = () => gate;
    for (let cut = 0; cut < 2; cut += 1) for (const id of listedIds) background.addLast(id, false);
    expect(listedIds.map(background.has)).toEqual(upTo(8).map(() => true));
    goOn();
    await until('all of it again', () => read.length === 20);
    expect(logs()).toEqual([...listedIds, 's0', 's1', 's2', 's3']);
  });
});
