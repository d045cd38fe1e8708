/** What is worth an alert, once, and what is not. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { countThings } from '#main/alerts/alert.ts';
import type { SessionPatch } from '#main/sessions/session-event.ts';
import type { AlertLevel } from '#preload/model/alerts.ts';
import { AGENT, chatting, CUSTOMER, me, message } from '#test/main/sessions/examples.ts';
import { AlertDesk } from './examples.ts';

let desk: AlertDesk;
const START = 1_000_000_000_000;

beforeEach(() => {
  vi.useFakeTimers({ now: START, toFake: ['Date', 'setTimeout', 'clearTimeout'] });
  desk = new AlertDesk();
});

/** A text of the customer's that is said now. */
function says(index: number, text = `text ${index}`, changes = {}) {
  return message(index, { at: Date.now(), text, ...changes });
}

function passSeconds(seconds: number): void {
  for (let second = 0; second < seconds; second += 1) {
    vi.advanceTimersByTime(1000);
    desk.watch.passTime();
  }
}

describe('new messages', () => {
  beforeEach(() => desk.begin());

  it('are told, and lead to the message', () => {
    desk.say([says(4)]);
    expect(desk.notified).toMatchObject([
      { alerts: [{ kind: 'new-message', sessionId: 's', lineKey: '#4' }], isLoud: false },
    ]);
  });

  it('are told once, however often the server tells them', () => {
    desk.say([says(4)]);
    desk.say([says(4)]);
    passSeconds(5);
    expect(desk.notified).toHaveLength(1);
    expect(desk.watch.unhandled()).toMatchObject([{ count: 1 }]);
  });

  it('are counted as they come and are looked after, a message that two rules tell of once', () => {
    desk.begin('t');
    desk.setAlerts({ keywords: ['refund'] });
    desk.say([says(4, 'refund')]);
    desk.say([says(5)]);
    desk.say([says(4)], 't');
    expect([desk.watch.countThings(), countThings(desk.watch.unhandled())]).toEqual([3, 3]);
    expect(desk.watch.unhandled()).toBe(desk.watch.unhandled());
    desk.store.apply({ type: 'session-removed', sessionId: 't', at: 0 });
    expect(desk.watch.countThings()).toBe(countThings(desk.watch.unhandled()));
    desk.isWindowInFront = true;
    desk.openSession('s');
    expect(desk.watch.countThings()).toBe(countThings(desk.watch.unhandled()));
    desk.watch.handleAll();
    expect([desk.watch.countThings(), desk.watch.unhandled()]).toEqual([0, []]);
  });

  it('of mine are no news', () => {
    desk.say([says(4, 'mine', { from: me('agents') })]);
    expect(desk.kinds()).toEqual([]);
  });

  it('are told of agents and other supervisors as well', () => {
    desk.say([says(4, 'hello', { from: AGENT })]);
    expect(desk.kinds()).toEqual(['new-message']);
  });

  it.each(['joined', 'left', 'rejoined', 'notice', 'typing-started'] as const)('are not: %s', (kind) => {
    desk.say([says(4, '', { kind })]);
    expect(desk.kinds()).toEqual([]);
  });

  it('are not told of the session in front', () => {
    desk.openSession('s');
    desk.isWindowInFront = true;
    desk.say([says(4)]);
    expect(desk.notified).toEqual([]);
    expect(desk.kinds()).toEqual([]);
  });

  it('are told of the open session when another window is in front, and of other sessions when ours is', () => {
    desk.openSession('s');
    desk.say([says(4)]);
    expect(desk.notified).toHaveLength(1);
    desk.isWindowInFront = true;
    desk.watch.lookAtFront();
    expect(desk.kinds()).toEqual([]);
    passSeconds(2);
    desk.begin('t');
    desk.say([says(4)], 't');
    expect(desk.notified.at(-1)?.alerts).toMatchObject([{ sessionId: 't' }]);
  });

  it('are handled when their session comes to the front', () => {
    desk.say([says(4)]);
    desk.isWindowInFront = true;
    desk.watch.lookAtFront();
    expect(desk.kinds()).toEqual(['new-message']);
    desk.openSession('s');
    expect(desk.kinds()).toEqual([]);
  });
});

