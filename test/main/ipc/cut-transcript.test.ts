/** A transcript on screen that has grown beyond the limit, here a small one: the page keeps what main keeps, and says what it does not. */
import { beforeEach, expect, it, vi } from 'vitest';
import { createAppStateStore } from '#main/app-state/app-state.ts';
import type { StatePublisher } from '#main/ipc/publish-state.ts';
import { publishState } from '#main/ipc/publish-state.ts';
import type { SessionStore } from '#main/sessions/session-store.ts';
import { createSessionStore } from '#main/sessions/session-store.ts';
import type { StatePatch } from '#preload/model/app-state.ts';
import type { TranscriptLine } from '#preload/model/transcript.ts';
import { mergeLines } from '#renderer/state/merge-lines.ts';
import { upTo } from '#test/growth.ts';
import { INITIAL_APP_STATE } from '#test/main/app-state/initial-app-state-example.ts';
import { AGENT, chatting, CUSTOMER, me, message } from '#test/main/sessions/examples.ts';
import { keptLines } from '#test/main/sessions/kept-lines.ts';

const limits = vi.hoisted(() => ({ LINE_LIMIT: 1000, CUT_LINES: 100 }));
vi.mock('#main/sessions/limits.ts', () => limits);

let store: SessionStore;
let shown: readonly TranscriptLine[];
let publisher: StatePublisher;

function draw({ number, full, transcripts }: StatePatch): void {
  if (full) shown = [];
  for (const { lines } of transcripts) shown = mergeLines(shown, lines);
  setTimeout(() => publisher.acknowledgePatch(number), 50);
}

beforeEach(() => {
  vi.useFakeTimers();
  store = createSessionStore();
  shown = [];
  publisher = publishState(store, createAppStateStore(INITIAL_APP_STATE), draw, () => ({
    code: 'unexpected',
    reference: '',
  }));
  store.apply({ type: 'session-updated', session: chatting('supervisors'), at: 0 });
  return () => vi.useRealTimers();
});

const open = (): void => store.apply({ type: 'session-opened', sessionId: 's' });
const sayTo = (n: number, from = 1): void =>
  store.apply({
    type: 'messages-received',
    sessionId: 's',
    messages: upTo(n).map((place) => message(from + place, { from: place % 2 === 0 ? CUSTOMER : AGENT })),
    at: 0,
  });
const settle = (): void => void vi.advanceTimersByTime(10_000);

function expectWhatIsKept(): void {
  const [first, ...others] = shown;
  const messages = String(store.get('s')?.lines.cut?.messages);
  expect(first).toMatchObject({ key: 'not-kept', kind: 'not-kept', text: messages });
  expect(others.map(({ key, from }) => [key, from.nickname])).toEqual(
    keptLines(store).map(({ key, from }) => [key, from.nickname]),
  );
}

it('says so at its beginning when it is opened', () => {
  sayTo(1500);
  settle();
  open();
  expect(shown[0]?.kind).toBe('not-kept');
  settle();
  expectWhatIsKept();
  expect(shown.length).toBeLessThanOrEqual(limits.LINE_LIMIT + 1);
});

it('while it is open: what is cut goes from the page, whatever of it was on its way', () => {
  open();
  for (const piece of upTo(60)) {
    sayTo(40, piece * 40 + 1);
    vi.advanceTimersByTime(20);
    if (piece === 30) publisher.publishFullState();
  }
  settle();
  expectWhatIsKept();
  expect(shown.at(-1)?.text).toBe('text 2400');
});

it('also when somebody comes to look other than before', () => {
  open();
  sayTo(2000);
  vi.advanceTimersByTime(60);
  store.apply({
    type: 'session-updated',
    session: chatting('supervisors', {
      participants: [CUSTOMER, { ...AGENT, nickname: 'Amelia' }, me('supervisors')],
    }),
    at: 0,
  });
  sayTo(300, 2001);
  settle();
  expectWhatIsKept();
  expect(shown.some(({ from }) => from.nickname === 'Amelia')).toBe(true);
});
