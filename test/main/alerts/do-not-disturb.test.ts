/** Until when not to be disturbed, and the commands of alerts. */
import { expect, it } from 'vitest';
import { quietUntil } from '#main/alerts/do-not-disturb.ts';
import { createOwnActions } from '#main/alerts/own-actions.ts';
import { createAppStateStore } from '#main/app-state/app-state.ts';
import { setDoNotDisturb } from '#main/commands/app/set-do-not-disturb.ts';
import { setSessionAlerts } from '#main/commands/session/set-session-alerts.ts';
import { createSessionStore } from '#main/sessions/session-store.ts';
import { INITIAL_APP_STATE } from '#test/main/app-state/initial-app-state-example.ts';
import { chatting } from '#test/main/sessions/examples.ts';

it('is half an hour, an hour, or to the next morning by the clock on the wall', () => {
  const now = new Date(2026, 9, 24, 22, 10).getTime();
  expect(quietUntil('half-hour', now)).toBe(new Date(2026, 9, 24, 22, 40).getTime());
  expect(quietUntil('hour', now)).toBe(new Date(2026, 9, 24, 23, 10).getTime());
  expect(quietUntil('until-tomorrow', now)).toBe(new Date(2026, 9, 25, 7).getTime());
  expect(quietUntil('until-tomorrow', new Date(2026, 11, 31, 8).getTime())).toBe(
    new Date(2027, 0, 1, 7).getTime(),
  );
});

it('begins at once, and is ended before its time', () => {
  const appState = createAppStateStore(INITIAL_APP_STATE);
  const before = Date.now();
  setDoNotDisturb({ appState }, { time: 'hour' });
  expect(appState.read().doNotDisturbUntil).toBeGreaterThanOrEqual(before + 3_600_000);
  expect(appState.read().doNotDisturbUntil).toBeLessThanOrEqual(Date.now() + 3_600_000);
  setDoNotDisturb({ appState }, { time: null });
  expect(appState.read().doNotDisturbUntil).toBeNull();
});

it('what alerts of a session may do is chosen for sessions that are there', () => {
  const parts = { appState: createAppStateStore(INITIAL_APP_STATE), store: createSessionStore() };
  parts.store.apply({ type: 'session-updated', session: chatting('supervisors'), at: 0 });
  setSessionAlerts(parts, { sessionId: 's', level: 'badge' });
  expect(parts.appState.read().sessionAlerts).toEqual({ s: 'badge' });
  setSessionAlerts(parts, { sessionId: 's', level: null });
  expect(parts.appState.read().sessionAlerts).toEqual({});
  expect(() => setSessionAlerts(parts, { sessionId: 'x', level: 'off' })).toThrow(
    expect.objectContaining({ code: 'session-not-found' }) as Error,
  );
});

it('what I have done is remembered for a moment', () => {
  let now = 0;
  const doings = createOwnActions(() => now);
  doings.note('s');
  expect([doings.isRecent('s'), doings.isRecent('t')]).toEqual([true, false]);
  now = 20_000;
  expect(doings.isRecent('s')).toBe(false);
  doings.note(null);
  expect(doings.isRecent('t')).toBe(true);
});