describe('the past', () => {
  it('is no news when somebody signs in', () => {
    desk.begin('s', [says(4), says(5)]);
    expect(desk.kinds()).toEqual([]);
  });

  it('of a session that I come to is no news; what is said after my coming is', () => {
    desk.tell(chatting('supervisors'));
    desk.readLog([says(1), says(2), message(3, { kind: 'joined', from: me('supervisors') }), says(4)]);
    expect(desk.watch.unhandled()).toMatchObject([
      { kind: 'session-joined' },
      { kind: 'new-message', lineKey: '#4', count: 1 },
    ]);
  });

  it('is no news where nobody says when I came, but what is told after it is', () => {
    desk.tell(chatting('supervisors'));
    desk.readLog([says(1), says(2)]);
    expect(desk.kinds()).toEqual(['session-joined']);
    desk.say([says(3)]);
    expect(desk.kinds()).toContain('new-message');
  });

  describe('that is read after signing in, in the background,', () => {
    const signIn = (session: SessionPatch): void => {
      desk.connect({ phase: 'connecting' });
      desk.tell(session);
      desk.connect({ phase: 'connected', heardAt: START });
    };
    const joined = message(3, { kind: 'joined', from: me('supervisors') });

    it('is no news, even what was said after I came', () => {
      signIn(chatting('supervisors'));
      desk.readLog([says(1), says(2), joined, says(4)]);
      expect(desk.kinds()).toEqual([]);
      expect(desk.store.get('s')?.session.unread).toBe(0);
      desk.readLog([says(4), says(5)]);
      expect(desk.watch.unhandled()).toMatchObject([{ lineKey: '#5', wasMissed: true }]);
    });

    it('is no news beside what is told meanwhile, which is news at once', () => {
      signIn(chatting('supervisors'));
      desk.say([says(5)]);
      expect(desk.watch.unhandled()).toMatchObject([{ lineKey: '#5', count: 1, wasMissed: false }]);
      desk.readLog([says(1), says(2), joined, says(4), says(5)]);
      expect(desk.watch.unhandled()).toMatchObject([{ lineKey: '#5', count: 1 }]);
      expect(desk.store.get('s')?.session.unread).toBe(1);
    });

    it('is news where it was said after that and not told', () => {
      signIn(chatting('supervisors'));
      desk.say([says(5)]);
      desk.readLog([joined, says(4), says(5), says(6)]);
      expect(desk.watch.unhandled()).toMatchObject([{ kind: 'new-message', count: 2 }]);
    });

    it('is no coming of a session whose people were read only then', () => {
      signIn({ id: 's' });
      desk.tell(chatting('supervisors'));
      desk.readLog([says(1), joined, says(4)]);
      expect(desk.kinds()).toEqual([]);
      desk.tell(chatting('supervisors', { phase: 'left' }));
      desk.tell(chatting('supervisors'));
      expect(desk.kinds()).toEqual(['session-ended', 'session-joined']);
    });
  });

  it('is told of at once in the session on screen, when the window is behind others', () => {
    desk.tell(chatting('supervisors'));
    desk.openSession('s');
    desk.say([says(9)]);
    expect(desk.kinds()).toContain('new-message');
  });

  it('that came while the line was away is told once, however much it is', () => {
    desk.begin();
    desk.connect({
      phase: 'reconnecting',
      since: START,
      heardAt: START,
      attempt: 1,
      nextTryAt: null,
      reason: 'no-answer',
    });
    desk.readLog([says(4), says(5), says(6)]);
    desk.connect({ phase: 'connected', heardAt: START });
    passSeconds(5);
    expect(desk.notified.map(({ alerts }) => alerts)).toMatchObject([
      [{ kind: 'new-message', count: 3, lineKey: '#4', wasMissed: true }],
    ]);
  });
});

