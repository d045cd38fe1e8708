/** What fails on the page is in the log, counted, and cannot fill it. */
import { expect, test } from 'vitest';
import { commandSchemas } from '#main/ipc/command-schemas.ts';
import { createPageErrors } from '#main/logging/page-errors.ts';

test('is logged with its place, its kind and its number', () => {
  const entries: unknown[] = [];
  const log = { error: (...entry: unknown[]) => void entries.push(entry) };
  createPageErrors(log, () => 0).note({ place: 'row', name: 'RangeError', count: 4 });
  expect(entries).toEqual([['page error', { place: 'row', name: 'RangeError', count: 4, leftOut: 0 }]]);
});

test('a storm makes thirty entries a minute, and the next one says how many were left out', () => {
  let now = 0;
  const entries: unknown[] = [];
  const log = { error: (_: string, facts: unknown) => void entries.push(facts) };
  const errors = createPageErrors(log, () => now);
  for (let count = 1; count <= 1000; count += 1) errors.note({ place: 'row', name: 'Error', count });
  expect(entries).toHaveLength(30);
  now = 60_000;
  errors.note({ place: 'row', name: 'Error', count: 1001 });
  expect(entries.at(-1)).toMatchObject({ leftOut: 970 });
});

test.each([
  { place: 'row', name: 'Maria said: hello', count: 1 },
  { place: 'row', name: 'x'.repeat(41), count: 1 },
  { place: 'row', name: '', count: 1 },
  { place: 'constructor', name: 'Error', count: 1 },
  { place: 'row', name: 'Error', count: 0 },
  { place: 'row', name: 'Error', count: 1.5 },
  { place: 'row', name: 'Error', count: 1, message: 'hello' },
])('no words cross with it: %j', (input) => {
  expect(commandSchemas.reportPageError.safeParse(input).success).toBe(false);
});
