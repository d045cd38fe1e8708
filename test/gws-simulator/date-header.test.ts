/** The `Date` of answers: by the simulator's own clock, or as a dialect has it. */
import { afterEach, expect, it } from 'vitest';
import type { Dialect, Simulator } from './index.ts';
import { startSimulator } from './index.ts';

let gws: Simulator;
afterEach(() => gws.stop());

async function dateOfAnswer(dateHeader?: Dialect['dateHeader']): Promise<string | null> {
  gws = await startSimulator({
    now: () => Date.UTC(2031, 1, 3, 4, 5, 6, 789),
    ...(dateHeader && { dialect: { dateHeader } }),
  });
  return (await fetch(`${gws.url}/api/v2/me`)).headers.get('date');
}

it('is that of its own clock', async () => {
  expect(await dateOfAnswer()).toBe('Mon, 03 Feb 2031 04:05:06 GMT');
});

it('may be absent or unreadable', async () => {
  expect(await dateOfAnswer('absent')).toBeNull();
  await gws.stop();
  expect(await dateOfAnswer('unreadable')).toContain('Mon Feb 03 2031');
});
