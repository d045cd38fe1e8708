/** What somebody writes may be of any length: its beginning is drawn, the rest on demand, and no address is cut into another. */
import { screen, within } from '@testing-library/svelte';
import { describe, expect, test } from 'vitest';
import type { TranscriptLine } from '#preload/model/transcript.ts';
import { arrangeLines } from '#renderer/sessions/transcript/arrange-lines.ts';
import { mergeLines } from '#renderer/state/merge-lines.ts';
import { cutName, cutText, startOfLastWord } from '#renderer/ui/cut-text.ts';
import { NAME_LIMIT, TEXT_LIMIT, VALUE_LIMIT } from '#renderer/ui/drawing-limits.ts';
import { openSession } from './open-app.ts';
import { sampleLine, sampleParticipant } from './samples.ts';

const MEGABYTE = 1_000_000;

describe('what is cut', () => {
  test.each([
    ['a pair of halves', 'a😀b', 2, 'a'],
    ['an accent', 'ae\u0301b', 2, 'a'],
    ['nothing too long', 'abc', 3, 'abc'],
    ['nothing at all', '', 3, ''],
  ])('keeps %s together', (_, text, limit, expected) => {
    expect(cutText(text, limit)).toBe(expected);
  });

  test('is never longer than the limit, however accents are stacked', () => {
    const zalgo = `a${'\u0301'.repeat(MEGABYTE)}`;
    expect(cutText(zalgo, 100).length).toBeLessThanOrEqual(100);
    expect(cutName(zalgo).length).toBeLessThanOrEqual(NAME_LIMIT + 1);
    expect(cutName('x'.repeat(10_000))).toBe(`${'x'.repeat(NAME_LIMIT)}…`);
  });

  test('knows where its last word begins', () => {
    expect(startOfLastWord('one two')).toBe(4);
    expect(startOfLastWord('one ')).toBe(4);
    expect(startOfLastWord('one')).toBe(0);
  });
});

test('a line of a megabyte is drawn in part, and whole on demand', async () => {
  const { user } = await openSession({}, {}, [sampleLine(1, { text: 'word '.repeat(MEGABYTE / 5) })]);
  const log = screen.getByRole('log');
  expect(log.textContent.length).toBeLessThan(TEXT_LIMIT + 1000);
  await user.click(within(log).getByRole('button', { name: 'Show all 1,000,000 characters' }));
  expect(log.textContent.length).toBeGreaterThan(MEGABYTE);
});

test.each(['text', 'notice', 'link'] as const)('an address that is cut (%s) leads nowhere', async (kind) => {
  const text = kind === 'link' ? '' : 'see https://whole.example.com/a and ';
  const long = `${text}https://example.com/${'x'.repeat(2 * TEXT_LIMIT)}`;
  await openSession({}, {}, [sampleLine(1, { kind, text: long })]);
  const links = within(screen.getByRole('log'))
    .getAllByRole('button')
    .map((button) => button.textContent);
  expect(links.filter((name) => name.startsWith('https'))).toEqual(
    kind === 'link' ? [] : ['https://whole.example.com/a'],
  );
});

test.each(['coach', 'barge-in'] as const)(
  'names of 10,000 characters do not push away who sees and who reads in %s',
  async (mode) => {
    const nickname = 'N'.repeat(10_000);
    const agents = Array.from({ length: 40 }, (_, place) =>
      sampleParticipant({ id: `a${place}`, role: 'agent', nickname }),
    );
    await openSession({ mode, participants: [sampleParticipant(), ...agents] });
    for (const part of document.querySelectorAll('[data-mode], form'))
      expect(part.textContent.length).toBeLessThan(1000);
    expect(document.body.textContent).toContain('read this. The customer does not.');
  },
);

test('names of 10,000 characters are cut everywhere, and whole in the details on demand', async () => {
  const name = 'N'.repeat(10_000);
  const { user } = await openSession(
    {
      mode: 'coach',
      customer: name,
      agent: name,
      participants: [
        sampleParticipant({ nickname: name }),
        sampleParticipant({ id: 'p2', role: 'supervisor', nickname: name }),
      ],
      typing: [{ participantId: 'p', nickname: name, role: 'customer', preview: name }],
      attachedData: [{ key: name, value: name, isPlain: true }],
    },
    {},
    [sampleLine(1, { from: { nickname: name, role: 'customer', isMe: false, visibility: 'everyone' } })],
  );
  await user.click(screen.getByRole('radio', { name: 'Barge in' }));
  expect(document.body.textContent).not.toContain('N'.repeat(VALUE_LIMIT + 1));
  const option = within(screen.getByRole('listbox')).getByRole('option');
  expect(option.textContent).not.toContain('N'.repeat(NAME_LIMIT + 1));
  expect(option.textContent).toContain('Coach');
  await user.click(screen.getByRole('button', { name: 'Cancel' }));
  const details = screen.getByRole('region', { name: 'Session details' });
  const [first] = within(details).getAllByRole('button', { name: 'Show all 10,000 characters' });
  if (first === undefined) throw new Error('no button');
  await user.click(first);
  expect(details.textContent).toContain(name);
});

/** Lines that count how often one of their properties is read. */
function countReads(length: number, key: keyof TranscriptLine, lineAt: (place: number) => TranscriptLine) {
  const count = { reads: 0 };
  const lines = Array.from({ length }, (_, place) => {
    const line = lineAt(place);
    const value = line[key];
    return Object.defineProperty(line, key, {
      get: () => {
        count.reads += 1;
        return value;
      },
    });
  });
  return { count, lines };
}

describe('steps grow with the length, not with its square', () => {
  const shapes: readonly [string, (place: number) => boolean][] = [
    ['every second line was missed', (place) => place % 2 === 0],
    ['all were missed', () => true],
    ['the last was missed', (place) => place === 9999],
  ];
  test.each(shapes)('arranging lines, of which %s', (_, wasMissed) => {
    const measure = (length: number): number => {
      const { count, lines } = countReads(length, 'wasMissed', (place) =>
        sampleLine(place, { wasMissed: wasMissed(place) }),
      );
      arrangeLines(lines);
      return count.reads;
    };
    expect(measure(10_000)).toBeLessThan(11 * measure(1000));
    expect(measure(10_000)).toBeLessThan(50_000);
  });

  test.each([0, 500, 990])('putting one line into many, at place %i of a thousand', (at) => {
    const measure = (length: number): number => {
      const { count, lines } = countReads(length, 'order', (place) => sampleLine(place));
      mergeLines(lines, [sampleLine((at * length) / 1000 + 0.5)]);
      return count.reads;
    };
    expect(measure(10_000)).toBeLessThan(13 * measure(1000));
  });
});
