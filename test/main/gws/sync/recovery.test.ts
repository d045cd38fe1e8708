/** R1, R4–R7, R9: a line that breaks in every way there is, and is mended without losing or doubling anything. */
import { describe, expect, it } from 'vitest';
import type { HttpResponse } from '#main/gws/http/http-exchange.ts';
import type { Fault } from '#test/fault-proxy/faults.ts';
import { captivePortal, json, statusOnly } from '#test/fault-proxy/faults.ts';
import type { BrokenLine } from '#test/main/gws/connection/broken-line.ts';
import { useLineOfTest } from '#test/main/gws/connection/line-of-test.ts';
import type { Tamper } from '#test/main/gws/supervisor-desk.ts';
import { everythingLogged, speaksTo, until } from '#test/main/gws/supervisor-desk.ts';

const { open, signedIn: begin } = useLineOfTest(({ desk }) => {
  expect(desk.mostPolls(), 'R4: polls at the same time').toBe(1);
  expect(desk.mostOnTheLine(), 'R4: sockets of the line').toBeLessThanOrEqual(2);
});

/** What happens while nobody is listening. */
function sayMeanwhile({ session }: BrokenLine): void {
  session.customerSays('Meanwhile, grüße 👋.');
  session.agentStartsTyping();
  session.agentSays('Meanwhile too.');
  session.supervisorSwitches('sam', 'coach');
}

describe('R1: an unknown client', () => {
  const withoutAdvice: Tamper = (response) => ({
    ...response,
    body: response.body.replace(/,"advice":\{"reconnect":"handshake"[^}]*\}/, ''),
  });

  it.each(['402::Unknown client', '402::session_unknown', '403::Unknown client'] as const)(
    'R1: %s, with advice and without: one handshake, both topics, nothing lost or doubled',
    async (unknownClientError) => {
      for (const tamper of [undefined, withoutAdvice]) {
        const here = await begin({ ...(tamper && { tamper }) }, { unknownClientError });
        here.gws.expireBayeuxClients();
        sayMeanwhile(here);
        await here.mended();
        await here.equal();
        expect(here.heard('/meta/handshake')).toBe(2);
        expect(here.desk.losses()).toBe(1);
        here.session.customerSays('After.');
        await here.equal();
        if (tamper === undefined) await here.close();
      }
    },
  );
});

