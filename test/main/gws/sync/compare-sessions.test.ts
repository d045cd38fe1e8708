/** The look over all sessions: what it tells the store, when it loses against a notification, and that nothing waits for all of it. */
import { describe, expect, it } from 'vitest';
import type { Http } from '#main/gws/http/http.ts';
import { compareSessions, syncSession } from '#main/gws/sync/sync-sessions.ts';
import { takeTurns } from '#main/gws/sync/take-turns.ts';
import { inSlices } from '#main/sessions/in-slices.ts';
import type { IncomingParticipant } from '#main/sessions/session-event.ts';
import { createSessionStore } from '#main/sessions/session-store.ts';
import { upTo } from '#test/growth.ts';
import { message } from '#test/main/sessions/examples.ts';

const { signal } = new AbortController();
const VISIBILITIES = { All: 'everyone', Supervisors: 'supervisors' } as const;

const me = (visibility: keyof typeof VISIBILITIES): IncomingParticipant => ({
  id: 'p',
  userId: 'me',
  nickname: 'Sam',
  role: 'agent',
  visibility: VISIBILITIES[visibility],
  isMe: true,
});

const wire = (id: string, visibility: keyof typeof VISIBILITIES = 'Supervisors') => ({
  id,
  state: 'Chatting',
  capabilities: ['Leave'],
  participants: [
    { nickname: 'Maria', type: 'Customer', participantId: 'c', visibility: 'All' },
    { nickname: 'Sam', type: 'Agent', participantId: 'p', visibility, uri: '/users/me' },
  ],
  userData: { Subject: 'Parcel' },
});

/** A server whose answers wait for what happens meanwhile. */
function server(answer: (path: string) => object) {
  const store = createSessionStore();
  const asked: string[] = [];
  let meanwhile: () => void = () => undefined;
  const http = {
    request({ path }: { path: string }) {
      asked.push(path);
      const reply = answer(path);
      meanwhile();
      return Promise.resolve({ statusCode: 0, ...reply });
    },
  } as unknown as Http; // no more of it is used
  const heard: (readonly string[])[] = [];
  store.subscribe((ids) => heard.push(ids));
  const context = { http, myUserId: 'me', store, now: () => 1, signal, readLater: () => undefined };
  return { context, store, asked, heard, while: (act: () => void) => (meanwhile = act) };
}

const listing = (ids: readonly string[]) =>
  server((path) =>
    path.includes('/messages') ? { messages: [] } : { smssessions: ids.map((id) => wire(id)) },
  );

describe('a look over sessions that are as they were', () => {
  it('tells nobody anything', async () => {
    const ids = upTo(250).map((place) => `s${place}`);
    const here = listing(ids);
    await compareSessions(here.context);
    const before = [...here.store.all()];
    here.heard.length = 0;
    await compareSessions(here.context);
    expect(here.heard).toEqual([]);
    expect([...here.store.all()].every((record, place) => record === before[place])).toBe(true);
  });

  it('lets everything else have its turn in between', async () => {
    const here = listing(upTo(1000).map((place) => `s${place}`));
    let turns = 0;
    let isDone = false;
    const takeTurn = (): void => {
      turns += 1;
      if (!isDone) setImmediate(takeTurn);
    };
    setImmediate(takeTurn);
    await compareSessions(here.context);
    isDone = true;
    expect(turns).toBeGreaterThan(10);
  });
});

describe('a notification while all sessions are compared', () => {
  const tell = (here: ReturnType<typeof server>, visibility: keyof typeof VISIBILITIES): void =>
    here.store.apply({
      type: 'session-updated',
      session: { id: 's', phase: 'chatting', participants: [me(visibility)] },
      at: 1,
    });

  it.each(['All', 'Supervisors'] as const)('wins, if it says %s', async (visibility) => {
    const here = listing(['s']);
    await compareSessions(here.context);
    tell(here, 'All');
    here.while(() => tell(here, visibility));
    expect([...(await compareSessions(here.context))]).toEqual(['s']);
    expect(here.store.get('s')?.session.mode).toBe(visibility === 'All' ? 'barge-in' : 'monitor');
  });

  it('of a session that the list does not hold yet does not let it end', async () => {
    const here = listing([]);
    here.while(() =>
      here.store.apply({ type: 'messages-received', sessionId: 's', messages: [message(1)], at: 1 }),
    );
    await compareSessions(here.context);
    expect(here.store.get('s')?.session.ended).toBe(false);
    here.while(() => undefined);
    await compareSessions(here.context);
    expect(here.store.get('s')?.session.ended).toBe(true);
  });

  it('wins over a reading of one session too, although it says what was known', async () => {
    let visibility: keyof typeof VISIBILITIES = 'Supervisors';
    const here = server((path) =>
      path.includes('/messages') ? { messages: [] } : { smssession: wire('s', visibility) },
    );
    tell(here, 'All');
    here.while(() => {
      // What is on its way is older than this.
      if (here.asked.length === 1) tell(here, 'All');
      visibility = 'All';
    });
    await syncSession(here.context, 's');
    expect(here.store.get('s')?.session.mode).toBe('barge-in');
    expect(here.asked.filter((path) => !path.includes('/messages'))).toHaveLength(2);
  });
});

describe('slices', () => {
  it('hold everything once, in order, and end when it is not wanted any more', async () => {
    const taken: number[] = [];
    await inSlices(upTo(250), signal, (slice) => taken.push(...slice));
    expect(taken).toEqual(upTo(250));
    const ending = new AbortController();
    const some: number[] = [];
    const ended = inSlices(upTo(250), ending.signal, (slice) => some.push(...slice));
    ending.abort();
    await expect(ended).rejects.toThrow();
    expect(some).toEqual(upTo(100));
  });
});

describe('turns', () => {
  it('go round all that are wanted, new ones too, and never name one twice at a time', () => {
    const here = listing([]);
    const add = (id: string): void => here.store.apply({ type: 'session-updated', session: { id }, at: 1 });
    ['a', 'b', 'c', 'd', 'e'].forEach(add);
    const take = takeTurns(here.store);
    expect(take(2, () => true)).toEqual(['a', 'b']);
    add('f');
    expect(take(2, ({ id }) => id !== 'c')).toEqual(['d', 'e']);
    expect(take(3, () => true)).toEqual(['f', 'a', 'b']);
    expect(new Set(take(9, () => true))).toEqual(new Set(['a', 'b', 'c', 'd', 'e', 'f']));
    expect(take(2, () => false)).toEqual([]);
  });
});
