/** How a transcript is laid out: days, events and runs of messages. */
import { expect, test } from 'vitest';
import type { TranscriptLine } from '../../../../preload/model.ts';
import { arrangeLines } from '../../../../renderer/sessions/transcript/arrange-lines.ts';
import { noon, sampleLine } from '../../samples.ts';

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
