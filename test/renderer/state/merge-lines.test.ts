/** Each transcript line is shown once, where the server's order puts it. */
import { expect, test } from 'vitest';
import { mergeLines } from '#renderer/state/merge-lines.ts';
import { sampleLine } from '#test/renderer/samples.ts';

test('a refilled gap goes to its place and a repeated line is not doubled', () => {
  const shown = [sampleLine(1), sampleLine(4)];
  const merged = mergeLines(shown, [sampleLine(3), sampleLine(2), sampleLine(4, { text: 'corrected' })]);
  expect(merged.map(({ key }) => key)).toEqual(['k1', 'k2', 'k3', 'k4']);
  expect(merged.at(-1)?.text).toBe('corrected');
});

test('lines that did not change stay the same objects, so that they are not drawn again', () => {
  const first = sampleLine(1);
  expect(mergeLines([first], [sampleLine(2)])[0]).toBe(first);
});
