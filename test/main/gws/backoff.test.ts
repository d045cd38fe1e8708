/** The pauses between two tries. */
import { expect, it } from 'vitest';
import { backoff } from '../../../main/gws/backoff.ts';

const LEAST = (): number => 0;
const MOST = (): number => 1;

it('doubles from one second to one minute', () => {
  expect([1, 2, 3, 4, 5, 6, 7, 20].map((attempt) => backoff(attempt, MOST))).toEqual([
    1000, 2000, 4000, 8000, 16000, 32000, 60000, 60000,
  ]);
});

it('spreads by a quarter and never knocks more often than once a second', () => {
  expect([1, 2, 7].map((attempt) => backoff(attempt, LEAST))).toEqual([1000, 1500, 45000]);
});
