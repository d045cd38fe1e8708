/** R3: which number the next try has, and so how long the pause before it is. */
import { expect, it } from 'vitest';
import { createRetryCounter } from '#main/gws/connection/retry-counter.ts';

it('R3: counts on while nothing succeeds, and begins anew after a line that was steady', () => {
  let at = 0;
  const tries = createRetryCounter(() => at);
  expect([tries.next(), tries.next(), tries.next()]).toEqual([1, 2, 3]);
  tries.opened();
  at += 30_000;
  expect(tries.next()).toBe(1);
});

it('R3: counts on when lines open and break again at once', () => {
  let at = 0;
  const tries = createRetryCounter(() => at);
  const numbers = [1, 2, 3, 4].map(() => {
    tries.opened();
    at += 29_999;
    return tries.next();
  });
  expect(numbers).toEqual([1, 2, 3, 4]);
});

it('R23: a line that has worked and was cut after a few seconds was a success', () => {
  let at = 0;
  const tries = createRetryCounter(() => at);
  const numbers = [1, 2, 3, 4].map(() => {
    tries.opened();
    tries.worked();
    at += 5000;
    expect(tries.isSteady()).toBe(true);
    return tries.next();
  });
  expect(numbers).toEqual([1, 1, 1, 1]);
});

it('R23: what it took to read everything is a part of the life of a line', () => {
  let at = 0;
  const tries = createRetryCounter(() => at);
  const numbers = [1, 2, 3].map(() => {
    const begunAt = at;
    at += 1800;
    tries.opened(begunAt);
    tries.worked();
    at += 1200;
    return tries.next();
  });
  expect(numbers).toEqual([1, 1, 1]);
});

it('R3: a line that has worked and breaks again at once was none', () => {
  let at = 0;
  const tries = createRetryCounter(() => at);
  const numbers = [1, 2, 3].map(() => {
    tries.opened();
    tries.worked();
    at += 1000;
    expect(tries.isSteady()).toBe(false);
    return tries.next();
  });
  expect(numbers).toEqual([1, 2, 3]);
});

it('R12: begins anew when what has failed says nothing any more', () => {
  const tries = createRetryCounter(() => 0);
  tries.next();
  tries.next();
  tries.forget();
  expect(tries.next()).toBe(1);
});