describe('R6: the network', () => {
  const breaking: readonly (readonly [string, Fault])[] = [
    ['closed connections', 'drop'],
    ['RST', 'reset'],
    ['bytes that are no HTTP', 'garbage'],
    ['the end in the middle of a body', { kind: 'cut', after: 120 }],
    ['a captive portal', captivePortal],
    ['200 without a body', statusOnly(200)],
    ['200 with an empty list', json(200, [])],
    ['200 with JSON that is none of ours', json(200, { hello: 'world' })],
    ['204', statusOnly(204)],
    ['403 of a proxy', { ...captivePortal, status: 403 }],
    ['407', statusOnly(407)],
    ['429', statusOnly(429)],
    ['502', { ...captivePortal, status: 502 }],
    ['503', statusOnly(503)],
    ['504', statusOnly(504)],
    ['gzip that is none', { ...captivePortal, headers: { 'Content-Encoding': 'gzip' } }],
    ['10 MB of something', { ...captivePortal, body: 'x'.repeat(10_000_000) }],
  ];

  it.each(breaking)('R6: %s: nothing is lost or doubled', async (_what, fault) => {
    const here = await begin();
    here.proxy.fall(fault);
    // What is on its way must be answered for the fault to be met.
    here.session.customerSays('Into the fault.');
    here.gws.disconnectSockets();
    await until('the loss', () => here.desk.losses() > 0);
    sayMeanwhile(here);
    here.proxy.heal();
    await here.mended();
    await here.equal();
    here.session.customerSays('After.');
    await here.equal();
  });

  it('R6: a half-open connection is noticed when the poll is overdue', async () => {
    const here = await begin({ patience: 1600 }, { longPollTimeoutMs: 1200 });
    here.proxy.fall('half-open');
    sayMeanwhile(here);
    await until('the loss', () => here.desk.losses() > 0);
    here.proxy.heal({ leaveBroken: true });
    await here.mended();
    await here.equal();
  });

  it.each<readonly [string, Fault]>([
    ['slow and late bytes', { kind: 'slow', latency: 300, bytesPerSecond: 8000 }],
    ['pieces of three bytes', { kind: 'sliced', size: 3 }],
  ])('R6: %s are no reason to give up', async (_what, fault) => {
    const here = await begin();
    here.proxy.fall(fault);
    sayMeanwhile(here);
    await here.equal();
    expect(here.desk.losses()).toBe(0);
  });

  it('R6: 429 with Retry-After is obeyed', async () => {
    const here = await begin();
    here.proxy.fall(statusOnly(429, { 'Retry-After': '1' }));
    here.gws.disconnectSockets();
    await until('the loss', () => here.desk.losses() > 0);
    await until('a refusal', () => waits(here).some((wait) => wait > 500));
    here.proxy.heal();
    await here.mended();
    await here.equal();
  });

  it.each<readonly [string, (response: HttpResponse) => HttpResponse]>([
    ['a byte order mark', (response) => ({ ...response, body: `\uFEFF${response.body}` })],
    [
      'another content type',
      (response) => ({ ...response, headers: { ...response.headers, 'content-type': 'text/html' } }),
    ],
    [
      'a key that comes twice',
      (response) => ({ ...response, body: response.body.replace('{', '{"id":"x",') }),
    ],
    [
      'text that is no UTF-8',
      (response) => ({ ...response, body: response.body.replace('Before', '\uFFFDefore') }),
    ],
  ])('R6: %s is no reason to give up', async (_what, tamper) => {
    const here = await begin({ tamper });
    here.session.customerSays('Still there?');
    await until('the text', () =>
      here.desk.transcript(here.session.id).some((each) => each.endsWith('there?')),
    );
    expect(here.desk.losses()).toBe(0);
  });
});

function waits({ desk }: BrokenLine): number[] {
  return desk.states.flatMap((state) =>
    'nextTryAt' in state && state.nextTryAt !== null ? [state.nextTryAt - Date.now()] : [],
  );
}

describe('R6, R7: signing in again', () => {
  it.each([
    ['401 on the poll', json(401, { message: 'Unauthorized' })],
    ['403/20 on the poll', json(403, { statusCode: 20, statusMessage: 'Access denied' })],
  ])('R6: %s: the credentials are sent once more', async (_what, { status, body = '' }) => {
    let isDue = false;
    const here = await begin({
      tamper(response, request) {
        if (!isDue || !speaksTo('/meta/connect', request)) return response;
        isDue = false;
        return { status, headers: {}, body };
      },
    });
    isDue = true;
    sayMeanwhile(here);
    await here.mended();
    await here.equal();
    expect(here.gws.requests.all().filter(({ hasCredentials }) => hasCredentials)).toHaveLength(2);
  });

  it('R6: a password that is wrong by now is tried once, then the supervisor is asked', async () => {
    const here = await begin();
    here.proxy.fall(json(401, { message: 'Unauthorized' }));
    here.gws.disconnectSockets();
    await until('the question', () => here.desk.signInWanted().length > 0);
    expect(here.desk.signInWanted()).toEqual(['wrong-password']);
    expect(here.desk.states.at(-1)?.phase).toBe('session-expired');
  });

  it('R6: a command that finds the password wrong asks too, and the account is not tried again', async () => {
    let logins = 0;
    let isExpired = false;
    const here = await begin({
      tamper(response, request) {
        if (!isExpired || speaksTo('/meta/connect', request)) return response;
        if (request.headers['Authorization'] !== undefined) logins += 1;
        return { status: 403, headers: {}, body: '{"statusCode":20}' };
      },
    });
    isExpired = true;
    const asked = here.desk.connection.perform((http) => http.request({ method: 'GET', path: '/me' }));
    await expect(asked).rejects.toMatchObject({ code: 'wrong-password' });
    await expect(here.desk.connection.perform(() => Promise.resolve())).rejects.toMatchObject({
      code: 'session-expired',
    });
    expect(here.desk.signInWanted()).toEqual(['wrong-password']);
    expect(logins).toBe(1);
  });

  it.each([false, true, 'rotating'] as const)('R7: the session expires, CSRF %s', async (csrf) => {
    const here = await begin({}, { csrf });
    here.gws.expireHttpSessions();
    here.gws.disconnectSockets();
    sayMeanwhile(here);
    await here.mended();
    await here.equal();
    await here.desk.connection.perform((http) =>
      http.request({
        method: 'POST',
        path: `/me/smssessions/${here.session.id}`,
        body: { operationName: 'SwitchToMonitor' },
      }),
    );
    await here.equal();
  });
});

