/** A transcript that is laid out as it grows is laid out like one that is whole, and each line costs once. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TranscriptLine } from '#preload/model/transcript.ts';
import { arrangeLines } from '#renderer/sessions/transcript/arrange-lines.ts';
import type { LaidOut } from '#renderer/sessions/transcript/transcript-layout.ts';
import { createTranscriptLayout } from '#renderer/sessions/transcript/transcript-layout.ts';
import { upTo } from '#test/growth.ts';
import { noon, sampleLine } from '#test/renderer/samples.ts';

const ZONE = 'Europe/Berlin';
const at = (order: number, change: Partial<TranscriptLine> = {}): TranscriptLine =>
  sampleLine(order, { at: noon(order * 400), ...change });

describe('whatever comes', () => {
  const line = fc.record({
    order: fc.integer({ min: 0, max: 40 }),
    wasMissed: fc.boolean(),
    isEvent: fc.boolean(),
    hasTime: fc.boolean(),
  });

  test('in front, at the end, between, again or away: it is the layout of all', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(line, { maxLength: 6 }), { maxLength: 12 }),
        fc.boolean(),
        (patches, drops) => {
          const layout = createTranscriptLayout();
          let shown: readonly TranscriptLine[] = [];
          let last: LaidOut | null = null;
          for (const [number, patch] of patches.entries()) {
            const byOrder = new Map(shown.map((each) => [each.order, each]));
            if (drops && number % 4 === 3) byOrder.delete([...byOrder.keys()][number % byOrder.size] ?? -1);
            for (const { order, wasMissed, isEvent, hasTime } of patch)
              byOrder.set(
                order,
                at(order, {
                  wasMissed,
                  kind: isEvent ? 'left' : 'text',
                  ...(hasTime ? {} : { at: null }),
                }),
              );
            const before = shown;
            shown = [...byOrder.values()].sort((a, b) => a.order - b.order);
            const laidOut = layout.arrange(shown, ZONE);
            const { entries, told, isOlderOnly } = laidOut;
            expect(entries).toEqual(arrangeLines(shown));
            for (const { key } of shown) expect(laidOut.hasLine(key)).toBe(true);
            if (laidOut === last) {
              expect(shown).toEqual(before);
              continue;
            }
            last = laidOut;
            const present = new Set(shown.map(({ key }) => key));
            const oldest =
              before.find(({ key }) => present.has(key))?.order ??
              (before.length === 0 ? -Infinity : Infinity);
            const known = new Set(before.map(({ key }) => key));
            expect(told).toEqual(
              number === 0 ? [] : shown.filter(({ key, order }) => order > oldest && !known.has(key)),
            );
            if (isOlderOnly) expect(shown.slice(shown.length - before.length)).toEqual(before);
          }
        },
      ),
    );
  });
});

test('the same lines give the same layout', () => {
  const layout = createTranscriptLayout();
  const lines = upTo(3).map((order) => at(order));
  const first = layout.arrange(lines, ZONE);
  expect(layout.arrange([...lines], ZONE)).toBe(first);
});

test('another time zone parts other days', () => {
  const layout = createTranscriptLayout();
  const lines = upTo(3).map((order) => at(order));
  const first = layout.arrange(lines, ZONE);
  const second = layout.arrange(lines, 'Asia/Tokyo');
  expect(second).not.toBe(first);
  expect(second.told).toEqual([]);
});

test('a line that is gone is not waited for as if it were there', () => {
  const layout = createTranscriptLayout();
  layout.arrange([at(1), at(2)], ZONE);
  expect(layout.arrange([at(1)], ZONE).hasLine('k2')).toBe(false);
});

describe('what is read of the lines for one patch', () => {
  /** How often any property of any line is read. */
  function countReads(n: number, patch: (lines: TranscriptLine[]) => readonly TranscriptLine[]): number {
    let reads = 0;
    const watch = (line: TranscriptLine): TranscriptLine =>
      new Proxy(line, {
        get(target, key) {
          reads += 1;
          return Reflect.get(target, key) as unknown;
        },
      });
    const lines = upTo(n).map((order) => watch(at(order + 100, { wasMissed: order > n / 2 })));
    const layout = createTranscriptLayout();
    layout.arrange(lines, ZONE);
    const next = patch(lines).map((line) => (lines.includes(line) ? line : watch(line)));
    reads = 0;
    layout.arrange(next, ZONE);
    return reads;
  }

  test.each<[string, (lines: TranscriptLine[]) => readonly TranscriptLine[]]>([
    ['one more', (lines) => [...lines, at(9999)]],
    ['one more of those that were missed', (lines) => [...lines, at(9999, { wasMissed: true })]],
    ['ten older ones', (lines) => [...upTo(10).map((order) => at(order)), ...lines]],
  ])('%s: the same after 20 and after 2,000', (_, patch) => {
    const few = countReads(20, patch);
    expect(few).toBeGreaterThan(0);
    expect(countReads(2000, patch)).toBe(few);
  });
});
