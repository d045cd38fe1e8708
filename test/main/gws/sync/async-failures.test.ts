/** Failures that follow an acceptance: they reach the command that waits, whichever comes first. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { AsyncFailures } from '#main/gws/sync/async-failures.ts';
import { createAsyncFailures } from '#main/gws/sync/async-failures.ts';

let unclaimed: string[];
let failures: AsyncFailures;

beforeEach(() => {
  vi.useFakeTimers();
  unclaimed = [];
  failures = createAsyncFailures((failure) => unclaimed.push(`${failure.code} ${failure.serverSays ?? ''}`));
});
afterEach(() => vi.useRealTimers());

const REFUSED = { code: 'operation-refused', serverSays: 'Request failed' };

it('reach a command that waits', async () => {
  const watch = failures.watch('7');
  failures.tell('7', 'Request failed');
  await expect(watch.failed).rejects.toMatchObject(REFUSED);
});

it('reach a command whose reply comes after them', async () => {
  failures.tell('7', 'Request failed');
  await expect(failures.watch('7').failed).rejects.toMatchObject(REFUSED);
  vi.runAllTimers();
  expect(unclaimed).toEqual([]);
});

it('do not reach another command', async () => {
  const watch = failures.watch('8');
  failures.tell('7', 'Request failed');
  const outcome = await Promise.race([watch.failed, Promise.resolve('still waiting')]);
  expect(outcome).toBe('still waiting');
});

it('are told to the person when nobody waits for them any more', () => {
  failures.watch('7').end();
  failures.tell('7', 'Request failed');
  vi.runAllTimers();
  expect(unclaimed).toEqual(['operation-failed-later Request failed']);
});
