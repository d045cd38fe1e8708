/** What outlives a line: a session that expires, a server that is away at the start, sleep, and looks at a line that seems well. */
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { AppError } from '#main/errors/app-error.ts';
import { backoff } from '#main/gws/connection/backoff.ts';
import type { HttpRequest, HttpResponse } from '#main/gws/http/http-exchange.ts';
import { json, statusOnly } from '#test/fault-proxy/faults.ts';
import type { Tamper } from '#test/main/gws/supervisor-desk.ts';
import { speaksTo, until } from '#test/main/gws/supervisor-desk.ts';
import type { BrokenLine } from './broken-line.ts';
import { useLineOfTest } from './line-of-test.ts';

const { open, signedIn: begin } = useLineOfTest();

function logins({ gws }: BrokenLine): number {
  return gws.requests.all().filter(({ hasCredentials }) => hasCredentials).length;
}

describe('a session that expires for good', () => {
  async function beginAndExpire(): Promise<BrokenLine> {
    const here = await begin();
    here.proxy.fall(json(401, { message: 'Unauthorized' }));
    here.gws.disconnectSockets();
    await until('the question', () => here.desk.signInWanted().length > 0);
    here.proxy.heal();
    return here;
  }

  it('keeps what was read, and goes on when the same person signs in again', async () => {
    const here = await beginAndExpire();
    expect(here.desk.states.at(-1)).toMatchObject({ phase: 'session-expired', reason: 'wrong-password' });
    expect(here.desk.transcript(here.session.id).at(-1)).toContain('Before.');
    const statesBefore = here.desk.states.length;
    here.session.customerSays('Meanwhile.');
    await here.desk.signIn();
    await here.equal();
    const phases = here.desk.states.slice(statesBefore).map(({ phase }) => phase);
    expect(new Set(phases)).toEqual(new Set(['connected']));
  });

  it('asks no more by itself, however long it waits', async () => {
    const here = await beginAndExpire();
    const before = here.gws.requests.all().length;
    await pause(300);
    expect(here.gws.requests.all()).toHaveLength(before);
    await expect(here.desk.connection.reread(here.session.id)).rejects.toMatchObject({
      code: 'not-connected',
    });
  });

  it('stays expired, with what was read, when the new password is wrong too', async () => {
    const here = await beginAndExpire();
    await expect(here.desk.signIn('sam', 'wrong again')).rejects.toMatchObject({ code: 'wrong-password' });
    expect(here.desk.states.at(-1)?.phase).toBe('session-expired');
    expect(here.desk.session(here.session.id)?.ended).toBe(false);
    await here.desk.signIn();
    await here.equal();
  });

  it('shows nobody else what was read', async () => {
    const here = await beginAndExpire();
    await here.desk.signIn('sue');
    expect([...here.desk.store.all()]).toEqual([]);
  });

  it('can be signed out of', async () => {
    const here = await beginAndExpire();
    await here.desk.connection.signOut();
    expect(here.desk.states.at(-1)?.phase).toBe('signed-out');
    expect([...here.desk.store.all()]).toEqual([]);
  });
});

describe('a start while the server is away', () => {
  const keepTrying = (here: BrokenLine, password = 'demo') =>
    here.desk.connection.signIn(here.proxy.url, { userName: 'sam', password }, { keepTrying: true });

  it('goes on trying, says why, and arrives when the server is there', async () => {
    const here = await open();
    here.proxy.fall(statusOnly(503));
    const arrived = keepTrying(here);
    await until('two tries', () => here.desk.states.some((state) => 'attempt' in state && state.attempt > 1));
    expect(here.desk.states.at(-1)).toMatchObject({ heardAt: null, reason: 'server-failed' });
    here.proxy.heal();
    await expect(arrived).resolves.toMatchObject({ userName: 'sam', displayName: 'Sam Ortiz' });
    await here.equal();
  });

  it('ends when the password is refused, after one try', async () => {
    const here = await open();
    await expect(keepTrying(here, 'wrong')).rejects.toMatchObject({ code: 'wrong-password' });
    expect(here.desk.states.at(-1)?.phase).toBe('signed-out');
    expect(logins(here)).toBe(1);
  });

  it('makes way for somebody who signs in', async () => {
    const here = await open();
    here.proxy.fall('drop');
    const given = keepTrying(here).catch((error: unknown) => error);
    await until('a try', () => here.desk.states.at(-1)?.phase === 'reconnecting');
    here.proxy.heal();
    await here.desk.signIn('sue');
    expect(await given).toMatchObject({ code: 'not-connected' });
    expect(here.desk.connection.myUserId()).toBe(here.gws.world.requireMember('sue').id);
  });
});

