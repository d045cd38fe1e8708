/** Moving in a list by keys and by first letters. */
import { expect, test } from 'vitest';
import { placeAfter, Typeahead } from '#renderer/ui/list-keys.ts';

test.each([
  ['ArrowDown', 0, 1],
  ['ArrowDown', 2, 2],
  ['ArrowUp', 0, 0],
  ['ArrowUp', 2, 1],
  ['Home', 2, 0],
  ['End', 0, 2],
  ['PageDown', 0, 2],
  ['PageUp', 2, 0],
  ['a', 1, null],
])('%s at %i of three goes to %s', (key, place, target) => {
  expect(placeAfter(key, place, 3)).toBe(target);
});

test('an empty list has no place to go', () => {
  expect(placeAfter('End', -1, 0)).toBeNull();
});

test('letters in quick succession are one word, the same letter goes round, a pause starts anew', () => {
  const names = ['Amy', 'Ben', 'Bea', 'Cy'];
  const typeahead = new Typeahead();
  expect(typeahead.find('b', names, 0, 1000)).toBe(1);
  expect(typeahead.find('e', names, 1, 1100)).toBe(1);
  expect(typeahead.find('a', names, 1, 1200)).toBe(2);
  expect(typeahead.find('b', names, 2, 5000)).toBe(1);
  expect(typeahead.find('b', names, 1, 5100)).toBe(2);
  expect(typeahead.find('x', names, 1, 9000)).toBeNull();
});
