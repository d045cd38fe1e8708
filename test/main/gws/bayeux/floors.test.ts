/** R2, R3: whatever a server advises or refuses, it is asked no more often than the floors allow; bare faye storms. */
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { backoff } from '#main/gws/connection/backoff.ts';
import type { HttpResponse } from '#main/gws/http/http-exchange.ts';
import type { BrokenLine } from '#test/main/gws/connection/broken-line.ts';
import { openBrokenLine } from '#test/main/gws/connection/broken-line.ts';
import { speaksTo } from '#test/main/gws/supervisor-desk.ts';

/** How long requests are counted, in milliseconds. */
const WATCHED = 4000;
/** A busy machine needs a while before and after that. */
const TIME_LIMIT_MS = 20_000;
/** Tries that fit into it: after 1 and after 3 seconds at the earliest. */
const MOST_TRIES = 2;
const WITH_REAL_PAUSES = { parts: { backoff } };

let line: BrokenLine | undefined;

afterEach(async () => {
  const here = line;
  line = undefined;
  await here?.close();
  if (here) expect(here.desk.mostPolls()).toBeLessThanOrEqual(1);
});

/** Replaces every reply to messages on `channel` by a refusal with this advice, once that is switched on. */
function refusing(channel: string, error: string, advice: unknown) {
  const refusal = { isOn: false };
  const tamper = (response: HttpResponse, request: Parameters<typeof speaksTo>[1]): HttpResponse => {
    if (!refusal.isOn || !speaksTo(channel, request)) return response;
    const replies = [...(request.body ?? '').matchAll(/"channel":"([^"]+)".*?"id":"([^"]+)"/g)].map(
      ([, spoken, id]) => ({ channel: spoken, id, successful: false, error, advice }),
    );
    return { status: 200, headers: {}, body: JSON.stringify(replies) };
  };
  return { refusal, tamper };
}

describe.concurrent('R2: a refused handshake', { timeout: TIME_LIMIT_MS }, () => {
  it.each([
    { reconnect: 'none' },
    { reconnect: 'handshake', interval: 0 },
    { reconnect: 'retry', interval: 0 },
    { reconnect: 'retry', interval: -5 },
    { reconnect: 'nonsense', interval: 'soon' },
    undefined,
    'garbage',
  ])('R2: with advice %j: no storm', async (advice) => {
    const { refusal, tamper } = refusing('/meta/handshake', '403::Handshake denied', advice);
    const here = await openBrokenLine({ tamper, ...WITH_REAL_PAUSES });
    try {
      await here.desk.signIn();
      refusal.isOn = true;
      here.gws.expireBayeuxClients();
      const before = here.heard('/meta/handshake');
      await pause(WATCHED);
      const tries = here.heard('/meta/handshake') - before;
      expect(tries).toBeGreaterThan(0);
      expect(tries).toBeLessThanOrEqual(MOST_TRIES);
    } finally {
      await here.close();
    }
  });
});

describe.concurrent('R3: a server that lets in and throws out', { timeout: TIME_LIMIT_MS }, () => {
  it.each([
    ['402 on every connect', '402::Unknown client', { reconnect: 'handshake', interval: 0 }],
    ['402 without advice', '402::session_unknown', undefined],
    ['a refusal with "retry"', '500::overloaded', { reconnect: 'retry', interval: 0 }],
  ])('R3: %s: pauses grow although each handshake works', async (_what, error, advice) => {
    const { refusal, tamper } = refusing('/meta/connect', error, advice);
    const here = await openBrokenLine({ tamper, ...WITH_REAL_PAUSES });
    try {
      await here.desk.signIn();
      refusal.isOn = true;
      here.gws.expireBayeuxClients();
      const before = here.heard('/meta/handshake');
      await pause(WATCHED);
      expect(here.heard('/meta/handshake') - before).toBeLessThanOrEqual(MOST_TRIES);
    } finally {
      await here.close();
    }
  });
});

describe('R2: advice on a poll that works', () => {
  it.each([
    { reconnect: 'retry', interval: 0 },
    { reconnect: 'retry', interval: 200 },
    { interval: 'soon', timeout: 'long', reconnect: 5 },
    { interval: null },
    'garbage',
    undefined,
  ])('R2: %j: messages go on coming', async (advice) => {
    line = await openBrokenLine({
      tamper: (response, request) =>
        speaksTo('/meta/connect', request)
          ? { ...response, body: withAdvice(response.body, advice) }
          : response,
    });
    await line.desk.signIn();
    for (const text of ['one', 'two', 'three']) {
      line.session.customerSays(text);
      await line.equal();
    }
    expect(line.desk.losses()).toBe(0);
  });

  it.each(['handshake', 'none'])('R2: "%s" on a poll that works: one new handshake', async (reconnect) => {
    let isDue = false;
    line = await openBrokenLine({
      tamper(response, request) {
        if (!isDue || !speaksTo('/meta/connect', request)) return response;
        isDue = false;
        return { ...response, body: withAdvice(response.body, { reconnect, interval: 0 }) };
      },
    });
    await line.desk.signIn();
    isDue = true;
    line.session.customerSays('one');
    await line.mended();
    await line.equal();
    expect(line.heard('/meta/handshake')).toBe(2);
  });
});

function withAdvice(body: string, advice: unknown): string {
  const replies = JSON.parse(body) as Record<string, unknown>[]; // the simulator's own
  return JSON.stringify(
    replies.map((reply) => (reply['channel'] === '/meta/connect' ? { ...reply, advice } : reply)),
  );
}

it('R2: polls that come back at once with nothing are slowed down to one a second', async () => {
  line = await openBrokenLine({}, { longPollTimeoutMs: 1 });
  await line.desk.signIn();
  const before = line.heard('/meta/connect');
  await pause(WATCHED);
  // Five without a pause, then one a second.
  expect(line.heard('/meta/connect') - before).toBeLessThanOrEqual(5 + WATCHED / 1000 + 1);
  expect(line.desk.losses()).toBe(0);
});
