/** What the tray is to show, of every state. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Alert } from '#main/alerts/alert.ts';
import { viewTray } from '#main/desktop/tray/tray-view.ts';
import { newRecord } from '#main/sessions/reduce.ts';
import type { AppState } from '#preload/model/app-state.ts';
import type { Session } from '#preload/model/session.ts';
import { SIGNED_IN } from '#test/main/alerts/examples.ts';
import { INITIAL_APP_STATE } from '#test/main/app-state/initial-app-state-example.ts';

const NOW = 1_000_000_000;
const CONNECTED: AppState = { ...SIGNED_IN, connection: { phase: 'connected', heardAt: NOW } };

function session(id: string, changes: Partial<Session> = {}): Session {
  return { ...newRecord(id).session, phase: 'chatting', agent: 'Amy', ...changes };
}

function alert(sessionId: string | null, changes: Partial<Alert> = {}): Alert {
  return {
    key: 'k',
    kind: 'new-message',
    sessionId,
    lineKey: '#4',
    level: 'notification',
    count: 1,
    wasMissed: false,
    ...changes,
  };
}

describe('state', () => {
  it('is signed out before all else, and offline before any alert', () => {
    const lost = {
      phase: 'offline',
      since: 0,
      heardAt: 0,
      attempt: 4,
      nextTryAt: 9,
      reason: 'no-answer',
    } as const;
    const states = [
      INITIAL_APP_STATE,
      { ...SIGNED_IN, connection: { phase: 'connecting' } as const },
      { ...SIGNED_IN, connection: lost },
      CONNECTED,
    ].map((appState) => viewTray(appState, [], [alert('s')], NOW).state);
    expect(states).toEqual(['signed-out', 'offline', 'offline', 'alerting']);
    expect(viewTray(CONNECTED, [], [], NOW).state).toBe('connected');
  });

  it('counts unread messages and alerts in words', () => {
    const view = (unread: number, alerts: readonly Alert[]): string =>
      viewTray(CONNECTED, [session('s', { unread })], alerts, NOW).summary;
    expect(view(0, [])).toBe('connected');
    expect(view(1, [])).toBe('connected, 1 unread message');
    expect(view(3, [alert('s', { count: 3 }), alert('s', { kind: 'keyword' })])).toBe(
      'connected, 3 unread messages, 3 alerts',
    );
    // Open in a window behind others: read as far as the page knows.
    expect(view(0, [alert('s', { count: 2 })])).toBe('connected, 2 unread messages, 2 alerts');
    expect(view(0, [alert('s', { kind: 'silence' })])).toBe('connected, 1 alert');
  });

  it('says until when not to be disturbed', () => {
    const until = new Date(2026, 1, 1, 14, 30).getTime();
    expect(viewTray({ ...CONNECTED, doNotDisturbUntil: until }, [], [], NOW).quiet).toMatch(
      /^Do not disturb until .*30/,
    );
  });
});

describe('sessions', () => {
  const segmenter = new Intl.Segmenter('en');
  const idsOf = (sessions: readonly Session[], alerts: readonly Alert[] = []): readonly string[] =>
    viewTray(CONNECTED, sessions, alerts, NOW).sessions.map(({ place }) => place.sessionId);

  it('are the loudest, then those that wait longest, then those with most unread; five at most', () => {
    const sessions = [
      session('idle'),
      session('unread', { unread: 1 }),
      session('waits', { waitingSince: NOW - 60_000 }),
      session('waits long', { waitingSince: NOW - 600_000 }),
      session('badge'),
      session('sound'),
      session('ended', { ended: true }),
    ];
    const alerts = [alert('badge', { level: 'badge' }), alert('sound', { level: 'sound' })];
    expect(idsOf(sessions, alerts)).toEqual(['sound', 'badge', 'waits long', 'waits', 'unread']);
  });

  it('that ended are there while an alert leads to them', () => {
    const ended = session('e', { ended: true });
    expect(idsOf([ended])).toEqual([]);
    expect(idsOf([ended], [alert('e', { kind: 'session-ended' })])).toEqual(['e']);
  });

  it('lead to the line of their loudest alert', () => {
    const alerts = [alert('s'), alert('s', { kind: 'keyword', level: 'sound', lineKey: '#9' })];
    expect(viewTray(CONNECTED, [session('s')], alerts, NOW).sessions[0]?.place.lineKey).toBe('#9');
  });

  it('are not told to those who are signed out', () => {
    expect(viewTray(INITIAL_APP_STATE, [session('s')], [], NOW)).toMatchObject({ sessions: [], count: 0 });
  });

  it('have short names on one line, whatever people call themselves', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 80 }),
        fc.string({ unit: 'grapheme' }),
        (customer, agent) => {
          const [entry] = viewTray(CONNECTED, [session('s', { customer, agent })], [], NOW).sessions;
          expect(entry?.label).not.toMatch(/[\p{Cc}\u202A-\u202E\u2066-\u2069\p{Cs}]/u);
          const characters = Array.from(segmenter.segment(entry?.label ?? ''));
          expect(characters.length).toBeLessThanOrEqual(90);
        },
      ),
    );
  });
});

describe('a keyword', () => {
  const found = (keyword: string): Alert =>
    alert('s', { kind: 'keyword', keyword: { keyword, start: 0, end: 6 } });
  const labelOf = (one: Alert, previewText = true): string | undefined => {
    const alerts = { ...CONNECTED.settings.alerts, previewText };
    const appState = { ...CONNECTED, settings: { ...CONNECTED.settings, alerts } };
    return viewTray(appState, [session('s', { customer: 'Maria' })], [one], NOW).sessions[0]?.label;
  };

  it('is named beside its session', () => {
    expect(labelOf(found('refund'))).toBe('Maria — Amy, keyword “refund”');
    expect(labelOf(alert('s'))).not.toContain('keyword');
  });

  it('is not named where it is a pattern, or where what was written is hidden', () => {
    expect(labelOf(found('/re+/'))).toBe('Maria — Amy, keyword');
    expect(labelOf(found('refund'), false)).toBe('Maria — Amy, keyword');
  });
});

it('says how long a customer has waited as people say it', () => {
  const labelAfter = (milliseconds: number): string | undefined =>
    viewTray(CONNECTED, [session('s', { customer: 'Maria', waitingSince: NOW - milliseconds })], [], NOW)
      .sessions[0]?.label;
  expect(labelAfter(59_000)).toBe('Maria — Amy');
  expect(labelAfter(9 * 60_000)).toBe('Maria — Amy, waiting 9 min');
  expect(labelAfter(51 * 3_600_000)).toBe('Maria — Amy, waiting 2 days 3 h');
  expect(labelAfter(-51 * 3_600_000)).toBe('Maria — Amy');
});

describe('what is said of a session', () => {
  const labelOf = (changes: Partial<Session>, alerts: readonly Alert[] = []): string | undefined =>
    viewTray(CONNECTED, [session('s', { customer: 'Maria', ...changes })], alerts, NOW).sessions[0]?.label;

  it('is who is in it, that it has ended, how much is unread and which keyword came in it', () => {
    expect(labelOf({})).toBe('Maria — Amy');
    expect(labelOf({ unread: 2 })).toBe('Maria — Amy, 2 unread');
    expect(labelOf({ ended: true }, [alert('s', { kind: 'silence' })])).toBe('Maria — Amy, ended');
    expect(labelOf({}, [alert('s', { kind: 'silence' }), alert('other', { kind: 'keyword' })])).toBe(
      'Maria — Amy',
    );
  });

  it('counts what is unread by the page or by the alerts, whichever knows of more', () => {
    expect(labelOf({ unread: 5 }, [alert('s', { count: 2 })])).toBe('Maria — Amy, 5 unread');
    expect(labelOf({ unread: 1 }, [alert('s', { count: 2 })])).toBe('Maria — Amy, 2 unread');
  });

  it('has no room for a long name', () => {
    const label = labelOf({ customer: 'M'.repeat(300) });
    expect(label?.length).toBeLessThan(60);
    expect(label).toContain('Amy');
  });
});

it('nothing of anybody’s work is shown when she is signed out', () => {
  const sessions = [session('s', { unread: 2 })];
  expect(viewTray(INITIAL_APP_STATE, sessions, [alert('s')], NOW)).toMatchObject({
    state: 'signed-out',
    count: 0,
    summary: 'signed out',
    sessions: [],
  });
});
