/** R2, R23: hours on the line in virtual time: how much of it one is connected, and how soon what was lost is found. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { backoff } from '#main/gws/connection/backoff.ts';
import type { Send } from '#main/gws/http/http-exchange.ts';
import type { Desk } from '#test/main/gws/supervisor-desk.ts';
import { openDesk, speaksTo } from '#test/main/gws/supervisor-desk.ts';
import type { VirtualCentre, VirtualCentreOptions } from '#test/main/gws/virtual-centre.ts';
import { createVirtualCentre } from '#test/main/gws/virtual-centre.ts';

const MINUTE = 60_000;
const SESSION = 's1';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

async function begin(options: VirtualCentreOptions): Promise<{ centre: VirtualCentre; desk: Desk }> {
  const centre = createVirtualCentre(options);
  const desk = openDesk({ url: 'http://virtual.example', parts: { send: centre.send, backoff } });
  const arrived = desk.signIn();
  await vi.advanceTimersByTimeAsync(2000 + 40 * (options.latency ?? 0));
  await arrived;
  return { centre, desk };
}

/** The share of `duration` in which "Connected" is said, and the longest time in which it is not. */
async function watchConnection(desk: Desk, duration: number): Promise<{ share: number; longestGap: number }> {
  const STEP = 50;
  let connected = 0;
  let gap = 0;
  let longestGap = 0;
  for (let at = 0; at < duration; at += STEP) {
    await vi.advanceTimersByTimeAsync(STEP);
    gap = desk.isConnected() ? 0 : gap + STEP;
    if (gap === 0) connected += STEP;
    longestGap = Math.max(longestGap, gap);
  }
  return { share: connected / duration, longestGap };
}

describe.each([5, 10, 20, 60])('R23: polls are cut after %s seconds', (seconds) => {
  it.each<readonly [string, VirtualCentreOptions]>([
    ['by closing the connection', {}],
    ['by 504', { cutBy: 504 }],
    ['where the server acknowledges', { ack: true }],
    ['where the server holds polls for two minutes', { hold: 115_000 }],
    ['where the server acknowledges and holds as it likes', { ack: true, obeys: false, hold: 115_000 }],
  ])('%s: connected nearly all the time', async (_how, options) => {
    const { desk } = await begin({ cutAfter: seconds * 1000, ...options });
    const { share, longestGap } = await watchConnection(desk, 10 * MINUTE);
    expect(share).toBeGreaterThan(0.95);
    expect(longestGap).toBeLessThan(2500);
    expect(desk.states.every(({ phase }) => phase !== 'offline')).toBe(true);
  });

  it('where the server holds as it likes, gaps do not grow', async () => {
    const { desk } = await begin({ cutAfter: seconds * 1000, obeys: false, hold: 115_000 });
    const { longestGap } = await watchConnection(desk, 10 * MINUTE);
    expect(longestGap).toBeLessThan(2500);
    expect(desk.states.every(({ phase }) => phase !== 'offline')).toBe(true);
  });

  it('nobody is counted twice: a line that is given up says goodbye', async () => {
    const { centre, desk } = await begin({ cutAfter: seconds * 1000, hold: 115_000 });
    const before = centre.polls();
    await watchConnection(desk, 2 * MINUTE);
    // Counted as two clients of one browser, it would ask every two seconds.
    expect(centre.polls() - before).toBeLessThanOrEqual(3 + (2 * MINUTE) / (seconds * 500));
  });
});

describe.each([
  [3, 20],
  [3, 100],
  [5, 400],
  [5, 600],
  [8, 600],
])(
  'R23: polls are cut after %s seconds, on a way of %s ms, however long was asked for',
  (seconds, latency) => {
    it('gaps are as long as it takes to open a line and read everything, and do not grow', async () => {
      const { desk } = await begin({ cutAfter: seconds * 1000, obeys: false, hold: 115_000, latency });
      const { longestGap } = await watchConnection(desk, 10 * MINUTE);
      expect(longestGap).toBeLessThan(500 + 8 * latency);
      expect(desk.states.every(({ phase }) => phase !== 'offline')).toBe(true);
    });
  },
);

describe.each([20, 100, 600])(
  'R23: polls are cut after 5 s whatever was asked for, on a way of %s ms',
  (latency) => {
    const options = { cutAfter: 5000, obeys: false, hold: 115_000, latency };

    it.each(['connection', 504] as const)(
      'cut by %s: connected nearly all the time, on one line',
      async (cutBy) => {
        const { centre, desk } = await begin({ ...options, cutBy });
        const { share } = await watchConnection(desk, 10 * MINUTE);
        expect(share).toBeGreaterThan(0.95);
        expect(centre.handshakes()).toBe(1);
      },
    );

    it('what was lost with the cut is found within four ways of the cut', async () => {
      const { centre, desk } = await begin(options);
      for (let round = 0; round < 20; round += 1) {
        const polls = centre.cuts();
        while (centre.cuts() === polls) await vi.advanceTimersByTimeAsync(5);
        const cutAt = Date.now();
        // The poll that follows is on its way: nobody listens.
        await vi.advanceTimersByTimeAsync((latency * (round + 1)) / 21);
        centre.say(`Line ${round}.`);
        centre.show(round % 2 === 0 ? 'All' : 'Supervisors');
        const mode = round % 2 === 0 ? 'barge-in' : 'monitor';
        const has = (): boolean => desk.transcript(SESSION).some((line) => line.endsWith(`Line ${round}.`));
        while (!(has() && desk.mode(SESSION) === mode) && Date.now() - cutAt < MINUTE)
          await vi.advanceTimersByTimeAsync(5);
        expect(Date.now() - cutAt).toBeLessThanOrEqual(4 * latency + 10);
      }
    });
  },
);

