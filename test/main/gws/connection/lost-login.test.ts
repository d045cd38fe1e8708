/** R22: a login that the server has forgotten, in every form: one quiet sign-in, then true words; never a storm. */
import { describe, expect, it } from 'vitest';
import { AppError } from '#main/errors/app-error.ts';
import { isOutcomeUnknown } from '#main/outcomes/is-outcome-unknown.ts';
import type { FalseAnswer } from '#test/fault-proxy/faults.ts';
import { captivePortal, forbiddenPage, json, redirectTo, signInPage } from '#test/fault-proxy/faults.ts';
import { DIALECT_VALUES } from '#test/main/gws/api/dialect-values.ts';
import type { Tamper } from '#test/main/gws/supervisor-desk.ts';
import { speaksTo, until } from '#test/main/gws/supervisor-desk.ts';
import type { BrokenLine } from './broken-line.ts';
import { useLineOfTest } from './line-of-test.ts';

const { open, polling: begin } = useLineOfTest();

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
    const sent = here.desk.gws.sendMessage(here.session.id, 'Once.');
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
    const sent = here.desk.gws.sendMessage(here.session.id, 'Once.');
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
    const here = await open({
      tamper: (response, { headers }) =>
        headers['Authorization'] === undefined
          ? { status: 403, headers: {}, body: '{"statusCode":20}' }
          : response,
    });
    await expect(here.desk.signIn()).rejects.toMatchObject({ code: 'sign-in-not-kept' });
    expect(signIns(here)).toBe(1);
  });
});

describe('R22: only what is read is answered by somebody else, and the poll goes on', () => {
  const strangers = [
    ['401 with a page', { ...captivePortal, status: 401 }, 'session-expired'],
    ['a sign-in page', signInPage, 'sign-in-page'],
    ['a page that forbids', forbiddenPage, 'request-blocked'],
  ] as const;

  /** Every reading gets this answer, until the password comes or for good. */
  function answerReadings({ status, body = '' }: FalseAnswer, isForGood: boolean) {
    let isOn = false;
    let passwords = 0;
    const tamper: Tamper = (response, { url, headers }) => {
      const isPassword = headers['Authorization'] !== undefined;
      if (isPassword) passwords += 1;
      if (isPassword && !isForGood) isOn = false;
      if (!isOn || url.endsWith('/notifications')) return response;
      return { status, headers: { 'content-type': 'text/html' }, body };
    };
    const begin = (): void => {
      isOn = true;
      passwords = 0;
    };
    return { tamper, begin, end: () => (isOn = false), passwords: () => passwords };
  }
  const parts = { resyncIntervalMs: 50, quickResyncIntervalMs: 50 };

  it.each(strangers)('%s: the looks find it, and one quiet sign-in mends it', async (_what, answer) => {
    const readings = answerReadings(answer, false);
    const here = await begin({ tamper: readings.tamper, parts });
    readings.begin();
    await here.mended();
    await here.equal();
    expect(readings.passwords()).toBe(1);
    expect(here.desk.signInWanted()).toEqual([]);
  });

  it.each(strangers.slice(1))('%s, for good: it is named, not "Connected"', async (_what, answer, code) => {
    const readings = answerReadings(answer, true);
    const here = await begin({ tamper: readings.tamper, parts });
    readings.begin();
    await until('offline', () => here.desk.states.at(-1)?.phase === 'offline');
    expect(here.desk.states.at(-1)).toMatchObject({ reason: code });
    expect(readings.passwords()).toBe(1);
    readings.end();
    await until('connected', () => here.desk.isConnected());
    await here.equal();
  });

  it('one reading alone does not disturb the line', async () => {
    let refused = 0;
    let isOn = false;
    const here = await begin({
      parts,
      tamper(response, { url }) {
        if (!isOn || !url.includes('/messages')) return response;
        refused += 1;
        return { status: 403, headers: { 'content-type': 'text/html' }, body: '<p>Forbidden</p>' };
      },
    });
    isOn = true;
    await until('several refusals', () => refused > 3);
    isOn = false;
    here.session.customerSays('After.');
    await here.equal();
    expect([here.desk.losses(), signIns(here)]).toEqual([0, 1]);
  });
});

