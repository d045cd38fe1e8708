/** R23: what a line that goes on after a cut must not claim. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { backoff } from '#main/gws/connection/backoff.ts';
import type { Send } from '#main/gws/http/http-exchange.ts';
import type { Desk } from '#test/main/gws/supervisor-desk.ts';
import { openDesk, speaksTo } from '#test/main/gws/supervisor-desk.ts';
import type { VirtualCentre } from '#test/main/gws/virtual-centre.ts';
import { createVirtualCentre } from '#test/main/gws/virtual-centre.ts';

const WAY = 100;
const SESSION = 's1';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

async function begin(
  wrap: (send: Send, centre: VirtualCentre) => Send,
): Promise<{ centre: VirtualCentre; desk: Desk }> {
  const centre = createVirtualCentre({ cutAfter: 5000, obeys: false, hold: 115_000, latency: WAY });
  const desk = openDesk({
    url: 'http://virtual.example',
    parts: { send: wrap(centre.send, centre), backoff },
  });
  const arrived = desk.signIn();
  await vi.advanceTimersByTimeAsync(2000);
  await arrived;
  return { centre, desk };
}

async function passCut(centre: VirtualCentre): Promise<void> {
  const before = centre.cuts();
  while (centre.cuts() === before) await vi.advanceTimersByTimeAsync(5);
}

it.each(['/me/smssessions', '/messages'])(
  'what cannot be read behind a cut (%s) ends "Connected" within five seconds',
  async (path) => {
    const { centre, desk } = await begin((send, { cuts }) => (request) => {
      const isStuck = cuts() > 0 && request.url.includes(path);
      return isStuck ? new Promise(() => undefined) : send(request);
    });
    desk.store.apply({ type: 'session-opened', sessionId: SESSION });
    await passCut(centre);
    await vi.advanceTimersByTimeAsync(5000 + 3 * WAY);
    expect(desk.losses()).toBe(1);
    expect(desk.isConnected()).toBe(false);
  },
);

it('a server that forgets its client with the cut is gone back to by a new line', async () => {
  const { centre, desk } = await begin((send, { cuts, handshakes }) => (request) => {
    const isForgotten = cuts() > 0 && handshakes() === 1 && speaksTo('/meta/connect', request);
    if (!isForgotten) return send(request);
    const [{ id }] = JSON.parse(request.body ?? '[]') as [{ id: string }]; // faye's, one message
    const advice = { reconnect: 'handshake', interval: 0 };
    const reply = {
      channel: '/meta/connect',
      id,
      successful: false,
      error: '402::Unknown client',
      advice,
    };
    return Promise.resolve({ status: 200, headers: {}, body: JSON.stringify([reply]) });
  });
  await passCut(centre);
  await vi.advanceTimersByTimeAsync(2000);
  expect([centre.handshakes(), desk.losses(), desk.isConnected()]).toEqual([2, 1, true]);
});

it('where the list holds no more than ids, the session itself is asked who is in it', async () => {
  const { centre, desk } = await begin((send) => async (request) => {
    const response = await send(request);
    if (!request.url.includes('/me/smssessions?')) return response;
    return { ...response, body: JSON.stringify({ statusCode: 0, smssessions: [{ id: SESSION }] }) };
  });
  await passCut(centre);
  await vi.advanceTimersByTimeAsync(WAY / 2);
  centre.show('All');
  await vi.advanceTimersByTimeAsync(4 * WAY);
  expect([desk.mode(SESSION), desk.losses()]).toEqual(['barge-in', 0]);
});

it('my own channels are read again too', async () => {
  const read: string[] = [];
  const { centre } = await begin((send) => (request) => {
    if (!/notifications|smssessions/.test(request.url)) read.push(request.url);
    return send(request);
  });
  await passCut(centre);
  const before = read.length;
  await vi.advanceTimersByTimeAsync(4 * WAY);
  expect(read.length).toBe(before + 1);
});