describe('R5, R9: events at odd times', () => {
  it('R5: the late reply of an abandoned poll is ignored', async () => {
    let release: () => void = () => undefined;
    let isHeld = false;
    const here = await begin({
      async tamper(response, request) {
        if (isHeld && speaksTo('/meta/connect', request))
          await new Promise<void>((resolve) => (release = resolve));
        return response;
      },
    });
    isHeld = true;
    here.session.customerSays('For the first stay.');
    await here.desk.connection.signOut();
    isHeld = false;
    await here.desk.signIn('sue');
    release();
    await until('connected', () => here.desk.isConnected());
    expect([...here.desk.store.all()]).toEqual([]);
  });

  it.each(['/meta/handshake', '/meta/subscribe'])(
    'R9: events inside the reply to %s are kept',
    async (channel) => {
      const early = (id: string): object => ({
        channel: '/v2/me/smssessions',
        data: {
          messageType: 'MessageLogUpdated',
          smssessionUri: `/smssessions/${id}`,
          messages: [
            { index: 90, type: 'Text', text: 'Early.', from: { type: 'Customer', nickname: 'Cleo' } },
          ],
        },
      });
      const here = await open({
        tamper: (response, request) =>
          speaksTo(channel, request) ? addMessage(response, early(here.session.id)) : response,
      });
      await here.desk.signIn();
      await until('the early text', () => here.desk.transcript(here.session.id).includes('90 text Early.'));
    },
  );

  it('R9: nothing is taken after the goodbye', async () => {
    const here = await begin();
    const goodbye = here.desk.connection.signOut();
    here.session.customerSays('Too late.');
    await goodbye;
    expect([...here.desk.store.all()]).toEqual([]);
    expect(here.desk.states.at(-1)?.phase).toBe('signed-out');
  });
});

function addMessage(response: HttpResponse, message: object): HttpResponse {
  return { ...response, body: response.body.replace(/^\[/, `[${JSON.stringify(message)},`) };
}

describe('signing in and out', () => {
  it('two sign-ins at once leave one stay: the later', async () => {
    const here = await open();
    const [first, second] = await Promise.allSettled([here.desk.signIn('sam'), here.desk.signIn('sue')]);
    expect([first.status, second.status]).toEqual(['rejected', 'fulfilled']);
    expect(here.desk.isConnected()).toBe(true);
    expect(here.desk.connection.myUserId()).toBe(here.gws.world.requireMember('sue').id);
  });
});

it('has logged nothing of what was said', () => {
  expect(everythingLogged.length).toBeGreaterThan(0);
  expect(
    everythingLogged.filter((each) => /Before|Meanwhile|After|Into|Still|Early|late/.test(each)),
  ).toEqual([]);
});
