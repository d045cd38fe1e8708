/** Ten times as many sessions, alerts or changes cost ten times as much to watch; a change costs what it is about. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { countThings } from '#main/alerts/alert.ts';
import { createOwnActions } from '#main/alerts/own-actions.ts';
import { describeAlerts } from '#main/desktop/notifications/alert-labels.ts';
import type { Connection } from '#preload/model/connection.ts';
import { countSteps } from '#test/count-steps.ts';
import { ALIKE, grow, MOST, upTo } from '#test/growth.ts';
import { AGENT, chatting, message } from '#test/main/sessions/examples.ts';
import { AlertDesk } from './examples.ts';

const FEW = 300;
const THOUSAND = 1000;
const LATER = 3_600_000;
const CONNECTED: Connection = { phase: 'connected', heardAt: 0 };

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000_000_000, toFake: ['Date', 'setTimeout', 'clearTimeout'] });
});

const idOf = (place: number): string => `s${place}`;

/** A desk with so many sessions, none of which has an alert. */
function deskOf(n: number): AlertDesk {
  const desk = new AlertDesk();
  desk.connect({ phase: 'connecting' });
  for (const place of upTo(n)) desk.tell(chatting('supervisors', { id: idOf(place) }));
  desk.connect(CONNECTED);
  return desk;
}

const sayIn = (desk: AlertDesk, place: number, index: number): void =>
  desk.say([message(index, { at: Date.now(), text: 'refund' })], idOf(place));

/** The same, with alerts of two kinds in each. */
function alertingDeskOf(n: number): AlertDesk {
  const desk = deskOf(n);
  desk.setAlerts({ keywords: ['refund'] });
  for (const place of upTo(n)) sayIn(desk, place, 1);
  return desk;
}

/** What so many sessions go through, each one thing. */
const CHANGES: Readonly<Record<string, (n: number) => () => unknown>> = {
  'a message in each session, one after the other': (n) => {
    const desk = deskOf(n);
    desk.setAlerts({ keywords: ['refund'] });
    return () => upTo(n).forEach((place) => sayIn(desk, place, 1));
  },
  'a second message in each session': (n) => {
    const desk = alertingDeskOf(n);
    return () => upTo(n).forEach((place) => sayIn(desk, place, 2));
  },
  'sessions that come one after the other': (n) => {
    const desk = new AlertDesk();
    return () => upTo(n).forEach((place) => desk.tell(chatting('supervisors', { id: idOf(place) })));
  },
  'sessions that end one after the other': (n) => {
    const desk = alertingDeskOf(n);
    return () => upTo(n).forEach((place) => desk.tell({ id: idOf(place), phase: 'completed' }));
  },
  'sessions that are gone all at once': (n) => {
    const desk = alertingDeskOf(n);
    return () =>
      desk.store.applyAll(
        upTo(n).map((place) => ({ type: 'session-removed', sessionId: idOf(place), at: 0 })),
      );
  },
  'a sign-out, with a choice for each session': (n) => {
    const desk = alertingDeskOf(n);
    desk.appState.change({
      sessionAlerts: Object.fromEntries(upTo(n).map((place) => [idOf(place), 'badge' as const])),
    });
    return () => desk.store.apply({ type: 'signed-out' });
  },
  'answers of the server, of each of which the connection hears': (n) => {
    const desk = alertingDeskOf(n);
    return () => upTo(n).forEach(() => desk.connect({ ...CONNECTED }));
  },
  'looking at one session after the other': (n) => {
    const desk = alertingDeskOf(n);
    desk.isWindowInFront = true;
    return () => upTo(n).forEach((place) => desk.openSession(idOf(place)));
  },
  'a second with a customer waiting in each session': (n) => {
    const desk = alertingDeskOf(n);
    vi.setSystemTime(Date.now() + LATER);
    return () => desk.watch.passTime();
  },
  'the words for all of them': (n) => {
    const desk = alertingDeskOf(n);
    const alerts = desk.watch.unhandled();
    return () => describeAlerts(alerts, { find: desk.store.get, previewText: true, now: 0 });
  },
  'their number': (n) => {
    const alerts = alertingDeskOf(n).watch.unhandled();
    return () => countThings(alerts);
  },
  'messages that were missed, in one session': (n) => {
    const desk = deskOf(1);
    desk.setAlerts({ keywords: ['refund'] });
    sayIn(desk, 0, 1);
    const missed = upTo(n).map((place) => message(place + 2, { text: place % 2 === 0 ? 'refund' : 'no' }));
    return () => desk.readLog(missed, idOf(0));
  },
};

