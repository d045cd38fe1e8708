/** Ten times as many sessions cost ten times as much to order, to find and to draw attention to: counted in steps. */
import { expect, it } from 'vitest';
import { viewTray } from '#main/desktop/tray/tray-view.ts';
import type { Session } from '#preload/model/session.ts';
import { matchSession } from '#renderer/sessions/list/match-session.ts';
import { keepOrder, orderSessions } from '#renderer/sessions/list/order-sessions.ts';
import { countSteps } from '#test/count-steps.ts';
import { sampleAppState, sampleSession } from '#test/renderer/samples.ts';

const FEW = 200;
/** A little more than ten: what is sorted costs n log n. */
const MOST = 16;

const sessionsOf = (n: number): readonly Session[] =>
  Array.from({ length: n }, (_, place) =>
    sampleSession({ id: `s${place}`, customer: `Maria ${place}`, waitingSince: (place * 7919) % n }),
  );

const WAYS: Readonly<Record<string, (sessions: readonly Session[]) => unknown>> = {
  'the order of the list': (sessions) => orderSessions(sessions),
  'the order under a hand': (sessions) => keepOrder(sessions, sessions.map(({ id }) => id).toReversed()),
  'a search': (sessions) => sessions.filter((session) => matchSession(session, 'maria 7')),
  'the tray': (sessions) => viewTray(sampleAppState, sessions, [], 0),
};

it.each(Object.entries(WAYS))('%s', (_name, way) => {
  const [few, many] = [FEW, FEW * 10].map((n) => {
    const sessions = sessionsOf(n);
    return countSteps(() => void way(sessions));
  });
  expect(few).toBeGreaterThan(FEW);
  expect((many ?? 0) / (few ?? 1)).toBeLessThan(MOST);
});

it('a customer with ten times as much attached is found at ten times the cost', () => {
  const [few, many] = [FEW, FEW * 10].map((n) => {
    const attachedData = Array.from({ length: n }, (_, place) => ({
      key: `k${place}`,
      value: `value ${place}`,
      isPlain: true,
    }));
    const session = sampleSession({ attachedData });
    return countSteps(() => void matchSession(session, 'nowhere'));
  });
  expect((many ?? 0) / (few ?? 1)).toBeLessThan(MOST);
});
