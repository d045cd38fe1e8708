/** Spans and ages in words that a supervisor would use. */
import { expect, test } from 'vitest';
import * as words from '../../../renderer/ui/time-words.ts';

const { writeAge, writeComing, writeSeconds, writeSpan } = words;

test.each([
  [0, 'under 1 min'],
  [59_999, 'under 1 min'],
  [60_000, '1 min'],
  [59 * 60_000, '59 min'],
  [60 * 60_000, '1 h'],
  [125 * 60_000, '2 h 5 min'],
  [-5000, 'under 1 min'],
])('a span of %i ms is %s', (span, words) => {
  expect(writeSpan(1_000_000, 1_000_000 + span)).toBe(words);
});

test.each([
  [4999, 'just now'],
  [9999, '5 s ago'],
  [59_999, '55 s ago'],
  [60_000, '1 min ago'],
  [-1, 'just now'],
])('an age of %i ms is %s', (age, words) => {
  expect(writeAge(1_000_000, 1_000_000 + age)).toBe(words);
});

test('a countdown rounds up and never goes below zero', () => {
  expect(writeSeconds(1500, 0)).toBe('2 s');
  expect(writeSeconds(0, 1500)).toBe('0 s');
});

test('a coming moment names its day when that is not today', () => {
  const now = new Date(2026, 10, 20, 18).getTime();
  expect(writeComing(new Date(2026, 10, 20, 18, 30).getTime(), now)).toBe('18:30');
  expect(writeComing(new Date(2026, 10, 21, 7).getTime(), now)).toBe('Saturday 07:00');
});

const MOMENTS = [0, -1, 1e300, -1e300, NaN, Infinity, -Infinity, 8.64e15, 8.64e15 + 1, -8.64e15 - 1, 0.5];
const writers = Object.entries(words).filter(([name]) => name.startsWith('write'));

test.each(writers)('%s has words for every number, and never throws', (_, write) => {
  for (const at of MOMENTS) {
    for (const now of MOMENTS) {
      const written = write(at, now);
      expect(written ?? 'none').not.toMatch(/NaN|Infinity|Invalid|e\+/);
    }
  }
});
