/**
 * A transcript that has grown beyond the limit: its newest lines are kept as they came, the older ones counted, and neither a
 * reading of the log nor a server that numbers anew brings them back or costs what is new. Here the limit is small.
 */
import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { isLogUnread, planLogFetch } from '#main/sessions/log-fetch-plan.ts';
import { firstMissing } from '#main/sessions/received-indexes.ts';
import type { IncomingMessage } from '#main/sessions/session-event.ts';
import type { SessionStore } from '#main/sessions/session-store.ts';
import { createSessionStore } from '#main/sessions/session-store.ts';
import { upTo } from '#test/growth.ts';
import { AGENT, chatting, CUSTOMER, me, message } from './examples.ts';
import { keptLines } from './kept-lines.ts';

const limits = vi.hoisted(() => ({ LINE_LIMIT: 10, CUT_LINES: 4 }));
vi.mock('#main/sessions/limits.ts', () => limits);

let store: SessionStore;
beforeEach(() => {
  store = createSessionStore();
});

const say = (...messages: readonly IncomingMessage[]): void =>
  store.apply({ type: 'messages-received', sessionId: 's', messages, at: 0 });
const readLog = (messages: readonly IncomingMessage[], from = 0): void =>
  store.apply({
    ...planLogFetch(store.get('s')),
    type: 'log-fetched',
    sessionId: 's',
    messages,
    from,
    at: 0,
  });
const texts = (): readonly string[] => keptLines(store).map(({ text }) => text);
const cut = () => store.get('s')?.lines.cut;

/** How a server may name what was said. */
const LOGS: Readonly<Record<string, (place: number) => IncomingMessage>> = {
  'with numbers and times': (place) => message(place),
  'with numbers alone': (place) => message(place, { at: null }),
  'with numbers, all at one time': (place) => message(place, { at: 5 }),
  'with times alone': (place) => message(null, { at: place, text: `text ${place}` }),
  'with neither': (place) => message(null, { text: `text ${place}` }),
  'without numbers, all at one time': (place) => message(null, { at: 5, text: `text ${place}` }),
};

describe.each(Object.entries(LOGS))('a log %s', (_name, log) => {
  const logTo = (n: number): readonly IncomingMessage[] => upTo(n).map((place) => log(place + 1));
  const newest = (n: number): readonly string[] =>
    upTo(n)
      .map((place) => `text ${place + 1}`)
      .slice(-keptLines(store).length);

  it('keeps its newest lines, and counts the others', () => {
    logTo(100).forEach((each) => say(each));
    expect(texts().length).toBeGreaterThan(limits.LINE_LIMIT - limits.CUT_LINES - 1);
    expect(texts().length).toBeLessThanOrEqual(limits.LINE_LIMIT);
    expect(texts()).toEqual(newest(100));
    expect(cut()).toMatchObject({ lines: 100 - texts().length, messages: 100 - texts().length });
    expect(store.get('s')?.session.unread).toBe(100);
  });

  it('brings nothing back that is read again, however often, and finds what is new', () => {
    logTo(100).forEach((each) => say(each));
    const before = store.get('s')?.lines;
    readLog(logTo(100));
    readLog(logTo(100));
    expect(store.get('s')?.lines).toBe(before);
    readLog(logTo(101));
    expect(texts()).toEqual(newest(101));
    const record = store.get('s')!;
    expect([firstMissing(record.receivedIndexes), isLogUnread(record)]).toEqual([null, false]);
    expect(record.session.unread).toBe(101);
  });
});

it('a line that is told again when it is not kept any more changes nothing', () => {
  upTo(50).forEach((place) => say(message(place + 1)));
  const before = store.get('s')!.lines;
  say(message(3));
  expect(store.get('s')?.lines).toBe(before);
  expect(store.get('s')?.logEpoch.epoch).toBe(0);
});

