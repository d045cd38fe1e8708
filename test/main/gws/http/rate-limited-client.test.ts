/** The floor under what is read without anybody having asked for it: whatever a server makes us read, no more than stated. */
import { expect, it } from 'vitest';
import type { Http } from '#main/gws/http/http.ts';
import { rateLimitedClient } from '#main/gws/http/rate-limited-client.ts';

const MINUTE = 60_000;
const AT_ONCE = 500;
const A_MINUTE = 1500;

function countingHttp(): { http: Http; count: () => number } {
  let count = 0;
  const http: Http = {
    server: 'https://gws.example.com',
    request() {
      count += 1;
      return Promise.resolve({ statusCode: 0 });
    },
    postNotifications: () => Promise.reject(new Error('nothing is read by this')),
  };
  return { http, count: () => count };
}

it('lets a snapshot of many sessions through without a pause, and no more than 1,500 a minute in the long run', async () => {
  let at = 0;
  let pauses = 0;
  const { http, count } = countingHttp();
  const reads = rateLimitedClient(http, {
    now: () => at,
    pause(milliseconds) {
      at += milliseconds;
      pauses += 1;
      return Promise.resolve();
    },
  });
  const read = () => reads.request({ method: 'GET', path: '/me' });
  while (count() < AT_ONCE) await read();
  expect(pauses).toBe(0);
  while (at < MINUTE) await read();
  expect(count()).toBeLessThanOrEqual(AT_ONCE + A_MINUTE + 2);
  expect(count()).toBeGreaterThan(A_MINUTE);
});

it('lets go of who does not want to read any more', async () => {
  const { http } = countingHttp();
  const reads = rateLimitedClient(http, {
    now: () => 0,
    pause: (_milliseconds, signal) => Promise.reject(signal.reason as Error),
  });
  const ending = new AbortController();
  const read = () => reads.request({ method: 'GET', path: '/me', signal: ending.signal });
  for (let each = 0; each <= AT_ONCE; each += 1) await read();
  ending.abort(new Error('left'));
  await expect(read()).rejects.toThrow('left');
});