describe('everything is read for the first time', () => {
  const failing = (times: number, answer: () => HttpResponse): Tamper => {
    let left = times;
    return (response, { url }) => {
      if (!url.includes('/me/smssessions?') || left === 0) return response;
      left -= 1;
      return answer();
    };
  };
  const status = (code: number): HttpResponse => ({ status: code, headers: {}, body: '' });
  const internal: HttpResponse = { ...status(500), body: '{"statusCode":4,"statusMessage":"Failed"}' };

  it.each<readonly [string, () => HttpResponse]>([
    ['500', () => internal],
    ['500 with a page', () => ({ ...status(500), body: '<h1>Oops</h1>' })],
    ['502', () => status(502)],
    ['503', () => status(503)],
    ['504', () => status(504)],
    ['half an answer', () => ({ ...status(200), body: '{"statusCode":0,"smsse' })],
    [
      'no answer',
      () => {
        throw new AppError('no-answer');
      },
    ],
  ])('%s, three times: it is tried again, with words in between', async (_what, answer) => {
    const here = await begin({ tamper: failing(3, answer) });
    expect(here.desk.isConnected()).toBe(true);
    await here.equal();
    expect(here.desk.states.filter(({ phase }) => phase === 'reconnecting').length).toBeGreaterThan(0);
    expect(here.desk.states.every(({ phase }) => phase !== 'signed-out')).toBe(true);
    expect(logins(here)).toBeLessThanOrEqual(2);
  });

  it('503 all the time: after a few tries the form comes back, with what failed', async () => {
    const here = await open({ tamper: failing(Infinity, () => status(503)) });
    await expect(here.desk.signIn()).rejects.toMatchObject({ code: 'server-failed' });
    expect(here.desk.states.at(-1)?.phase).toBe('signed-out');
    expect(logins(here)).toBe(1);
    expect(here.heard('/meta/handshake')).toBe(5);
  });

  it('what another try cannot mend is said at once', async () => {
    const refusal: HttpResponse = { ...status(403), body: '{"statusCode":5,"statusMessage":"No feature"}' };
    const here = await open({ tamper: failing(Infinity, () => refusal) });
    await expect(here.desk.signIn()).rejects.toMatchObject({ code: 'operation-not-permitted' });
    expect(here.heard('/meta/handshake')).toBe(1);
  });
});

describe('R23: a server that is there again', () => {
  it('its refusal shows that it lives: the pause that had grown is not waited for', async () => {
    const pauses = [20, 300];
    const here = await begin({ parts: { backoff: (attempt) => pauses[attempt - 1] ?? 3_600_000 } });
    here.proxy.fall('drop');
    await until('the second pause', () => {
      const state = here.desk.states.at(-1);
      return state !== undefined && 'attempt' in state && state.attempt === 2;
    });
    here.gws.expireHttpSessions();
    here.proxy.heal();
    await until('connected', () => here.desk.isConnected());
    await here.equal();
    expect(logins(here)).toBe(2);
  });

  it('any other answer begins the pauses anew', async () => {
    const pauses = [20, 100, 3_600_000];
    const here = await begin({ parts: { backoff: (attempt) => pauses[attempt - 1] ?? 3_600_000 } });
    here.proxy.fall('drop');
    await until('the second pause', () => {
      const state = here.desk.states.at(-1);
      return state !== undefined && 'attempt' in state && state.attempt === 2;
    });
    here.proxy.fall(statusOnly(503));
    await until('the answer', () =>
      here.desk.states.some((state) => 'reason' in state && state.reason === 'server-failed'),
    );
    here.proxy.heal();
    await until('connected', () => here.desk.isConnected());
  });

  it('lines that are lost again and again are not "Offline" when each comes back at once', async () => {
    const here = await begin();
    for (let loss = 1; loss <= 6; loss += 1) {
      const polls = here.heard('/meta/connect');
      here.gws.disconnectSockets();
      await until('the loss', () => here.desk.losses() === loss);
      await until('connected', () => here.desk.isConnected());
      await until('a poll', () => here.heard('/meta/connect') > polls + 1);
    }
    expect(here.desk.states.every(({ phase }) => phase !== 'offline')).toBe(true);
  });
});

