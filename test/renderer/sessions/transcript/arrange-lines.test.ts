/** How a transcript is laid out: days, events and runs of messages. */
import { expect, test } from 'vitest';
import type { TranscriptLine } from '#preload/model/transcript.ts';
import { arrangeLines } from '#renderer/sessions/transcript/arrange-lines.ts';
import { noon, sampleLine } from '#test/renderer/samples.ts';

const shape = (lines: readonly TranscriptLine[]): string[] =>
  arrangeLines(lines).map((entry) => (entry.kind === 'message' ? `message ${entry.opens}` : entry.kind));

test('a run by one person to the same readers stands under one name', () => {
  expect(shape([sampleLine(1), sampleLine(2), sampleLine(3, { seenBy: 'agents' })])).toEqual([
    'day',
    'message true',
    'message false',
    'message true',
  ]);
});

test('another person, an event, a long silence and a new day each begin anew', () => {
  const agent = { nickname: 'Amy', role: 'agent', isMe: false, visibility: 'everyone' } as const;
  expect(
    shape([
      sampleLine(1),
      sampleLine(2, { from: agent }),
      sampleLine(3, { from: agent, kind: 'left' }),
      sampleLine(4, { from: agent }),
      sampleLine(5, { from: agent, at: noon(30) }),
      sampleLine(6, { from: agent, at: noon(24 * 60) }),
    ]),
  ).toEqual([
    'day',
    'message true',
    'message true',
    'event',
    'message true',
    'message true',
    'day',
    'message true',
  ]);
});

test('a line without a time makes no day', () => {
  expect(shape([sampleLine(1, { at: null }), sampleLine(2)])).toEqual([
    'message true',
    'day',
    'message true',
  ]);
});

test('what was missed and read again stands under one mark for each run, which says how much it is', () => {
  const missed = (order: number, change: Partial<TranscriptLine> = {}): TranscriptLine =>
    sampleLine(order, { wasMissed: true, ...change });
  const entries = arrangeLines([
    missed(1),
    missed(2, { at: noon(24 * 60) }),
    sampleLine(3, { at: noon(24 * 60) }),
    missed(4, { at: noon(24 * 60), kind: 'left' }),
  ]);
  expect(entries.map(({ kind }) => kind)).toEqual([
    'day',
    'missed',
    'message',
    'day',
    'message',
    'message',
    'missed',
    'event',
  ]);
  expect(entries.filter(({ kind }) => kind === 'missed')).toMatchObject([
    { count: 2, areMessages: true },
    { count: 1, areMessages: false },
  ]);
});
