/** A patch costs what has changed, and everything at once costs ten times as much when there is ten times as much. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createAppStateStore } from '#main/app-state/app-state.ts';
import type { StatePublisher } from '#main/ipc/publish-state.ts';
import { publishState } from '#main/ipc/publish-state.ts';
import { makeSendable } from '#main/ipc/sendable-state.ts';
import { createSessionStore } from '#main/sessions/session-store.ts';
import type { StatePatch } from '#preload/model/app-state.ts';
import { ALIKE, grow, MOST, upTo } from '#test/growth.ts';
import { INITIAL_APP_STATE } from '#test/main/app-state/initial-app-state-example.ts';
import { chatting, message } from '#test/main/sessions/examples.ts';
import { sampleSession } from '#test/renderer/samples.ts';

const FEW = 1000;
const FRAME = 16;

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const idOf = (place: number): string => `s${place}`;

/** So many sessions, all of which the page has. */
function publishing(n: number) {
  const store = createSessionStore();
  const appState = createAppStateStore(INITIAL_APP_STATE);
  const patches: StatePatch[] = [];
  const report = () => ({ code: 'unexpected' as const, reference: '' });
  const draw = (patch: StatePatch): void => {
    patches.push(patch);
    publisher.acknowledgePatch(patch.number);
  };
  const publisher: StatePublisher = publishState(store, appState, draw, report);
  const tell = (place: number, receivedAt = 0): void =>
    store.apply({
      type: 'session-updated',
      session: chatting('supervisors', { id: idOf(place), receivedAt }),
      at: 0,
    });
  for (const place of upTo(n)) tell(place);
  vi.advanceTimersByTime(FRAME);
  vi.advanceTimersByTime(FRAME);
  return { store, appState, patches, publisher, tell };
}

it('one change costs the same, however many sessions there are', () => {
  const { few, times } = grow(FEW, (n) => {
    const { tell, patches } = publishing(n);
    return () => {
      tell(0, 1);
      expect(patches.at(-1)?.sessions).toHaveLength(1);
    };
  });
  expect(few).toBeGreaterThan(10);
  expect(times).toBeLessThan(ALIKE);
});

it.each([
  ['another session', ({ tell }: ReturnType<typeof publishing>) => tell(1, 1)],
  [
    'the connection',
    ({ appState }: ReturnType<typeof publishing>) =>
      appState.change({ connection: { phase: 'connected', heardAt: 1 } }),
  ],
])('a change of %s costs the same, however long the transcript on screen is', (_of, act) => {
  const { few, times } = grow(FEW, (n) => {
    const desk = publishing(2);
    const messages = upTo(n).map((place) => message(place + 1));
    desk.store.apply({ type: 'messages-received', sessionId: idOf(0), messages, at: 0 });
    desk.store.apply({ type: 'session-opened', sessionId: idOf(0) });
    // It comes in pieces.
    vi.advanceTimersByTime(1000);
    const before = desk.patches.length;
    return () => {
      act(desk);
      expect(desk.patches).toHaveLength(before + 1);
    };
  });
  expect(few).toBeGreaterThan(10);
  expect(times).toBeLessThan(ALIKE);
});

const WHOLE: Readonly<Record<string, (n: number) => () => unknown>> = {
  'ten thousand changes': (n) => {
    const { tell, patches } = publishing(n);
    return () => {
      upTo(n).forEach((place) => tell(place, 1));
      vi.advanceTimersByTime(FRAME);
      expect(patches.at(-1)?.sessions).toHaveLength(n - 1);
    };
  },
  'everything at once': (n) => {
    const { publisher, patches } = publishing(n);
    return () => {
      publisher.publishFullState();
      expect(patches.at(-1)?.sessions).toHaveLength(n);
    };
  },
  'what of a patch can be sent': (n) => {
    const { appState, publisher, patches } = publishing(0);
    publisher.publishFullState();
    const sessions = upTo(n).map((place) => {
      const session = sampleSession({ id: idOf(place) });
      return { ...session, attachedData: [{ key: 'k', value: (() => '') as never, isPlain: true }] }; // as a fault of ours might
    });
    const patch = { ...patches.at(-1)!, appState: appState.read(), sessions };
    return () => expect(makeSendable(patch).changed).toBe(n);
  },
};

it.each(Object.entries(WHOLE))('%s: ten times as much costs ten times as much', (_name, prepare) => {
  const { few, times } = grow(FEW, prepare);
  expect(few).toBeGreaterThan(FEW);
  expect(times).toBeLessThan(MOST);
});
