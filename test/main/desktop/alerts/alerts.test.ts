/** What notifications say, where they lead, and how the system is used for them. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Alert } from '#main/alerts/alert.ts';
import { describeAlerts } from '#main/desktop/notifications/alert-labels.ts';
import { presentByElectron } from '#main/desktop/notifications/electron-presenter.ts';
import { excerpt } from '#main/desktop/notifications/excerpt.ts';
import { idOfPlace, placeOfActivation } from '#main/desktop/notifications/notification-place.ts';
import { createNotifier } from '#main/desktop/notifications/notifications.ts';
import { toPlainText } from '#main/desktop/notifications/plain-text.ts';
import { createSessionStore } from '#main/sessions/session-store.ts';
import { AGENT, chatting, CUSTOMER, message } from '#test/main/sessions/examples.ts';

const store = createSessionStore();
const NOW = 600_000;
store.apply({ type: 'session-updated', session: chatting('everyone'), at: 0 });
store.apply({
  type: 'session-updated',
  session: chatting('supervisors', {
    id: 't',
    participants: [{ ...CUSTOMER, nickname: 'Tom\n\u202Eevil' }, AGENT],
  }),
  at: 0,
});
store.apply({
  type: 'messages-received',
  sessionId: 's',
  messages: [
    message(4, { text: 'Where is\nit?' }),
    message(5, { from: AGENT, text: 'Here.', seenBy: 'agents' }),
  ],
  at: 0,
});

const LONG_AGO = NOW - 51 * 3_600_000;
store.apply({
  type: 'session-updated',
  session: chatting('everyone', { id: 'old', participants: [{ ...CUSTOMER, nickname: 'Old' }, AGENT] }),
  at: LONG_AGO,
});
store.apply({
  type: 'messages-received',
  sessionId: 'old',
  messages: [message(1, { at: LONG_AGO, text: 'Still here' })],
  at: LONG_AGO,
});

function alert(changes: Partial<Alert> = {}): Alert {
  return {
    key: 'k',
    kind: 'new-message',
    sessionId: 's',
    lineKey: '#4',
    level: 'notification',
    count: 1,
    wasMissed: false,
    ...changes,
  };
}

function describeThem(alerts: readonly Alert[], previewText = true) {
  return describeAlerts(alerts, { find: store.get, previewText, now: NOW });
}

describe('words', () => {
  it.each<[Partial<Alert>, string, string]>([
    [{}, 'New message: Maria', 'Where is it?'],
    [{ lineKey: '#5' }, 'New message: Amy to Maria', 'Here.'],
    [{ count: 3 }, '3 messages: Maria', 'Where is it?'],
    [{ count: 3, wasMissed: true }, '3 messages while you were away: Maria', 'Where is it?'],
    [{ kind: 'keyword' }, 'Keyword: Maria', 'Where is it?'],
    [{ kind: 'customer-waiting' }, 'Maria is waiting', 'For 9 minutes. With Amy'],
    [{ kind: 'customer-waiting', sessionId: 'old' }, 'Old is waiting', 'For 2 days 3 h. With Amy'],
    [{ kind: 'silence', sessionId: 'old' }, 'Nobody writes: Old', 'For 2 days 3 h. With Amy'],
    [{ kind: 'silence' }, 'Nobody writes: Maria', 'For 9 minutes. With Amy'],
    [{ kind: 'session-joined' }, 'New session: Maria', 'With Amy'],
    [{ kind: 'session-ended' }, 'Session ended: Maria', 'With Amy'],
    [{ kind: 'mode-changed' }, 'Mode changed by the server: Maria', 'Your mode is now Barge in.'],
    [
      { kind: 'connection-lost', sessionId: null },
      'Connection lost',
      'What is on screen may be out of date.',
    ],
    [{ sessionId: 'gone' }, 'New message: gone', ''],
  ])('%o', (changes, title, body) => expect(describeThem([alert(changes)])).toMatchObject({ title, body }));

  it('claim no mode in a session that is over', () => {
    const ended = { ...chatting('everyone', { id: 'ended' }), phase: 'left' as const };
    store.apply({ type: 'session-updated', session: ended, at: NOW });
    const { body } = describeThem([alert({ kind: 'mode-changed', sessionId: 'ended' })]);
    expect(body).toBe('');
  });

  it('hide what was written where that is wanted', () => {
    expect(JSON.stringify(describeThem([alert(), alert({ kind: 'keyword' })], false))).not.toContain('Where');
  });

  describe('of a keyword', () => {
    const LONG = `${'long '.repeat(300)}I want my REFUND😀 now${' and more'.repeat(100)}`;
    const say = (text: string): void =>
      store.apply({ type: 'messages-received', sessionId: 's', messages: [message(6, { text })], at: 0 });
    const of = (keyword: string, text: string, part: string): Partial<Alert> => ({
      kind: 'keyword',
      lineKey: '#6',
      keyword: { keyword, start: text.indexOf(part), end: text.indexOf(part) + part.length },
    });

    it('say which, with the text around it, wherever it stands', () => {
      say(LONG);
      const { title, body } = describeThem([alert(of('refund', LONG, 'REFUND'))]);
      expect(title).toBe('Keyword “refund”: Maria');
      expect(body).toMatch(/^…(long )+I want my REFUND😀 now and more.*…$/);
      expect(countCharacters(body)).toBeLessThanOrEqual(200);
    });

    it('that is a pattern say what it has found', () => {
      const keyword = of('/re.und|x/', LONG, 'REFUND');
      expect(describeThem([alert(keyword)]).title).toBe('Keyword “REFUND”: Maria');
    });

    it('say it beside other alerts of the session', () => {
      const alerts = [alert({ count: 2 }), alert(of('refund', LONG, 'REFUND')), alert({ kind: 'silence' })];
      expect(describeThem(alerts)).toMatchObject({
        title: '3 alerts: Maria',
        body: 'Keyword “refund”, new messages, silence',
      });
    });

    it('do not say it where what was written is hidden', () => {
      expect(describeThem([alert(of('refund', LONG, 'REFUND'))], false)).toMatchObject({
        title: 'Keyword: Maria',
        body: '',
      });
      expect(JSON.stringify(describeThem([alert(of('/re.*/', LONG, 'REFUND'))], false))).not.toMatch(/re/i);
    });

    it('have it in them however the text is cut', () => {
      fc.assert(
        fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (before) => {
          const text = `${before.replace(/keyword/gi, '')} KEYWORD ${before}`;
          const start = text.indexOf('KEYWORD');
          expect(excerpt(text, { start, end: start + 7 }, 200)).toContain('KEYWORD');
        }),
      );
    });
  });

  it('of one message that is worth two alerts are the more telling', () => {
    expect(describeThem([alert(), alert({ kind: 'keyword' })]).title).toBe('Keyword: Maria');
  });

  it('of several alerts of a session name it and lead to the most telling', () => {
    const alerts = [alert({ count: 2 }), alert({ kind: 'customer-waiting', lineKey: '#5' })];
    expect(describeThem(alerts)).toEqual({
      title: '3 alerts: Maria',
      body: 'Customer waiting, new messages',
      place: { sessionId: 's', lineKey: '#5' },
    });
  });

  it('of several sessions are gathered', () => {
    expect(describeThem([alert({ count: 4 }), alert({ sessionId: 't' })])).toMatchObject({
      title: '5 more alerts',
      body: 'Maria, Tom evil',
    });
  });
});

