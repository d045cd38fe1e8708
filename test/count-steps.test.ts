/** What counts the steps of others is counted on: it must see a loop to its end, however fast the engine makes it. */
import { expect, it } from 'vitest';
import { firstOfEach } from '#main/gws/api/first-of-each.ts';
import { countSteps, countStepsUntilDone } from './count-steps.ts';
import { upTo } from './growth.ts';

const MANY = 100_000;

it('counts every turn of a long loop, each time the same', () => {
  const list = upTo(MANY).map(String);
  const count = (): number => countSteps(() => void firstOfEach(list, (each) => each));
  const first = count();
  expect(first).toBeGreaterThan(MANY);
  expect([count(), count()]).toEqual([first, first]);
});

it('counts what is done after a wait', async () => {
  const list = upTo(MANY).map(String);
  const steps = await countStepsUntilDone(async () => {
    await Promise.resolve();
    firstOfEach(list, (each) => each);
  });
  expect(steps).toBeGreaterThan(MANY);
});

it('stops when what is counted fails', () => {
  const { next } = Object.getPrototypeOf([][Symbol.iterator]()) as { next: unknown }; // what lists are walked by
  const fail = (): never => {
    throw new Error('fails');
  };
  expect(() => countSteps(fail)).toThrow('fails');
  expect(Object.getPrototypeOf([][Symbol.iterator]())).toHaveProperty('next', next);
});