describe('a server that numbers anew', () => {
  const fresh = (index: number): IncomingMessage =>
    message(index, { text: `new ${index}`, at: 1_000_000 + index });

  beforeEach(() => {
    upTo(50).forEach((place) => say(message(place + 1)));
  });

  it('loses nothing that it tells under the number of a line that is not kept', () => {
    say(fresh(1));
    say(fresh(2));
    expect(texts().slice(-2)).toEqual(['new 1', 'new 2']);
  });

  it.each([true, false])('loses nothing that is read, with times: %s', (hasTimes) => {
    const log = upTo(3).map((place) => ({ ...fresh(place + 1), ...(!hasTimes && { at: null }) }));
    readLog(log);
    expect(texts().slice(-3)).toEqual(['new 1', 'new 2', 'new 3']);
    const before = store.get('s')?.lines;
    readLog(log);
    expect(store.get('s')?.lines).toBe(before);
  });

  it('brings nothing back of what it has kept under other numbers', () => {
    const kept = upTo(50).map((place) => ({ ...message(place + 1), index: place }));
    say(message(50, { text: 'new', at: 1_000_000 }));
    readLog([...kept, message(50, { text: 'new', at: 1_000_000 })]);
    readLog([
      ...kept,
      message(50, { text: 'new', at: 1_000_000 }),
      message(51, { text: 'newer', at: 1_000_001 }),
    ]);
    expect(texts().slice(-2)).toEqual(['new', 'newer']);
    expect(new Set(texts()).size).toBe(texts().length);
    expect(texts()).not.toContain('text 1');
  });
});

describe('what is not kept', () => {
  it('still says who waits since when, and how I am seen, also when somebody looks other than before', () => {
    store.apply({ type: 'session-updated', session: chatting('supervisors'), at: 0 });
    say(message(1, { kind: 'joined', from: me('supervisors'), text: '' }), message(2));
    upTo(50).forEach((place) => say(message(place + 3)));
    store.apply({
      type: 'session-updated',
      session: chatting('everyone', {
        participants: [CUSTOMER, { ...AGENT, nickname: 'Amelia' }, me('everyone')],
      }),
      at: 0,
    });
    say(message(60, { from: AGENT, seenBy: 'agents' }));
    const { session, lines } = store.get('s')!;
    expect(lines.cut?.messages).toBe(lines.cut!.lines - 1);
    expect(session.waitingSince).toBe(2000);
    expect(lines.summary).toMatchObject({ waitingKey: '#2', mine: { key: '#1', mode: 'monitor' } });
    expect(session.isModeInDoubt).toBe(true);
  });
});

it('told in any order, twice, and read at any time, each of the newest is there once and in order', () => {
  const anyStep = fc.oneof(
    { weight: 6, arbitrary: fc.record({ kind: fc.constant('tells' as const), place: fc.nat({ max: 3 }) }) },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constantFrom('tells again', 'reads'), place: fc.nat({ max: 40 }) }),
    },
  );
  fc.assert(
    fc.property(fc.array(anyStep, { minLength: 10, maxLength: 60 }), (steps) => {
      store = createSessionStore();
      const underWay = upTo(steps.length).map((place) => message(place + 1));
      const told: IncomingMessage[] = [];
      for (const { kind, place } of steps) {
        if (kind === 'tells') {
          const [next] = underWay.splice(place % Math.max(1, underWay.length), 1);
          if (!next) continue;
          told.push(next);
          say(next);
        } else if (kind === 'tells again') say(...told.slice(place, place + 2));
        else {
          const log = [...told].sort((one, other) => one.index! - other.index!);
          readLog(log.slice(place % 2 === 0 ? 0 : -5), place % 2 === 0 ? 0 : (log.at(-5)?.index ?? 0));
        }
      }
      const order = cut()?.order ?? 0;
      const wanted = told.map(({ index }) => index!).filter((index) => index > order);
      expect(keptLines(store).map((line) => line.order)).toEqual(wanted.sort((one, other) => one - other));
      expect(store.get('s')?.logEpoch.epoch).toBe(0);
    }),
    { numRuns: 500 },
  );
});
