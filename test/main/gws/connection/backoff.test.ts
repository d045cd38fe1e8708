/** The pauses between two tries. */
import { expect, it } from 'vitest';
import { backoff } from '#main/gws/connection/backoff.ts';

const LEAST = (): number => 0;
const MOST = (): number => 1;

it('R3: doubles from one second to one minute', () => {
  const attempts = [1, 2, 3, 4, 5, 6, 7, 20];
  expect(attempts.map((attempt) => backoff(attempt, LEAST))).toEqual([
    1000, 2000, 4000, 8000, 16000, 32000, 40000, 40000,
  ]);
  expect(attempts.map((attempt) => backoff(attempt, MOST))).toEqual([
    1500, 3000, 6000, 12000, 24000, 48000, 60000, 60000,
  ]);
});

it.each([1, 2, 7])('R3: 500 consoles do not knock as one, at try %d', (attempt) => {
  const pauses = Array.from({ length: 500 }, () => backoff(attempt));
  const inOneTenth = Array.from({ length: 600 }, (_, tenth) =>
    pauses.filter((pause) => Math.floor(pause / 100) === tenth),
  );
  expect(Math.max(...inOneTenth.map((some) => some.length))).toBeLessThan(170);
});
