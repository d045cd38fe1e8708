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
  const find = (letter: string, place: number, at: number): number | null =>
    typeahead.find(letter, names, (name) => name, place, at);
  expect(find('b', 0, 1000)).toBe(1);
  expect(find('e', 1, 1100)).toBe(1);
  expect(find('a', 1, 1200)).toBe(2);
  expect(find('b', 2, 5000)).toBe(1);
  expect(find('b', 1, 5100)).toBe(2);
  expect(find('x', 1, 9000)).toBeNull();
});
