/** Each transcript line is shown once, where the server's order puts it. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TranscriptLine } from '#preload/model/transcript.ts';
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

test('whatever comes, each key is there once, as it came last, in order', () => {
  const anyLines = fc.array(
    fc.nat({ max: 20 }).map((place) => sampleLine(place)),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(fc.array(anyLines, { maxLength: 6 }), (pieces) => {
      const newest = new Map<string, TranscriptLine>();
      let shown: readonly TranscriptLine[] = [];
      for (const piece of pieces) {
        for (const line of piece) newest.set(line.key, line);
        shown = mergeLines(shown, piece);
      }
      const wanted = [...newest.values()].sort((one, other) => one.order - other.order);
      expect(shown).toEqual(wanted);
      for (const [place, line] of shown.entries()) expect(line).toBe(wanted[place]);
    }),
  );
});

test.each([
  ['behind', 3000],
  ['before', 0],
])('of what is shown nothing but its ends is looked at for a piece that belongs %s it', (_where, place) => {
  let looks = 0;
  const shown = Array.from({ length: 1000 }, (_, at) => {
    const line = sampleLine(1000 + at);
    return new Proxy(line, {
      get(target, name: keyof TranscriptLine) {
        looks += 1;
        return target[name];
      },
    });
  });
  const merged = mergeLines(shown, [sampleLine(place + 2), sampleLine(place + 1)]);
  expect(merged).toHaveLength(1002);
  expect(looks).toBeLessThanOrEqual(2);
});

test('what is not kept any more goes, and stands as one line where it was', () => {
  const notKept = (order: number): TranscriptLine =>
    sampleLine(order, { key: 'not-kept', kind: 'not-kept', text: String(order) });
  const shown = mergeLines(
    [1, 2, 3, 4, 5].map((place) => sampleLine(place)),
    [notKept(2)],
  );
  expect(shown.map(({ key }) => key)).toEqual(['not-kept', 'k3', 'k4', 'k5']);
  const later = mergeLines(shown, [notKept(4), sampleLine(6)]);
  expect(later.map(({ key }) => key)).toEqual(['not-kept', 'k5', 'k6']);
  expect(later[0]?.text).toBe('4');
});
