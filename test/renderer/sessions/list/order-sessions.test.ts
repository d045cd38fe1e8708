/** Who waits longest stands first. */
import { expect, test } from 'vitest';
import { keepOrder, orderSessions } from '#renderer/sessions/list/order-sessions.ts';
import { endSession, sampleSession } from '#test/renderer/samples.ts';

const ids = (sessions: readonly { id: string }[]): string[] => sessions.map(({ id }) => id);

test('longest wait, then newest text, then those without a time, then what has ended', () => {
  const sessions = [
    { ...endSession(sampleSession({ id: 'ended' }), { phase: 'completed' }), lastTextAt: 99 },
    sampleSession({ id: 'silent' }),
    sampleSession({ id: 'older', lastTextAt: 40 }),
    sampleSession({ id: 'newer', lastTextAt: 50 }),
    sampleSession({ id: 'waits', waitingSince: 20 }),
    sampleSession({ id: 'waits longest', waitingSince: 10 }),
  ];
  expect(ids(orderSessions(sessions))).toEqual([
    'waits longest',
    'waits',
    'newer',
    'older',
    'silent',
    'ended',
  ]);
});

test('a held order keeps its rows in place and puts new ones at the foot', () => {
  const sessions = ['new', 'a', 'b', 'c'].map((id) => sampleSession({ id }));
  const places = new Map(['c', 'gone', 'a', 'b'].map((id, place) => [id, place]));
  expect(ids(keepOrder(sessions, places))).toEqual(['c', 'a', 'b', 'new']);
});