describe.each(Object.entries(CHANGES))('%s', (_name, prepare) => {
  it('cost ten times as much when there are ten times as many', { timeout: 60_000 }, () => {
    const { few, times } = grow(FEW, prepare);
    expect(few).toBeGreaterThan(FEW / 2);
    expect(times).toBeLessThan(MOST);
  });
});

/** What is about one session, or about none, while alerts of all the others wait. */
const SINGLE: Readonly<Record<string, (desk: AlertDesk) => unknown>> = {
  'one more message': (desk) => sayIn(desk, 0, 2),
  'one session that ends': (desk) => desk.tell({ id: idOf(0), phase: 'completed' }),
  'one answer of the server': (desk) => desk.connect({ ...CONNECTED }),
  'one look at a session': (desk) => desk.openSession(idOf(0)),
  'one more message where nobody waits': (desk) =>
    desk.say([message(2, { from: AGENT, at: Date.now() })], idOf(0)),
  'what one session is told again': (desk) => desk.tell(chatting('supervisors', { id: idOf(0) })),
  'a second in which nothing has become due': (desk) => desk.watch.passTime(),
  'how many things there are to look at': (desk) => desk.watch.countThings(),
  'other alerts for one session': (desk) => desk.appState.change({ sessionAlerts: { [idOf(0)]: 'badge' } }),
  'one question whether anything waits in a session': (desk) => desk.watch.isWaiting(idOf(0)),
};

it('ten thousand changes of ten thousand sessions are no matter', { timeout: 120_000 }, () => {
  const { few, times } = grow(THOUSAND, CHANGES['a message in each session, one after the other']!);
  expect(few).toBeGreaterThan(THOUSAND);
  expect(times).toBeLessThan(MOST);
});

it.each(Object.entries(SINGLE))(
  '%s costs the same, however many alerts wait',
  { timeout: 60_000 },
  (_name, act) => {
    const stepsOf = (n: number): number => {
      const desk = alertingDeskOf(n);
      return countSteps(() => act(desk));
    };
    const few = stepsOf(100);
    expect(few).toBeGreaterThan(0);
    expect(stepsOf(10_000) / few).toBeLessThan(ALIKE);
  },
);

it('a second looks only at the sessions in which something has become due', () => {
  const desk = deskOf(THOUSAND);
  const began = Date.now();
  for (const place of upTo(THOUSAND)) {
    vi.setSystemTime(began + place * 1000);
    sayIn(desk, place, 1);
  }
  // The first have been waiting for long enough, and are told of.
  desk.watch.passTime();
  const before = desk.watch.unhandled().length;
  vi.setSystemTime(Date.now() + 1000);
  const one = countSteps(() => desk.watch.passTime());
  // One that waits, and one in which nothing was said for long.
  expect(desk.watch.unhandled().length - before).toBe(2);
  expect(one).toBeLessThan(2000);
});

it('what I have done in one session after the other costs no more than there is to remember', () => {
  let now = 0;
  const { few, times } = grow(FEW, (n) => {
    const doings = createOwnActions(() => now);
    return () =>
      upTo(n).forEach((place) => {
        now += 1000;
        doings.note(idOf(place));
        doings.isRecent(idOf(place - 1));
      });
  });
  expect(few).toBeGreaterThan(FEW);
  expect(times).toBeLessThan(MOST);
});
