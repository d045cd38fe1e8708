/** R2: advice of every kind, read with care. */
import { expect, it } from 'vitest';
import { bayeuxAdvice } from '#main/gws/bayeux/advice.ts';

it.each([
  [
    { reconnect: 'retry', interval: 5000, timeout: 30_000 },
    { reconnect: 'retry', interval: 5000, timeout: 30_000 },
  ],
  [{ interval: '250' }, { interval: 250 }],
  [
    { interval: -1, timeout: -1 },
    { interval: 0, timeout: 0 },
  ],
  [
    { interval: 1e12, timeout: 1e12 },
    { interval: 60_000, timeout: 120_000 },
  ],
  [{ interval: 'soon', timeout: {}, reconnect: 7 }, {}],
  [{ interval: undefined }, {}],
  [{ 'multiple-clients': true }, { 'multiple-clients': true }],
  ['garbage', undefined],
  [[], undefined],
  [null, undefined],
  [undefined, undefined],
])('R2: %j is %j', (said, understood) => {
  expect(bayeuxAdvice.parse(said)).toEqual(understood);
});