describe('waiting', () => {
  beforeEach(() => {
    desk.begin();
    desk.setRule('new-message', { level: 'off' });
    desk.setRule('silence', { level: 'off' });
  });

  it('of a customer is told when it has lasted, once, and leads to where it began', () => {
    desk.say([says(4), says(5)]);
    passSeconds(119);
    expect(desk.notified).toEqual([]);
    passSeconds(100);
    expect(desk.notified).toMatchObject([
      { alerts: [{ kind: 'customer-waiting', lineKey: '#4' }], isLoud: true },
    ]);
  });

  it('is not told of before what was said is known, and then at once', () => {
    desk.tell(chatting('supervisors', { id: 't' }));
    desk.watch.handleAll();
    desk.say([says(7)], 't');
    passSeconds(300);
    expect(desk.kinds()).toEqual([]);
    desk.readLog([says(6, 'before', { at: START }), says(7)], 't');
    passSeconds(1);
    expect(desk.kinds()).toEqual(['customer-waiting']);
  });

  it('that was told of stays when the transcript is to be read again, and no other begins meanwhile', () => {
    desk.setRule('silence', { level: 'notification', after: 200 });
    desk.say([says(4)]);
    passSeconds(121);
    desk.store.apply({ type: 'transcript-outdated', sessionId: 's' });
    passSeconds(120);
    expect(desk.kinds()).toEqual(['customer-waiting']);
    desk.readLog([says(4)]);
    passSeconds(1);
    expect(desk.kinds()).toEqual(['customer-waiting', 'silence']);
    expect(desk.watch.unhandled()).toHaveLength(2);
  });

  it('is over with an answer, and can begin again', () => {
    desk.say([says(4)]);
    passSeconds(121);
    desk.say([says(5, 'hello', { from: AGENT })]);
    expect(desk.kinds()).toEqual([]);
    desk.say([says(6)]);
    passSeconds(121);
    expect(desk.notified).toHaveLength(2);
  });

  it('is over with the session', () => {
    desk.say([says(4)]);
    passSeconds(121);
    desk.tell(chatting('supervisors', { phase: 'completed' }));
    expect(desk.kinds()).toEqual(['session-ended']);
  });

  it('is over when whatever was too long ago is said: silence', () => {
    desk.setRule('silence', { level: 'notification', after: 10 });
    desk.setRule('customer-waiting', { level: 'off' });
    desk.say([says(4)]);
    passSeconds(30);
    expect(desk.notified).toHaveLength(1);
    expect(desk.kinds()).toEqual(['silence']);
    desk.say([says(5)]);
    expect(desk.kinds()).toEqual([]);
    passSeconds(30);
    expect(desk.notified).toHaveLength(2);
  });

  it('is told as soon as shorter waits are worth it, or its alerts are wanted again', () => {
    desk.appState.change({ sessionAlerts: { s: 'off' } });
    desk.say([says(4)]);
    passSeconds(130);
    expect(desk.kinds()).toEqual([]);
    desk.appState.change({ sessionAlerts: {} });
    passSeconds(1);
    expect(desk.kinds()).toEqual(['customer-waiting']);
    desk.watch.handleAll();
    desk.say([says(5, 'hello', { from: AGENT }), says(6)]);
    passSeconds(50);
    expect(desk.kinds()).toEqual([]);
    desk.setRule('customer-waiting', { after: 40 });
    passSeconds(1);
    expect(desk.kinds()).toEqual(['customer-waiting']);
    passSeconds(300);
    expect(desk.notified).toHaveLength(2);
  });

  it('is told in the order in which it has lasted long enough, each at its time', () => {
    for (const id of ['t', 'u']) desk.begin(id);
    desk.say([says(4)], 't');
    passSeconds(10);
    desk.say([says(4)]);
    passSeconds(10);
    desk.say([says(4)], 'u');
    // What is said later does not begin the wait anew.
    desk.say([says(5)], 't');
    passSeconds(200);
    expect(desk.notified.map(({ alerts, at }) => [alerts[0]?.sessionId, (at - START) / 1000])).toEqual([
      ['t', 120],
      ['s', 130],
      ['u', 140],
    ]);
  });

  it('of an invitation is no silence', () => {
    desk.setRule('silence', { level: 'notification', after: 10 });
    desk.tell(chatting(null, { id: 'i', phase: 'invited', receivedAt: START }));
    passSeconds(60);
    expect(desk.kinds()).toEqual(['session-joined']);
  });
});

describe('sessions', () => {
  it('that come are told', () => {
    desk.tell(chatting('supervisors'));
    desk.tell(chatting('supervisors'));
    expect(desk.kinds()).toEqual(['session-joined']);
  });

  it('that end are told', () => {
    desk.begin();
    desk.tell(chatting('supervisors', { phase: 'completed' }));
    expect(desk.kinds()).toEqual(['session-ended']);
  });

  it('that I brought or ended myself are not', () => {
    desk.isOwnAction = true;
    desk.tell(chatting('supervisors'));
    desk.tell(chatting('supervisors', { phase: 'left' }));
    expect(desk.kinds()).toEqual([]);
  });

  it('that were there at signing in are not, and those that come back are', () => {
    desk.begin();
    expect(desk.kinds()).toEqual([]);
    desk.tell(chatting('supervisors', { phase: 'left' }));
    desk.tell(chatting('supervisors'));
    expect(desk.kinds()).toEqual(['session-ended', 'session-joined']);
  });

  it('that are gone leave nothing behind', () => {
    desk.begin();
    desk.say([says(4)]);
    desk.appState.change({ sessionAlerts: { s: 'badge', t: 'off' } });
    desk.store.apply({ type: 'signed-out' });
    expect(desk.kinds()).toEqual([]);
    expect(desk.appState.read().sessionAlerts).toEqual({ t: 'off' });
    desk.begin();
    desk.say([says(4)]);
    expect(desk.kinds()).toEqual(['new-message']);
  });
});