describe('R22: in the middle of reading everything for the first time', () => {
  it.each([
    ['401', { ...captivePortal, status: 401 }],
    ['a sign-in page', signInPage],
    ['a page that forbids', forbiddenPage],
  ] as const)('%s, once: one quiet sign-in', async (_what, { status, body = '' }) => {
    let left = 1;
    const here = await begin({
      tamper(response, { url }) {
        if (!url.includes('/me/smssessions?') || left === 0) return response;
        left -= 1;
        return { status, headers: { 'content-type': 'text/html' }, body };
      },
    });
    await here.equal();
    expect(signIns(here)).toBe(2);
    expect(here.desk.states.every(({ phase }) => phase !== 'signed-out')).toBe(true);
  });

  it.each([
    ['401', { ...captivePortal, status: 401 }, 'sign-in-not-kept'],
    ['a sign-in page', signInPage, 'sign-in-page'],
    ['a page that forbids', forbiddenPage, 'request-blocked'],
  ] as const)('%s, for good: one more try, then words', async (_what, { status, body = '' }, code) => {
    const here = await open({
      tamper: (response, { url }) =>
        url.includes('/me/smssessions?')
          ? { status, headers: { 'content-type': 'text/html' }, body }
          : response,
    });
    await expect(here.desk.signIn()).rejects.toMatchObject({ code });
    expect(signIns(here)).toBe(2);
    expect(here.desk.states.at(-1)).toMatchObject({ phase: 'signed-out' });
  });
});

describe('R22: while transcripts are read in the background', () => {
  it.each([
    ['401', { ...captivePortal, status: 401 }],
    ['a sign-in page', signInPage],
    ['a page that forbids', forbiddenPage],
  ] as const)(
    '%s: the list stays, and the text follows when it can',
    async (_what, { status, body = '' }) => {
      let isOn = true;
      const here = await open({
        tamper: (response, { url }) =>
          isOn && url.includes('/messages')
            ? { status, headers: { 'content-type': 'text/html' }, body }
            : response,
      });
      const signedIn = here.desk.signIn();
      await until('the list', () => here.desk.isConnected());
      expect(here.desk.session(here.session.id)).toMatchObject({ mode: 'monitor', isTranscriptRead: false });
      isOn = false;
      await signedIn;
      await here.equal();
      expect([here.desk.losses(), signIns(here)]).toEqual([0, 1]);
    },
  );
});

describe('an operation that was answered by a page, when the login cannot be asked for afterwards', () => {
  async function sendInto(afterwards: (here: BrokenLine) => void, findMe: Tamper): Promise<unknown> {
    let isAnswered = false;
    const here = await begin(
      {
        tamper(response, request) {
          if (isAnswered && /\/me(?:\?|$)/.test(request.url)) return findMe(response, request);
          if (request.body?.includes('Once.') !== true) return response;
          isAnswered = true;
          afterwards(here);
          return { status: 200, headers: { 'content-type': 'text/html' }, body: '<p>Thank you' };
        },
      },
      { sendMessageInMonitor: 'accept' },
    );
    const sending = here.desk.gws.sendMessage(here.session.id, 'Once.');
    const error = await sending.catch((reason: unknown) => reason);
    expect(here.session.messagesFor('sam').filter(({ text }) => text === 'Once.')).toHaveLength(1);
    return error;
  }

  it.each(['connection-refused', 'unknown-host', 'certificate-expired', 'proxy-unreachable'] as const)(
    '%s: what became of it is not known',
    async (code) => {
      const error = await sendInto(
        () => undefined,
        () => {
          throw new AppError(code);
        },
      );
      expect(isOutcomeUnknown(error)).toBe(true);
    },
  );

  it('the password is wrong by now: what became of it is not known either', async () => {
    let line: BrokenLine | undefined;
    const error = await sendInto(
      (here) => {
        line = here;
        here.gws.changePassword('sam', 'new');
        here.gws.expireHttpSessions();
      },
      (response) => response,
    );
    expect(isOutcomeUnknown(error)).toBe(true);
    expect(line?.desk.signInWanted()).toEqual(['wrong-password']);
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
    const sent = here.desk.gws.sendMessage(here.session.id, "'; DROP TABLE users");
    await expect(sent).rejects.toMatchObject({ code: 'request-blocked' });
    expect(blocked).toBe(1);
    expect(signIns(here)).toBe(1);
    expect(here.desk.losses()).toBe(0);
  });
});