const characters = new Intl.Segmenter('en');
const countCharacters = (text: string): number => Array.from(characters.segment(text)).length;

describe('plain text', () => {
  it('is one line of well-formed characters, never longer than wanted', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 120 }),
        fc.integer({ min: 1, max: 60 }),
        (text, longest) => {
          const plain = toPlainText(text, longest);
          expect(plain).not.toMatch(/[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]/u);
          expect(countCharacters(plain)).toBeLessThanOrEqual(longest);
        },
      ),
    );
  });

  it('mends half characters', () => expect(toPlainText('a\uD800b', 9)).toBe('a\uFFFDb'));

  it('does not take long for a text that is', () => {
    const began = performance.now();
    expect(toPlainText('\u0301'.repeat(5_000_000), 200).length).toBeLessThan(2000);
    expect(performance.now() - began).toBeLessThan(50);
  });
});

describe('places', () => {
  it('come back out of what Windows says of a click', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 12 }),
        fc.option(fc.string({ minLength: 1, maxLength: 8 })),
        (sessionId, lineKey) => {
          const id = idOfPlace({ sessionId, lineKey });
          if (id === undefined) return;
          expect(id.length).toBeLessThanOrEqual(64);
          expect(placeOfActivation(`type=click&tag=${id}`)).toEqual({ sessionId, lineKey });
        },
      ),
    );
  });

  it.each(['', 'type=click', 'tag=', 'tag=%', 'tag=,x', '--remote-debugging-port=1'])(
    'are none in: %s',
    (said) => expect(placeOfActivation(said)).toBeNull(),
  );

  it('that do not fit are left out', () => {
    expect(idOfPlace({ sessionId: 'x'.repeat(80), lineKey: null })).toBeUndefined();
  });
});

