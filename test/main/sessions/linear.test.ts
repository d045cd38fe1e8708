/** Ten times as much costs ten times as much, whatever a server sends: counted in steps, at n and at 10 n. */
import { describe, expect, it } from 'vitest';
import { findNews } from '#main/alerts/news.ts';
import { idFromUri } from '#main/gws/api/parse-session.ts';
import { findFault } from '#main/gws/sync/sync-sessions.ts';
import { CUT_LINES, LINE_LIMIT } from '#main/sessions/limits.ts';
import { lastLine } from '#main/sessions/line-list.ts';
import { planLogFetch } from '#main/sessions/log-fetch-plan.ts';
import { addReceived, NOTHING_RECEIVED } from '#main/sessions/received-indexes.ts';
import type { IncomingMessage, IncomingParticipant, SessionPatch } from '#main/sessions/session-event.ts';
import type { SessionStore } from '#main/sessions/session-store.ts';
import { createSessionStore } from '#main/sessions/session-store.ts';
import { countSteps } from '#test/count-steps.ts';
import { AGENT, chatting, CUSTOMER, me, message } from './examples.ts';

const FEW = 300;
/** A little more than ten: what is sorted costs n log n. */
const MOST = 15;

const count = (n: number): readonly number[] => Array.from({ length: n }, (_, place) => place);
const person = (place: number): IncomingParticipant => ({
  ...AGENT,
  id: `p${place}`,
  userId: null,
  nickname: `N${place}`,
});

function fill(
  messages: readonly IncomingMessage[],
  before: (store: SessionStore) => void = () => undefined,
): void {
  const store = createSessionStore();
  before(store);
  store.apply({ type: 'log-fetched', sessionId: 's', messages, knownUpTo: 0, from: 0, at: 0 });
}

function people(list: readonly IncomingParticipant[]): void {
  const store = createSessionStore();
  const session: SessionPatch = { id: 's', participants: list };
  store.apply({ type: 'session-updated', session, at: 0 });
  store.apply({ type: 'session-updated', session, at: 1 });
}

/** What can be read at once, by the number of what there is. */
const READINGS: Readonly<Record<string, (n: number) => () => void>> = {
  'a log whose numbers have holes': (n) => () => fill(count(n).map((place) => message(2 * place + 1))),
  'a log whose numbers have holes, without its first line': (n) => () =>
    fill(count(n).map((place) => message(2 * place + 2))),
  'a log told as typing and texts in turn': (n) => {
    const messages = count(n).map((place) =>
      message(3 * place + 1, { kind: place % 2 === 0 ? 'typing-started' : 'text' }),
    );
    return () => {
      const store = createSessionStore();
      store.apply({ type: 'messages-received', sessionId: 's', messages, at: 0 });
    };
  },
  'a log that comes backwards': (n) => () => fill(count(n).map((place) => message(n - place))),
  'a log without numbers': (n) => () =>
    fill(count(n).map((place) => message(null, { at: place, text: `Text ${place}` }))),
  'a log without numbers and times': (n) => () =>
    fill(count(n).map((place) => message(null, { text: `Text ${place}` }))),
  'a log in which everybody says the same at the same time': (n) => () =>
    fill(count(n).map((place) => message(place + 1, { at: 1, text: 'Yes' }))),
  'a log that was read before': (n) => {
    const messages = count(n).map((place) => message(place + 1));
    return () =>
      fill(messages, (store) => store.apply({ type: 'messages-received', sessionId: 's', messages, at: 0 }));
  },
  'a log that has begun anew': (n) => {
    const old = count(n).map((place) => message(place + 1, { at: 1, text: 'Yes' }));
    const messages = count(n).map((place) => message(place + 1, { at: 1, text: place === 0 ? 'No' : 'Yes' }));
    return () =>
      fill(messages, (store) =>
        store.apply({ type: 'messages-received', sessionId: 's', messages: old, at: 0 }),
      );
  },
  'a log in which everybody is somebody else': (n) => () =>
    fill(count(n).map((place) => message(place + 1, { from: person(place) }))),
  'a log of people whose users become known': (n) => {
    const messages = count(n).map((place) => message(place + 1, { from: person(place) }));
    const list = count(n).map((place) => ({ ...person(place), userId: `u${place}` }));
    return () => {
      const store = createSessionStore();
      store.apply({ type: 'messages-received', sessionId: 's', messages, at: 0 });
      store.apply({ type: 'session-updated', session: { id: 's', participants: list }, at: 0 });
    };
  },
  'a list of people of one name': (n) => () =>
    people(count(n).map((place) => ({ ...person(place), nickname: 'Amy' }))),
  'a list of one person again and again': (n) => () => people(count(n).map(() => AGENT)),
  'a list of people of one id': (n) => () =>
    people(count(n).map((place) => ({ ...person(place), id: 'same', userId: `u${place}` }))),
  'a list of me again and again': (n) => () => people(count(n).map(() => me('supervisors'))),
  'customers without names, and as much attached': (n) => {
    const session: SessionPatch = {
      id: 's',
      participants: count(n).map((place) => ({ ...CUSTOMER, id: `c${place}`, nickname: '' })),
      attachedData: count(n).map((place) => ({ key: `k${place}`, value: 'no number', isPlain: true })),
    };
    return () => createSessionStore().apply({ type: 'session-updated', session, at: 0 });
  },
  'typists who have gone silent': (n) => {
    const store = createSessionStore();
    const messages = count(n).map((place) =>
      message(place + 1, { kind: 'typing-started', from: person(place) }),
    );
    store.apply({ type: 'messages-received', sessionId: 's', messages, at: 0 });
    return () => store.apply({ type: 'time-passed', at: 3_600_000 });
  },
};

