/** Without acknowledgement: what must not be old is looked at every few seconds, at a price that does not grow. */
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Http } from '#main/gws/http/http.ts';
import { startQuickResync } from '#main/gws/sync/quick-resync.ts';
import { createSessionStore } from '#main/sessions/session-store.ts';
import type { BrokenLine } from '#test/main/gws/connection/broken-line.ts';
import { useLineOfTest } from '#test/main/gws/connection/line-of-test.ts';
import { until } from '#test/main/gws/supervisor-desk.ts';

const QUICK = { parts: { quickResyncIntervalMs: 50 }, resendsSilently: true };

const { polling: begin } = useLineOfTest();

function watch({ desk, session }: BrokenLine): void {
  desk.store.apply({ type: 'session-opened', sessionId: session.id });
}

describe('a poll whose answer was lost, and that the network stack has sent again', () => {
  it('a last line of the session on screen is found', async () => {
    const here = await begin(QUICK);
    here.session.agentSays('Nobody waits.');
    await here.equal();
    watch(here);
    here.gws.faults.losePollAnswers('sam', 1);
    here.session.agentSays('The last line.');
    await here.equal();
    expect(here.desk.losses()).toBe(0);
  });

  it('a last line of a session whose customer waits is found', async () => {
    const here = await begin(QUICK);
    here.session.customerSays('I wait.');
    await here.equal();
    here.gws.faults.losePollAnswers('sam', 1);
    here.session.agentSays('The last line.');
    await here.equal();
    expect(here.desk.losses()).toBe(0);
  });

  it.each([true, false])('my mode is found, on screen %s', async (isOnScreen) => {
    const here = await begin(QUICK);
    if (isOnScreen) watch(here);
    for (let lost = 0; lost < 2; lost += 1) here.gws.faults.dropNext({ user: 'sam' });
    here.session.supervisorSwitches('sam', 'barge-in');
    await until('the mode', () => here.desk.mode(here.session.id) === 'barge-in');
    expect(here.desk.losses()).toBe(0);
  });

  it('one session that the server will not give keeps no other from being found', async () => {
    let isSick = false;
    let sickId = '';
    const here = await begin({
      ...QUICK,
      tamper: (response, { url }) =>
        isSick && url.includes(sickId) ? { status: 500, headers: {}, body: '{"statusCode":4}' } : response,
    });
    const sick = here.gws.world.startSession({
      agent: 'ben',
      supervisors: [{ user: 'sam', mode: 'monitor' }],
    });
    sick.customerSays('I wait.');
    await until('the other', () => here.desk.session(sick.id)?.waitingSince !== null);
    sickId = sick.id;
    isSick = true;
    here.desk.store.apply({ type: 'session-opened', sessionId: sick.id });
    here.gws.faults.losePollAnswers('sam', 1);
    here.session.agentSays('The last line.');
    await here.equal();
    isSick = false;
  });

  it('is not looked for where the server tells it again', async () => {
    const here = await begin(QUICK, { ack: true });
    watch(here);
    await here.equal();
    const before = here.gws.requests.all().length;
    await pause(300);
    expect(here.gws.requests.all().length - before).toBeLessThanOrEqual(1);
  });
});

describe('the price', () => {
  /** Counts what one look asks of a server with so many sessions, all of them waiting. */
  async function askedInOneLook(sessions: number, expected: number): Promise<Map<string, number>> {
    const asked = new Map<string, number>();
    const store = createSessionStore();
    const from = {
      id: 'c',
      userId: null,
      nickname: 'Cleo',
      role: 'customer',
      visibility: 'everyone',
      isMe: false,
    } as const;
    for (let place = 0; place < sessions; place += 1) {
      const id = `s${place}`;
      store.apply({ type: 'session-updated', session: { id, phase: 'chatting' }, at: 1 });
      const message = { index: 1, kind: 'text', from, seenBy: 'everyone', at: 1, text: 'Hello?' } as const;
      store.apply({ type: 'messages-received', sessionId: id, messages: [message], at: 1 });
    }
    store.apply({ type: 'session-opened', sessionId: 's0' });
    const ending = new AbortController();
    let requests = 0;
    const http: Http = {
      server: '',
      request({ path }) {
        requests += 1;
        const what = path.replace(/\/s\d+/, '/one');
        asked.set(what, (asked.get(what) ?? 0) + 1);
        return Promise.reject(new Error('nothing'));
      },
      postNotifications: () => Promise.reject(new Error('nothing')),
    };
    const { signal } = ending;
    const context = { http, myUserId: 'me', store, now: Date.now, signal, readLater: () => undefined };
    startQuickResync({ context, pause: 500, onFailure: () => undefined });
    await until('the look', () => requests >= expected);
    await pause(50);
    ending.abort();
    return asked;
  }

  it('45 sessions: the one on screen, the list, each that waits', async () => {
    const asked = await askedInOneLook(45, 46);
    expect(asked.get('/me/smssessions?fields=*')).toBe(1);
    expect([...asked.values()].reduce((sum, each) => sum + each, 0)).toBe(46);
  });

  it('10,000 sessions: the one on screen and as many as can be afforded', async () => {
    const asked = await askedInOneLook(10_000, 81);
    expect(asked.get('/me/smssessions?fields=*')).toBeUndefined();
    expect([...asked.values()].reduce((sum, each) => sum + each, 0)).toBe(81);
  });
});