interface Shown {
  options: { title: string; body: string; silent: boolean };
  shows: number;
  isClosed: boolean;
  emit(event: string, ...details: unknown[]): void;
}
const system = vi.hoisted(() => ({
  shown: [] as Shown[],
  activate: null as ((said: object) => void) | null,
}));
vi.mock('electron', () => ({
  Notification: class {
    static handleActivation = (callback: (said: object) => void): void => void (system.activate = callback);
    shows = 0;
    isClosed = false;
    readonly options: Shown['options'];
    readonly listeners = new Map<string, (...details: unknown[]) => void>();
    constructor(options: Shown['options']) {
      this.options = options;
      system.shown.push(this);
    }
    on(event: string, listener: (...details: unknown[]) => void): void {
      this.listeners.set(event, listener);
    }
    emit(event: string, ...details: unknown[]): void {
      this.listeners.get(event)?.({}, ...details);
    }
    show(): void {
      this.shows += 1;
    }
    close(): void {
      this.isClosed = true;
    }
  },
}));

describe('the notifier', () => {
  const parts = { present: presentByElectron, log: { warn: vi.fn() }, open: vi.fn(), playSound: vi.fn() };
  const place = { sessionId: 's', lineKey: '#4' };
  const words = { title: 'New message', body: '<b>5 > 3 & 2</b>', place };
  beforeEach(() => {
    system.shown.length = 0;
    system.activate = null;
    vi.clearAllMocks();
  });

  it('shows text as text, and plays the sound where the system has none', () => {
    const { notify } = createNotifier({ ...parts, platform: 'linux' });
    notify(words, true);
    expect(system.shown[0]).toMatchObject({
      options: { body: '&lt;b&gt;5 &gt; 3 &amp; 2&lt;/b&gt;', silent: true },
      shows: 1,
    });
    expect(parts.playSound).toHaveBeenCalledOnce();
  });

  it('leaves the sound to the system that has one, and shows again to repeat it', () => {
    const { notify, repeatSound } = createNotifier({ ...parts, platform: 'win32' });
    notify(words, false);
    notify(words, true);
    expect(system.shown.map(({ options }) => [options.body, options.silent])).toEqual([
      [words.body, true],
      [words.body, false],
    ]);
    repeatSound();
    expect(system.shown.map(({ shows }) => shows)).toEqual([1, 2]);
    expect(parts.playSound).not.toHaveBeenCalled();
  });

  it('opens the place of a click', () => {
    createNotifier({ ...parts, platform: 'linux' }).notify(words, false);
    system.shown[0]?.emit('click');
    expect(parts.open).toHaveBeenCalledWith(place);
    expect(system.shown[0]?.isClosed).toBe(true);
  });

  it('opens the place of a click that started the app, on Windows', () => {
    createNotifier({ ...parts, platform: 'win32' });
    system.activate?.({ arguments: `type=click&tag=${idOfPlace(place)}` });
    expect(parts.open).toHaveBeenCalledWith(place);
  });

  it('says once that notifications fail', () => {
    const { notify } = createNotifier({ ...parts, platform: 'linux' });
    for (let time = 0; time < 3; time += 1) notify(words, false);
    for (const each of system.shown) each.emit('failed', 'no service');
    expect(parts.log.warn).toHaveBeenCalledOnce();
    expect(JSON.stringify(parts.log.warn.mock.calls)).not.toContain('5 >');
  });

  it('takes back what has been looked after', () => {
    const { notify, close } = createNotifier({ ...parts, platform: 'linux' });
    notify(words, false);
    notify({ ...words, place: { sessionId: 't', lineKey: null } }, false);
    close((each) => each?.sessionId === 's');
    expect(system.shown.map(({ isClosed }) => isClosed)).toEqual([true, false]);
  });
});

it('the sound is short, small and begins and ends in silence', () => {
  const sound = readFileSync('assets/sounds/alert.wav');
  expect(sound.toString('latin1', 0, 4)).toBe('RIFF');
  expect(sound.length).toBeLessThan(50_000);
  expect(sound.readInt16LE(44)).toBe(0);
  expect(sound.readInt16LE(sound.length - 2)).toBe(0);
});
