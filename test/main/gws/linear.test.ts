/** Ten times as much from a server costs ten times as much to read, whatever it is a list of. */
import { describe, expect, it } from 'vitest';
import { listDispositions, searchDirectory } from '#main/gws/api/directory.ts';
import { fetchMessages, fetchSessions } from '#main/gws/api/fetch-sessions.ts';
import { parseNotification } from '#main/gws/api/parse-notification.ts';
import { readMyChannels, startWork } from '#main/gws/api/work-operations.ts';
import type { Http } from '#main/gws/http/http.ts';
import { createServerClock } from '#main/gws/http/server-clock.ts';
import { createAsyncFailures } from '#main/gws/sync/async-failures.ts';
import { createGapRecovery } from '#main/gws/sync/gap-recovery.ts';
import { compareSessions, syncAllSessions } from '#main/gws/sync/sync-sessions.ts';
import { createUnrecognisedMessages } from '#main/gws/sync/unrecognised-messages.ts';
import { createSessionStore } from '#main/sessions/session-store.ts';
import { grow, growUntilDone, MOST, upTo } from '#test/growth.ts';
import { chatting } from '#test/main/sessions/examples.ts';

const FEW = 300;
const { signal } = new AbortController();

/** Answers at once, by the beginning of the path. */
function answering(answer: (path: string) => object): Http {
  return { request: ({ path }) => Promise.resolve({ statusCode: 0, ...answer(path) }) } as Http; // no more of it is used
}

const wireSession = (place: number) => ({
  id: `s${place}`,
  state: 'Chatting',
  capabilities: ['Leave'],
  participants: [{ nickname: 'Maria', type: 'Customer', participantId: 'c', visibility: 'All' }],
  userData: { Subject: 'Parcel' },
});

const wireMessage = (place: number) => ({
  index: place + 1,
  type: 'Text',
  from: { nickname: 'Maria', type: 'Customer', participantId: 'c' },
  text: 'Hello',
});

const manyOf = <T>(n: number, make: (place: number) => T): readonly T[] => upTo(n).map(make);

const NOTIFICATIONS: Readonly<Record<string, (n: number) => object>> = {
  participants: (n) => ({
    smssession: {
      id: 's',
      participants: manyOf(n, (place) => ({ nickname: `N${place}`, type: 'Agent', uri: `/users/${place}` })),
    },
  }),
  capabilities: (n) => ({ smssession: { id: 's', capabilities: manyOf(n, (place) => `Word ${place}`) } }),
  'attached data': (n) => ({
    smssession: {
      id: 's',
      userData: Object.fromEntries(manyOf(n, (place) => [`k${place}`, { of: place }])),
    },
  }),
  messages: (n) => ({
    messageType: 'MessageLogUpdated',
    smssessionPath: '/s',
    messages: manyOf(n, wireMessage),
  }),
  channels: (n) => ({
    messageType: 'ChannelStateChangeMessageV2',
    channels: manyOf(n, (place) => ({ channel: `c${place}` })),
  }),
  'fields of a message that nobody knows': (n) => ({
    messageType: 'MessageLogUpdated',
    smssessionPath: '/s',
    messages: [
      { type: 'Picture', from: {}, ...Object.fromEntries(manyOf(n, (place) => [`f${place}`, null])) },
    ],
  }),
};

it.each(Object.entries(NOTIFICATIONS))('a notification of many %s', (_of, dataOf) => {
  const { few, times } = grow(FEW, (n) => {
    const data = { messageType: 'SMSSessionStateChangeMessage', ...dataOf(n) };
    return () =>
      expect(parseNotification(data, { myUserId: 'me', at: 0, onUnreadable: () => undefined })).toHaveLength(
        1,
      );
  });
  expect(few).toBeGreaterThan(FEW / 2);
  expect(times).toBeLessThan(MOST);
});

