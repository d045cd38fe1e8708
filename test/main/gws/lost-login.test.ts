/** R22: a login that the server has forgotten, in every form: one quiet sign-in, then true words; never a storm. */
import { afterEach, describe, expect, it } from 'vitest';
import { AppError } from '../../../main/app-error.ts';
import { sendMessage } from '../../../main/gws/operations.ts';
import { json, forbiddenPage, captivePortal, redirectTo, signInPage } from '../../fault-proxy/faults.ts';
import type { FalseAnswer } from '../../fault-proxy/faults.ts';
import { openBrokenLine } from './broken-line.ts';
import type { BrokenLine } from './broken-line.ts';
import { DIALECT_VALUES } from './dialect-values.ts';
import { speaksTo, until } from './supervisor-desk.ts';
import type { Tamper } from './supervisor-desk.ts';

let line: BrokenLine | undefined;

afterEach(async () => {
  await line?.close();
  line = undefined;
});

async function begin(...options: Parameters<typeof openBrokenLine>): Promise<BrokenLine> {
  line = await openBrokenLine(...options);
  await line.desk.signIn();
  await until('a poll', () => line !== undefined && line.heard('/meta/connect') > 1);
  return line;
}

function signIns({ gws }: BrokenLine): number {
  return gws.requests.all().filter(({ hasCredentials }) => hasCredentials).length;
}

/** Requests with a password, whoever answers them, and the others. */
function countRequests(): { tamper: Tamper; withPassword(): number; without(): number } {
  let withPassword = 0;
  let without = 0;
  return {
    tamper(response, { headers }) {
      if (headers['Authorization'] === undefined) without += 1;
      else withPassword += 1;
      return response;
    },
    withPassword: () => withPassword,
    without: () => without,
  };
}

describe.each(DIALECT_VALUES.notSignedIn)('R22: the login is gone, and the answer is %s', (notSignedIn) => {
  it('found by the poll: one quiet sign-in', async () => {
    const here = await begin({}, { notSignedIn });
    here.gws.expireHttpSessions();
    here.gws.disconnectSockets();
    here.session.customerSays('Meanwhile.');
    await here.mended();
    await here.equal();
    expect(signIns(here)).toBe(2);
    expect(here.desk.signInWanted()).toEqual([]);
  });

  it('found by an operation: one quiet sign-in, and it is done once, or not done and not repeated', async () => {
    const here = await begin({}, { notSignedIn, sendMessageInMonitor: 'accept' });
    here.gws.expireHttpSessions();
    const sent = here.desk.connection.perform((http) => sendMessage(http, here.session.id, 'Once.'));
    // A page that forbids does not say why: whoever gave it may have passed the text on before.
    const isSaidWhy = notSignedIn !== '403-page';
    if (!isSaidWhy) await expect(sent).rejects.toMatchObject({ code: 'request-blocked' });
    else {
      await sent;
      await until('the text', () =>
        here.desk.transcript(here.session.id).some((each) => each.includes('Once')),
      );
    }
    const lines = here.session.messagesFor('sam').filter(({ text }) => text === 'Once.');
    expect(lines).toHaveLength(isSaidWhy ? 1 : 0);
    expect(signIns(here)).toBe(2);
  });

  it('a password that is wrong by now is tried once', async () => {
    const here = await begin({}, { notSignedIn });
    here.gws.changePassword('sam', 'new');
    here.gws.expireHttpSessions();
    here.gws.disconnectSockets();
    await until('the question', () => here.desk.signInWanted().length > 0);
    expect(here.desk.signInWanted()).toEqual(['wrong-password']);
    expect(signIns(here)).toBe(2);
  });
});