describe.each(Object.entries(READINGS))('%s', (_name, prepare) => {
  it('costs ten times as much when it is ten times as long', () => {
    const few = countSteps(prepare(FEW));
    const many = countSteps(prepare(FEW * 10));
    expect(few).toBeGreaterThan(FEW);
    expect(many / few).toBeLessThan(MOST);
  });
});

/** What is done to so many sessions at once. */
const SESSIONS: Readonly<Record<string, (store: SessionStore, n: number) => void>> = {
  'the passing of time, when they are over': (store, n) => {
    for (const place of count(n)) store.apply({ type: 'session-removed', sessionId: `s${place}`, at: 1 });
    store.apply({ type: 'time-passed', at: 1 });
  },
  'a sign-out': (store) => store.apply({ type: 'signed-out' }),
  'a telling of each': (store, n) => {
    for (const place of count(n))
      store.apply({ type: 'session-updated', session: chatting('agents', { id: `s${place}` }), at: 1 });
  },
};

describe.each(Object.entries(SESSIONS))('of 10,000 sessions, %s', (_name, act) => {
  it('costs ten times as much as of 1,000', () => {
    const stepsOf = (n: number): number => {
      const store = createSessionStore();
      for (const place of count(n))
        store.apply({ type: 'session-updated', session: chatting('everyone', { id: `s${place}` }), at: 0 });
      return countSteps(() => act(store, n));
    };
    const few = stepsOf(1000);
    expect(few).toBeGreaterThan(500);
    expect(stepsOf(10_000) / few).toBeLessThan(MOST);
  });
});

/** What is about one session, or about none of them. */
const SINGLE: Readonly<Record<string, (store: SessionStore) => unknown>> = {
  'the passing of time': (store) => store.apply({ type: 'time-passed', at: 1 }),
  'what one is told again': (store) =>
    store.apply({ type: 'session-updated', session: chatting('everyone', { id: 's0' }), at: 1 }),
  'another mode of one': (store) =>
    store.apply({ type: 'session-updated', session: chatting('agents', { id: 's0' }), at: 1 }),
  'one message': (store) =>
    store.apply({ type: 'messages-received', sessionId: 's0', messages: [message(1)], at: 1 }),
  'opening one': (store) => store.apply({ type: 'session-opened', sessionId: 's0' }),
};

it.each(Object.entries(SINGLE))('%s costs the same among 10,000 sessions as among 100', (_name, act) => {
  const stepsOf = (n: number): number => {
    const store = createSessionStore();
    for (const place of count(n))
      store.apply({ type: 'session-updated', session: chatting('everyone', { id: `s${place}` }), at: 0 });
    return countSteps(() => act(store));
  };
  const few = stepsOf(100);
  expect(few).toBeGreaterThan(2);
  expect(stepsOf(10_000) / few).toBeLessThan(1.2);
});

