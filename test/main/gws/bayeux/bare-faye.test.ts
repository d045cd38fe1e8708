/**
 * Why there is more around faye than a call to it: each expectation holds for our connection and fails for bare faye
 * 1.4. Should one of the latter hold one day, what was built against it can go.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { ScriptedSession, Simulator } from '#test/gws-simulator/index.ts';
import { startSimulator } from '#test/gws-simulator/index.ts';
import type { LineClient, MakeClient } from '#test/main/gws/connection/line-clients.ts';
import { bareFaye, ourClient, ourPatientClient } from '#test/main/gws/connection/line-clients.ts';
import type { FalseReply, Front, Reply } from '#test/main/gws/tampering-front.ts';
import { startFront } from '#test/main/gws/tampering-front.ts';

interface Scene {
  readonly gws: Simulator;
  readonly front: Front;
  readonly session: ScriptedSession;
  readonly client: LineClient;
}

type Expectation = (scene: Scene) => Promise<boolean>;

/** Longer than any pause of either client here, in milliseconds. */
const PATIENCE = 2000;
const TIME_LIMIT = 15_000;
const UNAVAILABLE: FalseReply = { status: 503, body: '' };
const UNAUTHORISED: FalseReply = { status: 401, body: '{"message":"Unauthorized"}' };

const expectations: Readonly<Record<string, Expectation>> = {
  async 'says what went wrong: 401 is told from 503'({ front, session, client }) {
    await client.open();
    for (const status of [401, 503]) {
      const before = client.complaints().length;
      front.answer(once('/meta/connect', { status, body: '<p>No' }));
      // Ends the poll that is held, so that the next one is asked.
      session.customerSays(`Before ${status}.`);
      await comesTrue(() => client.complaints().length > before);
      await pause(PATIENCE / 2);
    }
    if (client.complaints().length === 0) throw new Error('nothing has gone wrong');
    return client.complaints().length === 2 && new Set(client.complaints()).size === 2;
  },

  async 'goes on after a handshake was answered 401 with JSON'(scene) {
    await scene.client.open();
    scene.front.answer(once('/meta/handshake', UNAUTHORISED));
    scene.gws.expireBayeuxClients();
    return hearsAgain(scene);
  },

  async 'goes on after a handshake was refused with the advice "none"'(scene) {
    await scene.client.open();
    scene.front.answer(refuseOnce('/meta/handshake', { reconnect: 'none' }));
    scene.gws.expireBayeuxClients();
    return hearsAgain(scene);
  },

  async 'makes its pauses longer while the server is ill'({ front, gws, client }) {
    await client.open();
    front.answer(() => UNAVAILABLE);
    gws.disconnectSockets();
    const from = performance.now();
    await pause(PATIENCE);
    const tries = [...front.heard('/meta/handshake'), ...front.heard('/meta/connect')].sort((a, b) => a - b);
    const pauses = gaps(tries.filter((at) => at >= from));
    if (pauses.length < 2) throw new Error('nothing was tried');
    return pauses.at(-1)! > 2 * pauses[0]!;
  },

  async 'has what was said while the server did not know it'({ gws, session, client }) {
    await client.open();
    gws.expireBayeuxClients();
    session.customerSays('Meanwhile.');
    await pause(PATIENCE / 4);
    session.customerSays('After.');
    return (await comesTrue(() => client.has('After.'))) && client.has('Meanwhile.');
  },

  async 'ends its goodbye although the server is gone'({ front, client }) {
    await client.open();
    await front.stop();
    return endsInTime(client);
  },

  async 'is gone when it leaves before it has come'({ front, client }) {
    void client.open().catch(() => undefined);
    await endsInTime(client);
    const left = performance.now();
    await pause(PATIENCE / 4);
    return front.heard('/meta/connect').every((at) => at < left);
  },
};

const noStorm: Expectation = async ({ front, gws, client }) => {
  await client.open();
  front.answer(refuse('/meta/handshake', { reconnect: 'handshake', interval: 0 }));
  gws.expireBayeuxClients();
  const before = front.heard('/meta/handshake').length;
  await pause(PATIENCE);
  const tries = front.heard('/meta/handshake').length - before;
  if (tries === 0) throw new Error('nothing was tried');
  return tries <= 2;
};

it.each([
  ['our connection', ourClient],
  ['bare faye', bareFaye],
])('%s hears what is said as long as all is well', async (_who, makeClient) => {
  const hears: Expectation = async ({ session, client }) => {
    await client.open();
    session.customerSays('Hello.');
    return comesTrue(() => client.has('Hello.'));
  };
  expect(await isMet(hears, makeClient)).toBe(true);
});

describe.concurrent('our connection', { timeout: TIME_LIMIT }, () => {
  it.each(Object.entries(expectations))('%s', async (_what, expectation) => {
    expect(await isMet(expectation, ourClient)).toBe(true);
  });

  it('does not storm when the advice is to shake hands again at once', async () => {
    expect(await isMet(noStorm, ourPatientClient)).toBe(true);
  });
});

describe.concurrent('bare faye does not do what we need', { timeout: TIME_LIMIT }, () => {
  it.each(Object.entries(expectations))('%s', async (_what, expectation) => {
    expect(await isMet(expectation, bareFaye)).toBe(false);
  });

  it('it storms when the advice is to shake hands again at once', async () => {
    expect(await isMet(noStorm, bareFaye)).toBe(false);
  });
});

async function isMet(expectation: Expectation, makeClient: MakeClient): Promise<boolean> {
  const gws = await startSimulator();
  const front = await startFront(gws.url);
  const session = gws.world.startSession({ agent: 'amy', supervisors: [{ user: 'sam', mode: 'monitor' }] });
  const client = makeClient(front.url, session.id);
  try {
    return await expectation({ gws, front, session, client });
  } finally {
    await endsInTime(client);
    client.silence();
    await front.stop();
    await gws.stop();
  }
}

async function hearsAgain({ session, client }: Scene): Promise<boolean> {
  await pause(PATIENCE / 2);
  session.customerSays('Afterwards.');
  return comesTrue(() => client.has('Afterwards.'));
}

async function comesTrue(isTrue: () => boolean): Promise<boolean> {
  const deadline = performance.now() + PATIENCE;
  while (!isTrue() && performance.now() < deadline) await pause(5);
  return isTrue();
}

async function endsInTime(client: LineClient): Promise<boolean> {
  const ended = client.close().then(() => true);
  return Promise.race([ended, pause(PATIENCE, false)]);
}

function gaps(times: readonly number[]): readonly number[] {
  return times.slice(1).map((at, place) => at - times[place]!);
}

function once(channel: string, reply: FalseReply): Reply {
  let isDone = false;
  return (messages) => {
    if (isDone || !messages.some((message) => message.channel === channel)) return null;
    isDone = true;
    return reply;
  };
}

function refuse(channel: string, advice: object): Reply {
  return (messages) => {
    if (!messages.some((message) => message.channel === channel)) return null;
    const replies = messages.map((message) => ({
      channel: message.channel,
      id: message.id,
      successful: false,
      error: '403::Handshake denied',
      advice,
    }));
    return { status: 200, body: JSON.stringify(replies) };
  };
}

function refuseOnce(channel: string, advice: object): Reply {
  let isDone = false;
  return (messages) => {
    const reply = isDone ? null : refuse(channel, advice)(messages);
    isDone ||= reply !== null;
    return reply;
  };
}