/** What is asked for, with a list of so many in the answer. */
const READINGS: Readonly<Record<string, (n: number) => () => Promise<unknown>>> = {
  'the list of sessions': (n) => {
    const http = answering(() => ({ smssessions: manyOf(n, wireSession) }));
    return () => fetchSessions(http, 'me', signal);
  },
  'the list of their addresses': (n) => {
    const http = answering(() => ({ uris: manyOf(n, (place) => `/smssessions/${place}`) }));
    return () => fetchSessions(http, 'me', signal);
  },
  'a log in pages': (n) => {
    const log = manyOf(n, wireMessage);
    const http = answering((path) => {
      const start = Number(new URL(path, 'http://h').searchParams.get('startIndex'));
      return { messages: upTo(100).flatMap((place) => log[start - 1 + place] ?? []) };
    });
    return async () => expect(await fetchMessages(http, 'me', 's', 1, signal)).toHaveLength(n);
  },
  'a log without numbers': (n) => {
    const http = answering(() => ({
      messages: manyOf(n, (place) => ({ ...wireMessage(place), index: undefined })),
    }));
    return () => fetchMessages(http, 'me', 's', 1, signal);
  },
  contacts: (n) => {
    const contacts = manyOf(n, (place) => ({ type: 'User', uri: `/u/${place}`, name: `Amy ${place}` }));
    const http = answering((path) => (path.startsWith('/contacts') ? { contacts } : { queues: [] }));
    return () => searchDirectory(http, 'amy 030 123456');
  },
  queues: (n) => {
    const queues = manyOf(n, (place) => ({ uri: `/q/${place}`, name: `Orders ${place}` }));
    const http = answering((path) => (path.startsWith('/queues') ? { queues } : { contacts: [] }));
    return () => searchDirectory(http, 'orders');
  },
  'one contact again and again': (n) => {
    const contacts = manyOf(n, () => ({ type: 'User', uri: '/u/1', name: 'Amy' }));
    const http = answering((path) => (path.startsWith('/contacts') ? { contacts } : { queues: [] }));
    return async () => expect(await searchDirectory(http, 'amy')).toHaveLength(1);
  },
  dispositions: (n) => {
    const dispositions = manyOf(n, (place) => ({ name: `d${place}` }));
    const http = answering((path) =>
      path.startsWith('/groups?') ? { groups: [{ id: 'g' }] } : { group: { dispositions } },
    );
    return async () => expect(await listDispositions(http)).toHaveLength(n);
  },
  'groups of dispositions': (n) => {
    const http = answering((path) =>
      path.startsWith('/groups?')
        ? { groups: manyOf(n, (place) => ({ id: `g${place}` })) }
        : { group: { dispositions: [{ name: path }] } },
    );
    return async () => expect(await listDispositions(http)).toHaveLength(n);
  },
  'my channels': (n) => {
    const http = answering(() => ({ user: { channels: manyOf(n, (place) => ({ channel: `c${place}` })) } }));
    return async () => expect(await readMyChannels(http, signal)).toHaveLength(n);
  },
  'channels that have failed': (n) => {
    const http = answering(() => ({ failed: manyOf(n, (place) => ({ channel: `c${place}` })) }));
    return async () =>
      expect(await startWork(http, { channels: [], place: '', loginCode: '' })).toHaveLength(n);
  },
};

describe.each(Object.entries(READINGS))('%s', (_name, prepare) => {
  it('cost ten times as much when there are ten times as many', async () => {
    const { few, times } = await growUntilDone(FEW, prepare);
    expect(few).toBeGreaterThan(FEW / 2);
    expect(times).toBeLessThan(MOST);
  });
});

/** With the server's sessions in the store, and what becomes of them. */
function reading(n: number, listed: number) {
  const store = createSessionStore();
  for (const place of upTo(n))
    store.apply({ type: 'session-updated', session: chatting('everyone', { id: `s${place}` }), at: 0 });
  const sessions = manyOf(listed, wireSession);
  const http = answering((path) =>
    path.includes('/messages')
      ? { messages: [wireMessage(0)] }
      : path.startsWith('/me/smssessions?')
        ? { smssessions: sessions }
        : { smssession: wireSession(0) },
  );
  return { http, myUserId: 'me', store, now: () => 0, signal, readLater: () => undefined };
}

it.each([
  ['read for the first time', (n: number) => () => syncAllSessions(reading(0, n))],
  ['compared with the server’s', (n: number) => () => compareSessions(reading(n, n))],
  ['of which the server knows none', (n: number) => () => compareSessions(reading(n, 0))],
])('sessions %s', async (_how, prepare) => {
  const { few, times } = await growUntilDone(FEW, prepare);
  expect(few).toBeGreaterThan(FEW);
  expect(times).toBeLessThan(MOST);
});

/** What is told one by one, so many times. */
const TELLINGS: Readonly<Record<string, (n: number) => () => unknown>> = {
  'types that are not known': (n) => {
    const unreadable = createUnrecognisedMessages(() => undefined);
    return () => upTo(n).forEach((place) => unreadable.note(`type ${place}`));
  },
  'stamps of the server': (n) => {
    const clock = createServerClock({ steady: () => 0, computer: () => 1_700_000_000_000 });
    return () =>
      upTo(n).forEach((place) => {
        clock.noteTold(1_700_000_000_000 + place);
        clock.now();
      });
  },
  'operations that fail late': (n) => {
    const late = createAsyncFailures(() => undefined);
    const watches = manyOf(n, (place) => late.watch(`r${place}`));
    return () => {
      upTo(n).forEach((place) => late.tell(`r${place}`, 'no'));
      watches.forEach((watch) => watch.end());
    };
  },
  'sessions that may have to be read again': (n) => {
    const { store } = reading(n, 0);
    const rereads = createGapRecovery({
      store,
      settleTime: 1,
      backoff: () => 1,
      read: () => Promise.resolve(),
      onFailure: () => undefined,
    });
    return () => {
      for (const { session } of store.all()) rereads.check(session.id);
      rereads.stop();
    };
  },
};

it.each(Object.entries(TELLINGS))('%s, one by one', (_what, prepare) => {
  const { few, times } = grow(FEW, prepare);
  expect(few).toBeGreaterThan(FEW);
  expect(times).toBeLessThan(MOST);
});
