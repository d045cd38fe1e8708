/** Failures of the page are told to main: where and what kind, never what anybody wrote, and seldom. */
import { expect, test } from 'vitest';
import type { PageError } from '#preload/model/page.ts';
import { PageErrors } from '#renderer/state/page-errors.ts';

function listen(): { errors: PageErrors; told: PageError[] } {
  const told: PageError[] = [];
  return { told, errors: new PageErrors((error) => told.push(error)) };
}

test('tells where and what kind', () => {
  const { errors, told } = listen();
  errors.note('row', new RangeError('Maria López: 0123'));
  expect(told).toEqual([{ place: 'row', name: 'RangeError', count: 1 }]);
});

test('what fails again and again is told ever more seldom, with its number', () => {
  const { errors, told } = listen();
  for (let time = 0; time < 1000; time += 1) errors.note('row', new RangeError());
  expect(told.map(({ count }) => count)).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512]);
});

test.each([
  'a sentence',
  { name: 'Maria López' },
  null,
  Object.assign(new Error(), { name: 'ring 0123 456' }),
])('what has no name of a class has none (%j)', (thrown) => {
  const { errors, told } = listen();
  errors.note('line', thrown);
  expect(told[0]?.name).toMatch(/^(Unknown|ring0123456)$/);
});

test('a place that nobody knows is the window, and names without end are not kept', () => {
  const { errors, told } = listen();
  for (let time = 0; time < 1000; time += 1) errors.note(`place ${time}`, new Error());
  expect(told).toHaveLength(200);
  expect(new Set(told.map(({ place }) => place))).toEqual(new Set(['window']));
});

test('hears of what nobody has caught', () => {
  const { errors, told } = listen();
  const page = new EventTarget();
  errors.watch(page);
  page.dispatchEvent(Object.assign(new Event('error'), { error: new TypeError() }));
  page.dispatchEvent(Object.assign(new Event('unhandledrejection'), { reason: new RangeError() }));
  expect(told).toEqual([
    { place: 'handler', name: 'TypeError', count: 1 },
    { place: 'promise', name: 'RangeError', count: 1 },
  ]);
});
