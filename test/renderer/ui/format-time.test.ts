/** Spans and ages in words that a supervisor would use. */
import { expect, test } from 'vitest';
import * as words from '#renderer/ui/format-time.ts';

const { formatAge, formatComing, formatSeconds, formatDuration } = words;

const HOUR = 3_600_000;

test.each([
  [0, 'under 1 min'],
  [59_999, 'under 1 min'],
  [60_000, '1 min'],
  [59 * 60_000, '59 min'],
  [60 * 60_000, '1 h'],
  [125 * 60_000, '2 h 5 min'],
  [-5000, 'under 1 min'],
  [-1e300, 'under 1 min'],
  [23 * HOUR + 59 * 60_000, '23 h 59 min'],
  [24 * HOUR, '1 day'],
  [24 * HOUR + 59 * 60_000, '1 day'],
  [25 * HOUR, '1 day 1 h'],
  [51 * HOUR, '2 days 3 h'],
  [51.5 * HOUR, '2 days 3 h'],
  [6 * 24 * HOUR + 23 * HOUR, '6 days 23 h'],
  [7 * 24 * HOUR, '1 week'],
  [8 * 24 * HOUR, '1 week 1 day'],
  [16.5 * 24 * HOUR, '2 weeks 2 days'],
  [364 * 24 * HOUR, '52 weeks'],
  [366 * 24 * HOUR, 'over a year'],
  [Date.UTC(2026), 'over a year'],
  [1e300, 'over a year'],
  [Infinity, 'over a year'],
  [NaN, 'not known'],
])('a span of %i ms is %s', (span, words) => {
  expect(formatDuration(1_000_000, 1_000_000 + span)).toBe(words);
});

test.each([
  [4999, 'just now'],
  [9999, '5 s ago'],
  [59_999, '55 s ago'],
  [60_000, '1 min ago'],
  [-1, 'just now'],
  [30 * HOUR, '1 day 6 h ago'],
  [15 * 24 * HOUR, '2 weeks 1 day ago'],
  [NaN, 'at an unknown time'],
])('an age of %i ms is %s', (age, words) => {
  expect(formatAge(1_000_000, 1_000_000 + age)).toBe(words);
});

test('a countdown rounds up and never goes below zero', () => {
  expect(formatSeconds(1500, 0)).toBe('2 s');
  expect(formatSeconds(0, 1500)).toBe('0 s');
  expect(formatSeconds(119_000, 0)).toBe('119 s');
  expect(formatSeconds(121_000, 0)).toBe('3 min');
  expect(formatSeconds(2 * HOUR, 0)).toBe('2 h');
});

test('a coming moment names its day when that is not today', () => {
  const now = new Date(2026, 10, 20, 18).getTime();
  expect(formatComing(new Date(2026, 10, 20, 18, 30).getTime(), now)).toBe('18:30');
  expect(formatComing(new Date(2026, 10, 21, 7).getTime(), now)).toBe('Saturday 07:00');
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