describe('a network that changes', () => {
  it('is not "Offline", however often, and is tried soon', async () => {
    let isChanging = false;
    let tries = 0;
    const here = await begin({
      parts: { backoff: () => 3_600_000 },
      tamper(response) {
        if (!isChanging) return response;
        tries += 1;
        if (tries > 8) isChanging = false;
        throw new AppError('network-changed');
      },
    });
    isChanging = true;
    here.session.customerSays('On the train.');
    await until('connected', () => here.desk.losses() > 0 && here.desk.isConnected());
    await here.equal();
    expect(here.desk.states.every(({ phase }) => phase !== 'offline')).toBe(true);
  });
});

describe('R12: sleep', () => {
  it('R12: a line that slept is opened anew at once, without waiting', async () => {
    const here = await begin({ parts: { backoff } });
    const handshakes = here.heard('/meta/handshake');
    const awokenAt = Date.now();
    here.desk.connection.probe();
    await until('the new line', () => here.heard('/meta/handshake') === handshakes + 1);
    await until('connected', () => here.desk.isConnected());
    // The shortest pause is a second.
    expect(Date.now() - awokenAt).toBeLessThan(900);
    await here.equal();
  });

  it('R12: waking up in the middle of a long wait ends it', async () => {
    const here = await begin({ parts: { backoff: () => 3_600_000 } });
    here.gws.disconnectSockets();
    await until('the wait', () => here.desk.losses() > 0);
    here.session.customerSays('While you slept.');
    here.desk.connection.probe();
    await until('connected', () => here.desk.isConnected());
    await here.equal();
  });

  it('R12: waking up in the middle of a try that hangs lets the next one come at once', async () => {
    const waits = [20, 3_600_000];
    const parts = { backoff: () => waits.shift() ?? 3_600_000 };
    const here = await begin({ patience: 700, parts }, { longPollTimeoutMs: 200 });
    here.proxy.fall('half-open');
    await until('the try', () => {
      const state = here.desk.states.at(-1);
      return state !== undefined && 'nextTryAt' in state && state.nextTryAt === null;
    });
    here.desk.connection.probe();
    here.proxy.heal({ leaveBroken: true });
    await until('connected', () => here.desk.isConnected());
    await here.equal();
  });

  it('R12: nobody who has signed out is signed in by waking up', async () => {
    const here = await begin();
    await here.desk.connection.signOut();
    const before = here.gws.requests.all().length;
    here.desk.connection.probe();
    await pause(100);
    expect(here.gws.requests.all()).toHaveLength(before);
  });
});

