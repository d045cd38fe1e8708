/** A clock that nobody sets and that goes on while the computer sleeps. */
import { expect, it } from 'vitest';
import { createSteadyClock } from '#main/clock/steady-clock.ts';

const HOUR = 3_600_000;

it('goes with the exact clock, although the time since the start comes in whole seconds', () => {
  let ticks = 400;
  const steady = createSteadyClock({
    ticks: () => ticks,
    sinceBoot: () => Math.floor((70_000 + ticks) / 1000) * 1000,
  });
  const begun = steady();
  for (; ticks < 20_000; ticks += 333) expect(steady() - begun).toBe(ticks - 400);
});

it('counts the time that the computer slept, whenever it is looked at', () => {
  let ticks = 0;
  let slept = 0;
  const steady = createSteadyClock({ ticks: () => ticks, sinceBoot: () => 70_000 + ticks + slept });
  const begun = steady();
  ticks += 5000;
  slept += 8 * HOUR;
  expect(steady() - begun).toBe(8 * HOUR + 5000);
  ticks += 5000;
  expect(steady() - begun).toBe(8 * HOUR + 10_000);
});

it('goes forward on this computer', () => {
  const steady = createSteadyClock();
  const begun = steady();
  expect(steady()).toBeGreaterThanOrEqual(begun);
  expect(steady() - begun).toBeLessThan(60_000);
});