/** What comes after a long log, for one more message: no more than a walk along the log. */
const AFTERWARDS: Readonly<Record<string, (store: SessionStore) => void>> = {
  'one more line': (store) =>
    store.apply({ type: 'messages-received', sessionId: 's', messages: [message(1_000_001)], at: 0 }),
  'one more who types': (store) =>
    store.apply({
      type: 'messages-received',
      sessionId: 's',
      messages: [message(1_000_001, { kind: 'typing-started' })],
      at: 0,
    }),
  'the same participants': (store) =>
    store.apply({ type: 'session-updated', session: chatting('everyone'), at: 0 }),
  'a look for what is missing': (store) => {
    const record = store.get('s')!;
    findFault(record);
    planLogFetch(record);
  },
  'a look for news': (store) => {
    const before = store.get('s')!;
    store.apply({ type: 'messages-received', sessionId: 's', messages: [message(1_000_001)], at: 0 });
    findNews(before, store.get('s')!, 'connected');
  },
};

describe.each(Object.entries(AFTERWARDS))('after a long log, %s', (_name, act) => {
  const stepsAfter = (n: number): number => {
    const store = createSessionStore();
    store.apply({ type: 'session-updated', session: chatting('everyone'), at: 0 });
    const messages = count(n).map((place) => message(2 * place + 2));
    store.apply({ type: 'messages-received', sessionId: 's', messages, at: 0 });
    return countSteps(() => act(store));
  };

  it('costs at most a walk along it', () => {
    const few = stepsAfter(FEW);
    const many = stepsAfter(FEW * 10);
    expect(many / few).toBeLessThan(MOST);
    expect(many).toBeLessThan(FEW * 10 * 40);
  });
});

it(
  'as many as there ever were are no error: of 200,000 lines with holes, told and read, the newest are kept',
  { timeout: 120_000 },
  () => {
    const store = createSessionStore();
    store.apply({ type: 'session-updated', session: chatting('supervisors'), at: 0 });
    const messages = count(200_000).map((place) => message(2 * place + 2));
    store.apply({ type: 'messages-received', sessionId: 's', messages, at: 0 });
    const { lines } = store.get('s')!;
    store.apply({ type: 'log-fetched', sessionId: 's', messages, knownUpTo: 400_000, from: 0, at: 0 });
    expect(store.get('s')?.lines).toBe(lines);
    expect(lines.cut?.messages).toBe(200_000 - lines.length);
    expect(lines.length).toBeGreaterThan(LINE_LIMIT - 2 * CUT_LINES);
    expect(lines.length).toBeLessThanOrEqual(LINE_LIMIT);
    expect(lastLine(lines)?.text).toBe('text 400000');
    expect(store.get('s')?.session.unread).toBe(lines.length);
    expect(store.get('s')?.receivedIndexes).toEqual({ upTo: 400_000, beyond: [] });
  },
);

it('what was seen in one run is kept as one, so that a gap before it costs nothing', () => {
  expect(addReceived(NOTHING_RECEIVED, [5, 6, 7, 8, 10]).beyond).toEqual([
    [5, 8],
    [10, 10],
  ]);
});

it.each(['/', '?', '#', '/a', '/?', '\n?'])('an address of many %j is read in one walk', (part) => {
  const read = (n: number): (() => void) => {
    const address = `http://h/users/${part.repeat(n)}x\n`;
    return () => void idFromUri(address);
  };
  // Patterns have no steps that could be counted, so there must be none that goes back: half a million are no matter.
  expect(countSteps(read(1000)) / countSteps(read(100))).toBeLessThan(MOST);
  read(500_000)();
});

it('a customer is found in any list', () => {
  const store = createSessionStore();
  store.apply({
    type: 'session-updated',
    session: { id: 's', participants: [...count(50).map(person), CUSTOMER] },
    at: 0,
  });
  expect(store.get('s')?.session.customer).toBe('Maria');
});
