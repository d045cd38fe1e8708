/** Transcripts and seen indexes: whatever the delivery, the outcome is the log. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linesFrom, noLines } from '#main/sessions/line-list.ts';
import { FIRST_EPOCH } from '#main/sessions/log-epoch.ts';
import {
  addReceived,
  firstMissing,
  firstReceived,
  forgiveGaps,
  NOTHING_RECEIVED,
} from '#main/sessions/received-indexes.ts';
import type { IncomingMessage } from '#main/sessions/session-event.ts';
import type { LineReading, Transcript } from '#main/sessions/transcript.ts';
import { addLines } from '#main/sessions/transcript.ts';
import { AGENT, CUSTOMER, message } from './examples.ts';

const READING: LineReading = { lookOf: (person) => person, wasMissed: () => false };
const EMPTY: Transcript = { lines: noLines(), logEpoch: FIRST_EPOCH };

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
        let transcript = EMPTY;
        for (let from = 0; from < delivered.length; from += size) {
          const piece = delivered.slice(from, from + size).map((index) => message(index));
          transcript = addLines(transcript, piece, READING);
        }
        const inOrder = [...log].sort((one, other) => one - other);
        expect(linesFrom(transcript.lines).map((line) => line.order)).toEqual(inOrder);
      }),
    );
  });

  it('keeps messages without an index apart by what they say', () => {
    const hello = message(null, { text: 'Hello', at: 1 });
    const again = message(null, { text: 'Hello', at: 2 });
    const { lines } = addLines(EMPTY, [message(1), hello, hello, again, message(2)], READING);
    expect(linesFrom(lines).map((line) => line.text)).toEqual(['text 1', 'Hello', 'Hello', 'text 2']);
  });

  it('gives the same transcript back when there is nothing new', () => {
    const transcript = addLines(EMPTY, [message(1)], READING);
    const again = [message(1), message(9, { kind: 'typing-started' })];
    expect(addLines(transcript, again, READING)).toBe(transcript);
  });

  it('knows a message again that is told without an index and read with one, and the other way round', () => {
    const told = message(null, { text: 'Hello', at: 1 });
    const read = message(3, { text: 'Hello', at: 1 });
    for (const pair of [
      [told, read],
      [read, told],
    ])
      expect(addLines(EMPTY, pair, READING).lines).toHaveLength(1);
  });

  it('shows a message with index 0 once, before the others', () => {
    const { lines } = addLines(EMPTY, [message(1), message(0), message(0)], READING);
    expect(linesFrom(lines).map((line) => line.text)).toEqual(['text 0', 'text 1']);
  });
});

describe('a log that is numbered anew', () => {
  const old = [message(1), message(2), message(5)];
  const before = addLines(EMPTY, old, READING);

  function textsAfter(...pieces: (readonly IncomingMessage[])[]): readonly string[] {
    let transcript = before;
    for (const piece of pieces) transcript = addLines(transcript, piece, READING);
    expect(new Set(linesFrom(transcript.lines).map(({ key }) => key)).size).toBe(transcript.lines.length);
    return linesFrom(transcript.lines).map(({ text }) => text);
  }

  it('goes on after what there was, from 0 or from 1', () => {
    for (const first of [0, 1]) {
      const fresh = [1, 2, 3].map((place) =>
        message(place - 1 + first, { text: `new ${place}`, at: 10_000 + place }),
      );
      expect(textsAfter(fresh)).toEqual(['text 1', 'text 2', 'text 5', 'new 1', 'new 2', 'new 3']);
    }
  });

  it('keeps the keys of the lines that there were', () => {
    const after = addLines(before, [message(1, { text: 'new', at: 10_000 })], READING);
    expect(linesFrom(after.lines).map(({ key }) => key)).toEqual(['#1', '#2', '#5', '#1.1']);
  });

  it('is not shown again where it holds what there was under other numbers', () => {
    const shifted = old.map((each, place) => ({ ...each, index: place }));
    expect(textsAfter([...shifted, message(3, { text: 'new', at: 10_000 })])).toEqual([
      'text 1',
      'text 2',
      'text 5',
      'new',
    ]);
  });

  it('loses nothing that was said again', () => {
    const again = message(1, { text: 'text 2', at: 10_000 });
    expect(textsAfter([again])).toEqual(['text 1', 'text 2', 'text 5', 'text 2']);
  });

  it('loses nothing of which the time is not known', () => {
    const again = message(1, { text: 'text 2', at: null });
    expect(textsAfter([again])).toEqual(['text 1', 'text 2', 'text 5', 'text 2']);
  });

  it('is begun by a coming that is not the one that was known', () => {
    const joined = message(9, { kind: 'joined', text: '', at: 9000 });
    const other = { ...joined, from: AGENT, at: 9001 };
    const hidden = { ...joined, from: { ...CUSTOMER, visibility: null }, at: 9002 };
    for (const next of [other, hidden]) {
      const { logEpoch, lines } = addLines(EMPTY, [joined, next], READING);
      expect([logEpoch.epoch, lines.length]).toEqual([1, 2]);
    }
  });

  it('keeps two changes of one moment apart', () => {
    const shown = message(4, { kind: 'rejoined', text: '', at: 9000 });
    const hidden = { ...shown, index: 1, from: { ...CUSTOMER, visibility: null } };
    expect(textsAfter([shown], [hidden])).toHaveLength(old.length + 2);
  });

  it('is not begun anew by what comes late from before', () => {
    const fresh = [message(1, { text: 'new 1', at: 10_001 }), message(2, { text: 'new 2', at: 10_002 })];
    expect(textsAfter(fresh, [message(2)])).toEqual(['text 1', 'text 2', 'text 5', 'new 1', 'new 2']);
  });

  it('can hold a number twice in one answer', () => {
    const twice = [message(7, { text: 'one', at: 10_001 }), message(7, { text: 'other', at: 10_002 })];
    expect(textsAfter(twice)).toEqual(['text 1', 'text 2', 'text 5', 'one', 'other']);
  });
});

describe('seen indexes', () => {
  it('finds the first gap, and none when all have come', () => {
    const seen = addReceived(NOTHING_RECEIVED, [1, 2, 5, 4]);
    expect(firstMissing(seen)).toBe(3);
    expect(firstMissing(addReceived(seen, [3]))).toBeNull();
  });

  it('knows where it begins', () => {
    expect(firstReceived(NOTHING_RECEIVED)).toBe(Infinity);
    expect(firstReceived(addReceived(NOTHING_RECEIVED, [7, 5]))).toBe(5);
    expect(firstReceived(addReceived(NOTHING_RECEIVED, [1, 2]))).toBe(1);
  });

  it('gives up a gap that the whole log does not fill, and no later one', () => {
    const seen = forgiveGaps(addReceived(NOTHING_RECEIVED, [1, 3, 7]), 4);
    expect(firstMissing(seen)).toBe(5);
  });

  it('is the same whatever the order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 30 })), (indexes) => {
        const atOnce = addReceived(NOTHING_RECEIVED, indexes);
        const oneByOne = indexes.reduce((seen, index) => addReceived(seen, [index]), NOTHING_RECEIVED);
        expect(oneByOne).toEqual(atOnce);
      }),
    );
  });
});
