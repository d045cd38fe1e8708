/** The tray and the badge follow what changes and nothing else: what they do at rest is the same for ten and for ten thousand sessions. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Alert } from '#main/alerts/alert.ts';
import { createAppStateStore } from '#main/app-state/app-state.ts';
import { followOnSurfaces } from '#main/desktop/alerts/surfaces.ts';
import type { TrayView } from '#main/desktop/tray/tray-view.ts';
import { createSessionStore } from '#main/sessions/session-store.ts';
import { SIGNED_IN } from '#test/main/alerts/examples.ts';
import { AGENT, chatting, message } from '#test/main/sessions/examples.ts';

const NOW = 1_000_000_000_000;
const MINUTE_MS = 60_000;
/** Longer than anything is held back. */
const SETTLED_MS = 1000;

beforeEach(() => void vi.useFakeTimers({ now: NOW }));
afterEach(() => void vi.useRealTimers());

/** So many sessions; in the first so many of them a customer waits, each since another second. */
function openDesktop(sessions: number, waiting = 0) {
  const store = createSessionStore();
  const appState = createAppStateStore({ ...SIGNED_IN, connection: { phase: 'connected', heardAt: NOW } });
  for (let place = 0; place < sessions; place += 1) {
    store.apply({ type: 'session-updated', session: chatting('everyone', { id: `s${place}` }), at: NOW });
    if (place < waiting) sayIn(place, 1, NOW - (place % 50) * 1000);
  }
  function sayIn(place: number, index: number, at = Date.now(), from?: typeof AGENT): void {
    const messages = [message(index, { at, text: 'Hello', ...(from && { from }) })];
    store.apply({ type: 'messages-received', sessionId: `s${place}`, messages, at });
  }
  const alerts: Alert[] = [];
  const views: TrayView[] = [];
  const badges: number[] = [];
  const looks: (() => void)[] = [];
  const alertsChanged = followOnSurfaces({
    store,
    appState,
    heartbeat: { onBeat: (look) => void looks.push(look) },
    serverNow: Date.now,
    unhandled: () => alerts,
    showBadge: (count) => badges.push(count),
    renderTray: (view) => views.push(view),
  });
  vi.advanceTimersByTime(SETTLED_MS);
  const beat = (): void => looks.forEach((look) => look());
  return { store, appState, alerts, views, badges, alertsChanged, sayIn, beat };
}

/** How often it looks within so many minutes in which nothing happens. */
function looksAtRest({ views }: ReturnType<typeof openDesktop>, minutes: number): number {
  const before = views.length;
  vi.advanceTimersByTime(minutes * MINUTE_MS);
  return views.length - before;
}

describe.each([10, 10_000])('with %i sessions', (sessions) => {
  it('nothing is looked at while nothing happens', () => {
    const desktop = openDesktop(sessions);
    expect(vi.getTimerCount()).toBe(0);
    expect(looksAtRest(desktop, 10)).toBe(0);
  });

  it('the tray is drawn when one of its five waits is a minute longer, and at no other time', () => {
    const desktop = openDesktop(sessions, sessions);
    expect(vi.getTimerCount()).toBe(1);
    const looks = looksAtRest(desktop, 10);
    expect(looks).toBeGreaterThan(9);
    expect(looks).toBeLessThanOrEqual(5 * 10);
  });

  it('that the server was heard is no news', () => {
    const desktop = openDesktop(sessions);
    for (let time = 1; time < 50; time += 1)
      desktop.appState.change({ connection: { phase: 'connected', heardAt: NOW + time } });
    expect(looksAtRest(desktop, 1)).toBe(0);
  });

  it('a storm of messages is drawn five times a second', () => {
    const desktop = openDesktop(sessions);
    const before = desktop.views.length;
    for (let index = 1; index <= 500; index += 1) {
      desktop.sayIn(index % sessions, index);
      vi.advanceTimersByTime(2);
    }
    expect(desktop.views.length - before).toBeLessThanOrEqual(6);
    vi.advanceTimersByTime(SETTLED_MS);
    expect(desktop.views.at(-1)?.summary).toBe('connected, 500 unread messages');
  });

  it('a thousand alerts in a second are drawn five times and counted all', () => {
    const desktop = openDesktop(sessions);
    const before = desktop.views.length;
    for (let place = 0; place < 1000; place += 1) {
      const about = {
        key: `${place}`,
        kind: 'session-joined',
        level: 'badge',
        count: 1,
        wasMissed: false,
      } as const;
      desktop.alerts.push({ ...about, sessionId: `s${place}`, lineKey: null });
      desktop.alertsChanged();
      vi.advanceTimersByTime(1);
    }
    expect(desktop.views.length - before).toBeLessThanOrEqual(6);
    vi.advanceTimersByTime(SETTLED_MS);
    expect(desktop.badges.at(-1)).toBe(1000);
  });
});

it('a wait turns in the tray when its minute is full', () => {
  const desktop = openDesktop(1, 1);
  const label = (): string => desktop.views.at(-1)?.sessions[0]?.label ?? '';
  expect(label()).not.toContain('waiting');
  vi.advanceTimersByTime(MINUTE_MS - SETTLED_MS - 1);
  expect(label()).not.toContain('waiting');
  vi.advanceTimersByTime(1);
  expect(label()).toContain('waiting 1 min');
  vi.advanceTimersByTime(MINUTE_MS);
  expect(label()).toContain('waiting 2 min');
});

it('R24: a time in the tray follows the zone of the computer with the next beat, which else draws nothing', () => {
  const own = process.env['TZ'];
  try {
    process.env['TZ'] = 'UTC';
    const desktop = openDesktop(3);
    desktop.appState.change({ doNotDisturbUntil: NOW });
    vi.advanceTimersByTime(SETTLED_MS);
    const before = desktop.views.length;
    const quiet = desktop.views.at(-1)?.quiet;
    desktop.beat();
    expect(desktop.views.length).toBe(before);
    process.env['TZ'] = 'Asia/Kathmandu';
    desktop.beat();
    expect(desktop.views.length).toBe(before + 1);
    expect(desktop.views.at(-1)?.quiet).not.toBe(quiet);
  } finally {
    if (own === undefined) delete process.env['TZ'];
    else process.env['TZ'] = own;
  }
});

it.each<[string, (desktop: ReturnType<typeof openDesktop>) => void]>([
  ['a message', ({ sayIn }) => sayIn(0, 7)],
  ['an answer', ({ sayIn }) => sayIn(1, 7, Date.now(), AGENT)],
  [
    'a session that ends',
    ({ store }) => store.apply({ type: 'session-removed', sessionId: 's0', at: Date.now() }),
  ],
  ['a lost connection', ({ appState }) => appState.change({ connection: { phase: 'connecting' } })],
  ['signing out', ({ appState }) => appState.change({ account: null })],
  ['do not disturb', ({ appState }) => appState.change({ doNotDisturbUntil: NOW })],
])('%s is drawn', (_what, happen) => {
  const desktop = openDesktop(3, 2);
  const before = desktop.views.length;
  happen(desktop);
  expect(desktop.views.length).toBe(before + 1);
});
