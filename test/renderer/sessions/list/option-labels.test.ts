/** The accessible names of the list's options. */
import { expect, test } from 'vitest';
import { nameOption } from '#renderer/sessions/list/option-labels.ts';
import type { SampleChange } from '#test/renderer/samples.ts';
import { endSession, sampleSession } from '#test/renderer/samples.ts';

test.each<[SampleChange, string]>([
  [{ waitingSince: 0 }, 'Maria López, agent Amy Chen, Monitor, waiting 2 min'],
  [{ mode: 'coach' }, 'Maria López, agent Amy Chen, Coach, not waiting'],
  [{ mode: 'barge-in', unread: 3 }, 'Maria López, agent Amy Chen, Barge in, not waiting, 3 unread'],
  [{ mode: null, agent: null, phase: 'invited' }, 'Maria López, no agent, invited, not waiting'],
  [{ isIncomplete: true }, 'Maria López, agent Amy Chen, Monitor, waiting not known, not fully read'],
  [
    { isTranscriptRead: false, waitingSince: 0 },
    'Maria López, agent Amy Chen, Monitor, waiting not known, text not read yet',
  ],
  [
    { isTranscriptRead: false, phase: 'invited', mode: null },
    'Maria López, agent Amy Chen, invited, not waiting',
  ],
  [{ mode: null }, 'Maria López, agent Amy Chen, mode not known, not waiting'],
])('%j', (change, name) => {
  expect(nameOption(sampleSession(change), 125_000, { isMuted: false, connected: true })).toBe(name);
});

test('of one that is over it says how it ended', () => {
  const over = endSession(sampleSession({ waitingSince: 0 }), { phase: 'completed' });
  expect(nameOption(over, 125_000, { isMuted: false, connected: true })).toBe(
    'Maria López, agent Amy Chen, mode not known, ended (completed)',
  );
});

test('without a connection no mode is claimed', () => {
  expect(nameOption(sampleSession({ mode: 'coach' }), 0, { isMuted: false, connected: false })).toBe(
    'Maria López, agent Amy Chen, was Coach, not waiting',
  );
});