describe('modes', () => {
  beforeEach(() => desk.begin());

  it('that the server changes are told', () => {
    desk.tell({ id: 's', participants: [CUSTOMER, AGENT, me('everyone')] });
    expect(desk.notified).toMatchObject([{ alerts: [{ kind: 'mode-changed' }], isLoud: true }]);
  });

  it('that I asked for are not', () => {
    desk.store.apply({ type: 'mode-requested', sessionId: 's', mode: 'barge-in' });
    desk.tell({ id: 's', participants: [CUSTOMER, AGENT, me('everyone')] });
    expect(desk.kinds()).toEqual([]);
  });

  it('other than I asked for are', () => {
    desk.store.apply({ type: 'mode-requested', sessionId: 's', mode: 'coach' });
    desk.tell({ id: 's', participants: [CUSTOMER, AGENT, me('everyone')] });
    expect(desk.kinds()).toEqual(['mode-changed']);
  });

  it.each([
    ['were not known meanwhile', [CUSTOMER, AGENT, me(null)]],
    ['were not told of meanwhile', [CUSTOMER, AGENT]],
  ])('that the server changes are told, also when they %s', (_how, participants) => {
    desk.tell({ id: 's', participants });
    expect(desk.kinds()).toEqual([]);
    desk.tell({ id: 's', participants: [CUSTOMER, AGENT, me('everyone')] });
    expect(desk.kinds()).toEqual(['mode-changed']);
  });

  it('in which I come into a session again by myself are not', () => {
    desk.isOwnAction = true;
    desk.tell({ id: 's', participants: [CUSTOMER, AGENT] });
    desk.tell({ id: 's', participants: [CUSTOMER, AGENT, me('agents')] });
    desk.tell({ id: 's', phase: 'left' });
    desk.tell(chatting('everyone'));
    expect(desk.kinds()).toEqual([]);
  });

  it('that come back later are told again', () => {
    for (const visibility of ['everyone', 'supervisors', 'everyone'] as const) {
      desk.tell({ id: 's', participants: [CUSTOMER, AGENT, me(visibility)] });
      passSeconds(2);
    }
    expect(desk.notified).toHaveLength(3);
  });
});

describe('the connection', () => {
  const lost = {
    phase: 'reconnecting',
    since: START,
    heardAt: START,
    attempt: 1,
    nextTryAt: null,
    reason: 'no-answer',
  } as const;

  it('is told of when it has been lost for long, once, and is over when it is back', () => {
    desk.connect(lost);
    passSeconds(29);
    expect(desk.kinds()).toEqual([]);
    passSeconds(60);
    desk.connect({ ...lost, phase: 'offline', attempt: 9 });
    passSeconds(60);
    expect(desk.notified).toHaveLength(1);
    desk.connect({ phase: 'connected', heardAt: START });
    expect(desk.kinds()).toEqual([]);
  });

  it('is not told of when the window says it already', () => {
    desk.isWindowInFront = true;
    desk.connect(lost);
    passSeconds(60);
    expect(desk.notified).toEqual([]);
  });
});

describe('levels', () => {
  beforeEach(() => desk.begin());

  it.each<[AlertLevel, number, number, boolean]>([
    ['off', 0, 0, false],
    ['badge', 1, 0, false],
    ['notification', 1, 1, false],
    ['sound', 1, 1, true],
  ])('%s', (level, unhandled, notified, isLoud) => {
    desk.setRule('new-message', { level });
    desk.say([says(4)]);
    expect(desk.kinds()).toHaveLength(unhandled);
    expect(desk.notified).toHaveLength(notified);
    expect(desk.notified[0]?.isLoud ?? false).toBe(isLoud);
  });

  it('of a session are the most that its alerts may do', () => {
    desk.setRule('new-message', { level: 'sound' });
    desk.setRule('session-ended', { level: 'badge' });
    desk.appState.change({ sessionAlerts: { s: 'notification' } });
    desk.say([says(4)]);
    desk.tell(chatting('supervisors', { phase: 'completed' }));
    expect(desk.watch.unhandled()).toMatchObject([{ level: 'notification' }, { level: 'badge' }]);
  });

  it('of a session with a name that every object knows are those of the rules', () => {
    desk.begin('constructor');
    desk.say([says(4)], 'constructor');
    expect(desk.watch.unhandled()).toMatchObject([{ level: 'notification' }]);
  });

  it('are all off where an administrator wants no alerts', () => {
    desk.say([says(4)]);
    desk.alertsAllowed = false;
    desk.say([says(5)]);
    passSeconds(200);
    expect(desk.kinds()).toEqual([]);
    expect(desk.notified).toHaveLength(1);
  });
});

