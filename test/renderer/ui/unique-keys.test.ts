/** Keys of a list that may hold one thing twice. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { uniqueKeys } from '#renderer/ui/unique-keys.ts';

const keysOf = (list: readonly string[]): readonly string[] => uniqueKeys(list, (item) => item);

test('no two are alike, whatever the list holds', () => {
  const odd = fc.constantFrom('', ' ', '0', '1 ', '0 a', '1 a', 'a', '__proto__', 'constructor');
  fc.assert(
    fc.property(fc.array(fc.oneof(odd, fc.string())), (list) => {
      expect(new Set(keysOf(list)).size).toBe(list.length);
    }),
  );
});

test('what is there once has the same key wherever it stands', () => {
  expect(keysOf(['a', 'b', 'c']).at(2)).toBe(keysOf(['c', 'a']).at(0));
});

test('looks at each element once', () => {
  let steps = 0;
  uniqueKeys(Array.from({ length: 10_000 }), () => {
    steps += 1;
    return 'same';
  });
  expect(steps).toBe(10_000);
});