it.each([3, 10, 25])(
  'R22: polls refused by 401 %s s after each sign-in are no storm of sign-ins',
  async (seconds) => {
    const centre = createVirtualCentre();
    let polls = 0;
    let signIns = 0;
    const send: Send = async (request) => {
      if (request.headers['Authorization'] !== undefined) signIns += 1;
      const isPoll = speaksTo('/meta/connect', request) && !speaksTo('/meta/subscribe', request);
      polls += isPoll ? 1 : 0;
      if (!isPoll || polls % 2 === 1) return centre.send(request);
      await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
      return { status: 401, headers: { 'www-authenticate': 'Basic' }, body: '<h1>Unauthorized</h1>' };
    };
    const desk = openDesk({ url: 'http://virtual.example', parts: { send, backoff } });
    const arrived = desk.signIn();
    await vi.advanceTimersByTimeAsync(2000);
    await arrived;
    const told = setInterval(() => centre.say('Answers a poll.'), 500);
    await vi.advanceTimersByTimeAsync(10 * MINUTE);
    clearInterval(told);
    expect(signIns).toBeGreaterThan(3);
    expect(signIns).toBeLessThan(40);
  },
);

describe('R2: how long silence is believed', () => {
  async function timeUntilLost(options: VirtualCentreOptions): Promise<number> {
    const { centre, desk } = await begin(options);
    await vi.advanceTimersByTimeAsync(1000);
    centre.die();
    const since = Date.now();
    while (desk.losses() === 0 && Date.now() - since < 20 * MINUTE) await vi.advanceTimersByTimeAsync(500);
    return Date.now() - since;
  }

  it('what the handshake announced counts', async () => {
    expect(await timeUntilLost({ hold: 30_000 })).toBeLessThanOrEqual(46_000);
  });

  it('a server that announces nothing is believed for a minute', async () => {
    expect(await timeUntilLost({ announces: null, hold: 60_000 })).toBeLessThanOrEqual(76_000);
  });

  it.each([true, false])(
    'a server that holds polls for five minutes is believed; obeys: %s',
    async (obeys) => {
      const { desk } = await begin({ hold: 300_000, obeys });
      const { share } = await watchConnection(desk, 20 * MINUTE);
      expect(share).toBe(1);
    },
  );

  it('one that holds for five minutes and does as it is asked is not believed for longer than that', async () => {
    const { centre, desk } = await begin({ hold: 300_000 });
    await watchConnection(desk, 3 * MINUTE);
    centre.die();
    const since = Date.now();
    while (desk.losses() === 0 && Date.now() - since < 20 * MINUTE) await vi.advanceTimersByTimeAsync(500);
    expect(Date.now() - since).toBeLessThanOrEqual(76_000);
  });
});

describe('how soon what was lost is found', () => {
  it.each([
    [true, 1000],
    [false, 10_000],
  ])('acknowledged %s: a last line within %s ms', async (ack, limit) => {
    const { centre, desk } = await begin({ ack });
    desk.store.apply({ type: 'session-opened', sessionId: SESSION });
    for (let round = 0; round < 20; round += 1) {
      await vi.advanceTimersByTimeAsync(31_000 + 777 * round);
      centre.loseNextAnswer();
      centre.say(`Line ${round}.`);
      const saidAt = Date.now();
      const has = (): boolean => desk.transcript(SESSION).some((line) => line.endsWith(`Line ${round}.`));
      while (!has() && Date.now() - saidAt < 2 * MINUTE) await vi.advanceTimersByTimeAsync(50);
      expect(Date.now() - saidAt).toBeLessThanOrEqual(limit);
    }
    if (ack) expect(centre.handshakes()).toBe(1);
  });

  it.each([
    [true, 1000],
    [false, 10_000],
  ])('acknowledged %s: a mode within %s ms', async (ack, limit) => {
    const { centre, desk } = await begin({ ack });
    const modes = ['barge-in', 'monitor'] as const;
    for (let round = 0; round < 20; round += 1) {
      const mode = modes[round % 2] ?? 'monitor';
      await vi.advanceTimersByTimeAsync(31_000 + 777 * round);
      centre.loseNextAnswer();
      centre.show(mode === 'monitor' ? 'Supervisors' : 'All');
      const shownAt = Date.now();
      while (desk.mode(SESSION) !== mode && Date.now() - shownAt < 2 * MINUTE)
        await vi.advanceTimersByTimeAsync(50);
      expect(Date.now() - shownAt).toBeLessThanOrEqual(limit);
    }
    if (ack) expect(centre.handshakes()).toBe(1);
  });

  it('quiet costs few requests', async () => {
    const { centre, desk } = await begin({});
    desk.store.apply({ type: 'session-opened', sessionId: SESSION });
    const before = centre.requests();
    await watchConnection(desk, 10 * MINUTE);
    expect((centre.requests() - before) / 10).toBeLessThan(40);
  });
});
