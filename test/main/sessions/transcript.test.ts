/** Transcripts and seen indexes: whatever the delivery, the outcome is the log. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addLines } from '../../../main/sessions/transcript.ts';
import { addSeen, firstMissing, forgiveGaps, NOTHING_SEEN } from '../../../main/sessions/seen-indexes.ts';
import { message } from './examples.ts';

const roleOf = (): 'customer' => 'customer';

describe('addLines', () => {
  it('ends equal to the log, however it is delivered: in any order, in any pieces, anything twice', () => {
    const indexes = fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 40 });
    const delivery = indexes.chain((log) =>
      fc.tuple(
        fc.constant(log),
        fc.shuffledSubarray([...log, ...log, ...log], { minLength: log.length * 3 }),
        fc.integer({ min: 1, max: 7 }),
      ),
    );
    fc.assert(
      fc.property(delivery, ([log, delivered, size]) => {
        let lines = addLines([], [], roleOf);
        for (let from = 0; from < delivered.length; from += size) {
          const piece = delivered.slice(from, from + size).map((index) => message(index));
          lines = addLines(lines, piece, roleOf);
        }
        const inOrder = [...log].sort((one, other) => one - other);
        expect(lines.map((line) => line.order)).toEqual(inOrder);
      }),
    );
  });

  it('keeps messages without an index apart by what they say', () => {
    const hello = message(null, { text: 'Hello', at: 1 });
    const again = message(null, { text: 'Hello', at: 2 });
    const lines = addLines([], [message(1), hello, hello, again, message(2)], roleOf);
    expect(lines.map((line) => line.text)).toEqual(['text 1', 'Hello', 'Hello', 'text 2']);
  });

  it('gives the same array back when there is nothing new', () => {
    const lines = addLines([], [message(1)], roleOf);
    expect(addLines(lines, [message(1), message(9, { kind: 'typing-started' })], roleOf)).toBe(lines);
  });
});

describe('seen indexes', () => {
  it('finds the first gap, and none when all have come', () => {
    const seen = addSeen(NOTHING_SEEN, [1, 2, 5, 4]);
    expect(firstMissing(seen)).toBe(3);
    expect(firstMissing(addSeen(seen, [3]))).toBeNull();
  });

  it('gives up a gap that the whole log does not fill, and no later one', () => {
    const seen = forgiveGaps(addSeen(NOTHING_SEEN, [1, 3, 7]), 4);
    expect(firstMissing(seen)).toBe(5);
  });

  it('is the same whatever the order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 30 })), (indexes) => {
        const atOnce = addSeen(NOTHING_SEEN, indexes);
        const oneByOne = indexes.reduce((seen, index) => addSeen(seen, [index]), NOTHING_SEEN);
        expect(oneByOne).toEqual(atOnce);
      }),
    );
  });
});