describe('keywords', () => {
  it('are told beside the message, which is one thing to look at', () => {
    desk.begin();
    desk.setAlerts({ keywords: ['refund'] });
    desk.say([says(4, 'I want a REFUND now')]);
    expect(desk.notified).toMatchObject([
      { alerts: [{ kind: 'new-message' }, { kind: 'keyword', lineKey: '#4' }], isLoud: true },
    ]);
    desk.say([says(5, 'please')]);
    expect(desk.watch.unhandled()).toMatchObject([{ count: 2 }, { kind: 'keyword', count: 1 }]);
  });

  it('are told with the word and where it stands, that of the message to which they lead', () => {
    desk.begin();
    desk.setRule('new-message', { level: 'off' });
    desk.setAlerts({ keywords: ['cancel', 'refund'] });
    desk.say([says(4, 'my REFUND')]);
    desk.say([says(5, 'or cancel')]);
    expect(desk.watch.unhandled()).toMatchObject([
      { kind: 'keyword', lineKey: '#4', count: 2, keyword: { keyword: 'refund', start: 3, end: 9 } },
    ]);
  });

  it('hold nothing of what was written', () => {
    desk.begin();
    desk.setAlerts({ keywords: ['/ref\\w+/'] });
    desk.say([says(4, 'my refunding secret')]);
    expect(JSON.stringify(desk.watch.unhandled())).not.toMatch(/refunding|secret/);
  });
});

describe('do not disturb', () => {
  beforeEach(() => {
    desk.begin();
    desk.setRule('silence', { level: 'off' });
    desk.setRule('customer-waiting', { level: 'off' });
    desk.appState.change({ doNotDisturbUntil: START + 60_000 });
  });

  it('counts, is silent, ends by itself, and then tells what is left as one', () => {
    desk.say([says(4)]);
    desk.say([says(5)]);
    passSeconds(30);
    expect(desk.notified).toEqual([]);
    expect(desk.watch.unhandled()).toMatchObject([{ count: 2 }]);
    passSeconds(31);
    expect(desk.appState.read().doNotDisturbUntil).toBeNull();
    expect(desk.notified).toMatchObject([{ alerts: [{ count: 2, lineKey: '#4' }] }]);
  });

  it('tells nothing of what was looked after meanwhile', () => {
    desk.say([says(4)]);
    desk.watch.handleAll();
    passSeconds(90);
    expect(desk.notified).toEqual([]);
  });
});

describe('the sound', () => {
  beforeEach(() => {
    desk.begin();
    desk.setRule('silence', { level: 'off' });
    desk.setRule('customer-waiting', { level: 'off' });
    desk.setRule('new-message', { level: 'sound' });
  });

  it('is made once', () => {
    desk.say([says(4)]);
    passSeconds(120);
    expect(desk.sounds).toBe(0);
  });

  it('comes again while nobody looks after the alert, if that is wanted', () => {
    desk.setAlerts({ repeatSound: true });
    desk.say([says(4)]);
    passSeconds(29);
    expect(desk.sounds).toBe(0);
    passSeconds(35);
    expect(desk.sounds).toBe(2);
    desk.watch.handleAll();
    passSeconds(60);
    expect(desk.sounds).toBe(2);
  });

  it('does not come again while nobody is to be disturbed', () => {
    desk.setAlerts({ repeatSound: true });
    desk.say([says(4)]);
    desk.appState.change({ doNotDisturbUntil: Date.now() + 300_000 });
    passSeconds(120);
    expect(desk.sounds).toBe(0);
  });
});

it('makes at most one notification a second of a thousand alerts a second, and loses none', () => {
  const sessions = Array.from({ length: 20 }, (_, place) => `s${place}`);
  for (const id of sessions) desk.begin(id);
  const SECONDS = 5;
  for (let step = 0; step < SECONDS * 1000; step += 1) {
    const id = sessions[step % sessions.length] ?? '';
    desk.say([says(4 + Math.floor(step / sessions.length))], id);
    vi.advanceTimersByTime(1);
  }
  vi.advanceTimersByTime(2000);
  expect(desk.notified.length).toBeLessThanOrEqual(SECONDS + 2);
  for (const [place, { at }] of desk.notified.entries())
    expect(at - (desk.notified[place - 1]?.at ?? -Infinity)).toBeGreaterThanOrEqual(1000);
  const told = desk.notified.flatMap(({ alerts }) => alerts).reduce((sum, { count }) => sum + count, 0);
  expect(told).toBe(SECONDS * 1000);
  expect(desk.watch.unhandled()).toHaveLength(sessions.length);
});
