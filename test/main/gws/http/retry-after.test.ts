/** Retry-After, in both of its forms and in none. */
import { expect, it } from 'vitest';
import { failureOf, retryAfterMs } from '#main/gws/http/retry-after.ts';

function waitFor(retryAfter: string | undefined): number {
  const headers: Record<string, string> = retryAfter === undefined ? {} : { 'retry-after': retryAfter };
  return retryAfterMs(failureOf({ status: 503, headers, body: '' }, 'server-failed'));
}

it.each([
  ['7', 7000],
  [' 2 ', 2000],
  ['99999999', 300_000],
  ['0', 0],
  ['-5', 0],
  ['soon', 0],
  [undefined, 0],
  ['Thu, 01 Jan 1970 00:00:00 GMT', 0],
])('%s is %d ms', (text, wait) => {
  expect(waitFor(text)).toBe(wait);
});

it('a date is as long as it is still away', () => {
  const wait = waitFor(new Date(Date.now() + 20_000).toUTCString());
  expect(wait).toBeGreaterThan(15_000);
  expect(wait).toBeLessThanOrEqual(20_000);
});

it.each([600_000, -600_000, 86_400_000])(
  'a date is of the clock that wrote it, %d ms ahead of this computer',
  (ahead) => {
    const now = Date.now() + ahead;
    const headers = {
      date: new Date(now).toUTCString(),
      'retry-after': new Date(now + 20_000).toUTCString(),
    };
    expect(retryAfterMs(failureOf({ status: 503, headers, body: '' }, 'server-failed'))).toBe(20_000);
  },
);

it('other errors want no wait', () => {
  expect(retryAfterMs(new Error('x'))).toBe(0);
});