describe('R22: something answers everything in the place of the server', () => {
  const answers: readonly (readonly [string, FalseAnswer, string])[] = [
    ['a sign-in page', signInPage, 'sign-in-page'],
    ['the way to a page', redirectTo('/login'), 'sign-in-page'],
    ['the way to another server', redirectTo('https://login.example.com/'), 'server-moved'],
    ['a page that forbids', forbiddenPage, 'request-blocked'],
    ['a guest network', captivePortal, 'not-gws'],
    ['JSON that is none of ours', json(200, { hello: 'world' }), 'not-gws'],
  ];

  it.each(answers)('%s: the password goes out once, words name it', async (_what, answer, code) => {
    const requests = countRequests();
    const here = await begin({ tamper: requests.tamper });
    const passwordsBefore = requests.withPassword();
    here.proxy.fall(answer);
    here.session.customerSays('Into it.');
    here.gws.disconnectSockets();
    await until('several tries', () =>
      here.desk.states.some((state) => 'attempt' in state && state.attempt > 6),
    );
    expect(here.desk.states.at(-1)).toMatchObject({ phase: 'offline', reason: code });
    // An answer that leads to another server is not an answer to our request.
    if (code !== 'server-moved') expect(requests.withPassword() - passwordsBefore).toBe(1);
    here.proxy.heal();
    await until('connected', () => here.desk.isConnected());
    await here.equal();
    // The server knew us all the time.
    expect(signIns(here)).toBe(1);
  });

  it('the session has ended meanwhile: the server asks, and is told', async () => {
    const here = await begin();
    here.proxy.fall(signInPage);
    here.gws.disconnectSockets();
    await until('several tries', () =>
      here.desk.states.some((state) => 'attempt' in state && state.attempt > 4),
    );
    here.gws.expireHttpSessions();
    here.proxy.heal();
    await until('connected', () => here.desk.isConnected());
    await here.equal();
    expect(signIns(here)).toBe(2);
  });

  it('"Try now" may send the password once more', async () => {
    const requests = countRequests();
    const here = await begin({ tamper: requests.tamper });
    here.proxy.fall(signInPage);
    here.gws.disconnectSockets();
    await until('several tries', () =>
      here.desk.states.some((state) => 'attempt' in state && state.attempt > 4),
    );
    const before = requests.withPassword();
    here.desk.connection.reconnectNow();
    await until('the password', () => requests.withPassword() > before);
    const tries = here.desk.states.length;
    await until('more tries', () => here.desk.states.length > tries + 4);
    expect(requests.withPassword()).toBe(before + 1);
  });
});

it.each(['page', 'forbidden-page'] as const)(
  'a text that was sent, answered by a %s while the login goes, is not sent again',
  async (answer) => {
    const here = await begin({}, { sendMessageInMonitor: 'accept' });
    const operationName = 'SendMessage';
    here.gws.faults.loseAnswer({ operationName, carriedOut: true, answer, answerAfter: 200 });
    const sent = here.desk.connection.perform((http) => sendMessage(http, here.session.id, 'Once.'));
    const failed = expect(sent).rejects.toBeInstanceOf(AppError);
    await here.gws.requests.waitFor((request) => request.operationName === operationName, 5000);
    here.gws.expireHttpSessions();
    await failed;
    expect(here.gws.requests.operations(operationName)).toHaveLength(1);
  },
);

describe('R22: no storm', () => {
  it.each(['401::Unauthorized', '403::Handshake denied', '403::denied'])(
    '%s although the login is good: one quiet sign-in, then tries with pauses',
    async (error) => {
      let isOn = false;
      const requests = countRequests();
      const here = await begin({
        async tamper(response, request) {
          await requests.tamper(response, request);
          if (!isOn || !speaksTo('/meta/handshake', request)) return response;
          const id = /"id":"([^"]+)"/.exec(request.body ?? '')?.[1];
          const refusal = { channel: '/meta/handshake', id, successful: false, error };
          return { status: 200, headers: {}, body: JSON.stringify([refusal]) };
        },
        parts: { backoff: (attempt) => 100 * attempt },
      });
      isOn = true;
      here.gws.expireBayeuxClients();
      await until('offline', () => here.desk.states.at(-1)?.phase === 'offline');
      expect(here.desk.states.at(-1)).toMatchObject({ reason: 'notifications-refused' });
      expect(requests.withPassword()).toBe(2);
      isOn = false;
      await until('connected', () => here.desk.isConnected());
    },
  );

  it('a sign-in that is accepted and not kept is said as such', async () => {
    const here = await openBrokenLine({
      tamper: (response, { headers }) =>
        headers['Authorization'] === undefined
          ? { status: 403, headers: {}, body: '{"statusCode":20}' }
          : response,
    });
    line = here;
    await expect(here.desk.signIn()).rejects.toMatchObject({ code: 'sign-in-not-kept' });
    expect(signIns(here)).toBe(1);
  });
});

describe('one message that something on the way refuses for its words', () => {
  it.each([
    ['403 with a page', forbiddenPage],
    ['200 with a page', { ...captivePortal, body: '<html>The requested URL was rejected.</html>' }],
    ['406 with a page', { ...captivePortal, status: 406 }],
    ['a sign-in form', signInPage],
  ])('%s: it is said, nothing else is disturbed', async (_what, { status, body = '' }) => {
    let blocked = 0;
    const here = await begin({
      tamper(response, request) {
        if (request.body?.includes('DROP TABLE') !== true) return response;
        blocked += 1;
        return { status, headers: { 'content-type': 'text/html' }, body };
      },
    });
    const sent = here.desk.connection.perform((http) =>
      sendMessage(http, here.session.id, "'; DROP TABLE users"),
    );
    await expect(sent).rejects.toMatchObject({ code: 'request-blocked' });
    expect(blocked).toBe(1);
    expect(signIns(here)).toBe(1);
    expect(here.desk.losses()).toBe(0);
  });
});
