/** One more message costs the same after ten lines as after twenty thousand: in the store, for the alerts and on its way to the page. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { StatePublisher } from '#main/ipc/publish-state.ts';
import { publishState } from '#main/ipc/publish-state.ts';
import { CUT_LINES, LINE_LIMIT } from '#main/sessions/limits.ts';
import { planLogFetch } from '#main/sessions/log-fetch-plan.ts';
import type { IncomingMessage } from '#main/sessions/session-event.ts';
import type { StatePatch } from '#preload/model/app-state.ts';
import { countSteps } from '#test/count-steps.ts';
import { ALIKE, upTo } from '#test/growth.ts';
import { AlertDesk } from '#test/main/alerts/examples.ts';
import { AGENT, chatting, CUSTOMER, me, message } from '#test/main/sessions/examples.ts';

const FEW = 10;
const MANY = 19_000;

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000_000_000, toFake: ['Date', 'setTimeout', 'clearTimeout'] });
});
afterEach(() => vi.useRealTimers());

interface Desk extends AlertDesk {
  readonly patches: StatePatch[];
}

type Log = (place: number) => IncomingMessage;

const LOGS: Readonly<Record<string, Log>> = {
  'with numbers': (place) => message(place),
  'with holes in its numbers': (place) => message(2 * place),
  'without numbers': (place) => message(null, { at: place, text: `text ${place}` }),
  'without numbers and times': (place) => message(null, { text: `text ${place}` }),
  'with an answer now and then': (place) => message(place, { from: place % 7 === 0 ? AGENT : CUSTOMER }),
  'of words for colleagues alone': (place) => message(place, { from: AGENT, seenBy: 'agents' }),
  'of comings and goings': (place) => message(place, { kind: 'joined', text: '', from: me('supervisors') }),
};

/** So many lines have come, and the page has them where they are on screen. */
function deskAfter(n: number, log: Log, isOnScreen: boolean): Desk {
  const desk = Object.assign(new AlertDesk(), { patches: [] as StatePatch[] });
  const draw = (patch: StatePatch): void => {
    desk.patches.push(patch);
    publisher.acknowledgePatch(patch.number);
  };
  const report = () => ({ code: 'unexpected' as const, reference: '' });
  const publisher: StatePublisher = publishState(desk.store, desk.appState, draw, report);
  desk.connect({ phase: 'connecting' });
  desk.tell(chatting('supervisors'));
  desk.readLog(upTo(n).map((place) => log(place + 1)));
  desk.connect({ phase: 'connected', heardAt: 0 });
  desk.openSession(isOnScreen ? 's' : null);
  // The first of its kind is remembered.
  desk.say([log(n + 1)]);
  vi.advanceTimersByTime(60_000);
  return desk;
}

const MESSAGES: Readonly<Record<string, (desk: Desk, next: IncomingMessage, n: number, log: Log) => void>> = {
  'one more': (desk, next) => desk.say([next]),
  'one that came before': (desk, _next, n, log) => desk.say([log(n + 1)]),
  'somebody new who writes': (desk, next) =>
    desk.say([{ ...next, from: { ...AGENT, id: 'b', userId: 'user-b', nickname: 'Ben' } }]),
  'one that is typed': (desk, next) => desk.say([{ ...next, kind: 'typing-started' }]),
  'a second in which nothing comes': (desk) => {
    vi.setSystemTime(Date.now() + 3_600_000);
    desk.watch.passTime();
  },
};

/** The steps of it, and how many lines went to the page. */
function cost(n: number, log: Log, act: (typeof MESSAGES)[string], isOnScreen: boolean): number {
  const desk = deskAfter(n, log, isOnScreen);
  return countSteps(() => act(desk, log(n + 2), n, log));
}

describe.each(Object.entries(LOGS))('a log %s', (_name, log) => {
  describe.each([true, false])('on screen: %s', (isOnScreen) => {
    it.each(Object.entries(MESSAGES))('%s', (_what, act) => {
      const few = cost(FEW, log, act, isOnScreen);
      expect(few).toBeGreaterThan(FEW);
      expect(cost(MANY, log, act, isOnScreen) / few).toBeLessThan(ALIKE);
    });
  });
});

it('one more after a log has begun anew', () => {
  const costAfter = (n: number): number => {
    const log: Log = (place) => message(place);
    const desk = deskAfter(n, log, true);
    const anew = (place: number): IncomingMessage =>
      message(place, { text: `new ${place}`, at: 1e9 + place });
    desk.say([anew(1)]);
    desk.say([anew(2)]);
    return countSteps(() => desk.say([anew(3)]));
  };
  expect(costAfter(MANY) / costAfter(FEW)).toBeLessThan(ALIKE);
});

it('one more that a reading of the log has found, from the line that was to prove it', () => {
  const costAfter = (n: number): number => {
    const desk = deskAfter(n, (place) => message(place), true);
    return countSteps(() => {
      const { from, ...plan } = planLogFetch(desk.store.get('s'));
      expect(from).toBe(n);
      const messages = upTo(3).map((place) => message(from + place));
      desk.store.apply({ type: 'log-fetched', sessionId: 's', messages, from, ...plan, at: 0 });
    });
  };
  expect(costAfter(MANY) / costAfter(FEW)).toBeLessThan(ALIKE);
});

it('one more line is one line on its way to the page', () => {
  const desk = deskAfter(MANY, (place) => message(place), true);
  const before = desk.patches.length;
  desk.say([message(MANY + 2)]);
  const sent = desk.patches.slice(before).flatMap(({ transcripts }) => transcripts);
  expect(sent.flatMap(({ lines }) => lines)).toHaveLength(1);
});

it('beyond the limit, thousands more cost each what one costs before it', { timeout: 120_000 }, () => {
  const log: Log = (place) => message(place);
  const costOf = (after: number, n: number): number => {
    const desk = deskAfter(after, log, true);
    return countSteps(() => {
      for (const place of upTo(n)) {
        desk.say([log(after + 2 + place)]);
        vi.advanceTimersByTime(16);
      }
    });
  };
  const few = costOf(FEW, 100) / 100;
  const many = 2 * CUT_LINES;
  expect(costOf(LINE_LIMIT, many) / many / few).toBeLessThan(ALIKE);
});