describe('a line that seems well', () => {
  const LOOK_OVER = { parts: { resyncIntervalMs: 50 } };

  it('R10: a last message that was lost is found by looking over', async () => {
    const here = await begin(LOOK_OVER);
    here.gws.faults.dropNext({ user: 'sam' });
    here.session.customerSays('Nobody was told.');
    await here.equal();
    expect(here.desk.losses()).toBe(0);
  });

  it('R10: a change of mode that nobody was told of is found', async () => {
    const here = await begin(LOOK_OVER);
    // Who is in the session, and the line that says so.
    for (let lost = 0; lost < 2; lost += 1) here.gws.faults.dropNext({ user: 'sam' });
    here.session.supervisorSwitches('sam', 'barge-in');
    await until('the mode', () => here.desk.mode(here.session.id) === 'barge-in');
    await here.equal();
  });

  it('a session that began or ended without our being told appears and ends', async () => {
    const here = await begin(LOOK_OVER);
    const lost = here.gws.faults.holdNotifications({ user: 'sam' });
    const other = here.gws.world.startSession({
      agent: 'ben',
      supervisors: [{ user: 'sam', mode: 'coach' }],
    });
    here.session.complete();
    lost.drop();
    await until('the new one', () => here.desk.mode(other.id) === 'coach');
    await until('the end', () => here.desk.session(here.session.id)?.ended === true);
  });

  it('transcripts off screen are looked at in turn', async () => {
    const here = await open(LOOK_OVER);
    const others = Array.from({ length: 7 }, () =>
      here.gws.world.startSession({ agent: 'ben', supervisors: [{ user: 'sam', mode: 'monitor' }] }),
    );
    await here.desk.signIn();
    const lost = here.gws.faults.holdNotifications({ user: 'sam' });
    for (const other of others) other.customerSays('Anybody?');
    lost.drop();
    for (const other of others)
      await until('the text', () => here.desk.transcript(other.id).some((each) => each.endsWith('Anybody?')));
  });

  it('ends with the stay', async () => {
    const here = await begin(LOOK_OVER);
    await here.desk.connection.signOut();
    const before = here.gws.requests.all().length;
    await pause(200);
    expect(here.gws.requests.all()).toHaveLength(before);
  });
});

describe('one session that the server will not give', () => {
  it.each([
    ['500', { status: 500, headers: {}, body: '{"statusCode":4,"statusMessage":"Failed"}' }],
    ['a page', { status: 200, headers: {}, body: '<html>Oops</html>' }],
    ['403/5', { status: 403, headers: {}, body: '{"statusCode":5,"statusMessage":"Not allowed"}' }],
  ])('%s for its log: the others are there, it is marked, and read when it can be', async (_what, answer) => {
    let isSick = true;
    let sickId = '';
    const tamper: Tamper = (response, request) => (isSick && isLogOf(sickId, request) ? answer : response);
    const here = await open({ tamper });
    const sick = here.gws.world.startSession({
      agent: 'ben',
      supervisors: [{ user: 'sam', mode: 'monitor' }],
    });
    sickId = sick.id;
    sick.customerSays('Read me later.');
    await here.desk.signIn();
    await here.equal();
    expect(here.desk.session(sick.id)).toMatchObject({ isIncomplete: true, mode: 'monitor' });
    expect(here.desk.session(here.session.id)?.isIncomplete).toBe(false);
    isSick = false;
    await until('the text', () => here.desk.transcript(sick.id).some((each) => each.endsWith('later.')));
    expect(here.desk.session(sick.id)?.isIncomplete).toBe(false);
    expect(here.desk.losses()).toBe(0);
  });

  function isLogOf(sessionId: string, { url }: HttpRequest): boolean {
    return sessionId !== '' && url.includes(`/${sessionId}/messages`);
  }
});

describe('R8: a server that is somewhere else now', () => {
  it('R8: advice to use other hosts is not followed: credentials go where the supervisor said', async () => {
    const asked = new Set<string>();
    const here = await begin({
      tamper(response, request) {
        asked.add(new URL(request.url).origin);
        if (!speaksTo('/meta/', request) && !request.url.endsWith('/notifications')) return response;
        const body = response.body.replace(/"advice":\{/g, '"advice":{"hosts":["evil.example"],');
        return { ...response, body };
      },
    });
    here.gws.expireBayeuxClients();
    await here.mended();
    await here.equal();
    expect([...asked]).toEqual([here.proxy.url]);
  });
});
