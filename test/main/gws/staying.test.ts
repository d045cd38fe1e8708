/** What outlives a line: a session that expires, a server that is away at the start, sleep, and looks at a line that seems well. */
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { backoff } from '../../../main/gws/backoff.ts';
import type { HttpRequest } from '../../../main/gws/http-exchange.ts';
import { json, statusOnly } from '../../fault-proxy/faults.ts';
import { openBrokenLine } from './broken-line.ts';
import type { BrokenLine } from './broken-line.ts';
import { speaksTo, until } from './supervisor-desk.ts';
import type { Tamper } from './supervisor-desk.ts';

let line: BrokenLine | undefined;

afterEach(async () => {
  await line?.close();
  line = undefined;
});

async function open(...options: Parameters<typeof openBrokenLine>): Promise<BrokenLine> {
  line = await openBrokenLine(...options);
  return line;
}

async function begin(...options: Parameters<typeof openBrokenLine>): Promise<BrokenLine> {
  const here = await open(...options);
  await here.desk.signIn();
  return here;
}

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
  const LOOK_OVER = { parts: { lookOverPause: 50 } };

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
