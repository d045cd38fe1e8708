/** The replica shows what main's patches say, and notices when one is missing. */
import { afterEach, expect, test, vi } from 'vitest';
import { NO_FRAME_MS } from '#renderer/state/after-drawing.ts';
import { AppStateReplica } from '#renderer/state/app-state-replica.svelte.ts';
import type { FakeBridge } from '#test/renderer/fake-bridge.ts';
import { makeFakeBridge, refused } from '#test/renderer/fake-bridge.ts';
import { poisonAll } from '#test/renderer/poison.ts';
import { sampleAppState, sampleLine, sampleSession } from '#test/renderer/samples.ts';

function startMirror(): FakeBridge & { replica: AppStateReplica; errors: unknown[]; stop: () => void } {
  const fake = makeFakeBridge();
  const errors: unknown[] = [];
  const replica = new AppStateReplica(fake.bridge, (error) => errors.push(error));
  return { ...fake, replica, errors, stop: replica.start() };
}

afterEach(() => vi.useRealTimers());

test('asks for everything at start, and has nothing to show before it comes', () => {
  const { replica, inputsOf, push } = startMirror();
  expect(inputsOf('requestFullState')).toHaveLength(1);
  push({ number: 8, sessions: [sampleSession()] });
  expect(replica.appState).toBeNull();
  expect(replica.sessions.size).toBe(0);
});

test('a full patch of any number is where it starts, and forgets what came before', () => {
  const { replica, push } = startMirror();
  push({ number: 5, full: true, appState: sampleAppState, sessions: [sampleSession({ id: 'old' })] });
  push({ number: 1, full: true, appState: { version: '9' }, sessions: [sampleSession({ id: 'new' })] });
  expect([...replica.sessions.keys()]).toEqual(['new']);
  expect(replica.appState?.version).toBe('9');
  expect(replica.appState?.account).toBeNull();
});

test('patches that follow change only what they name', () => {
  const { replica, push } = startMirror();
  push({ full: true, appState: sampleAppState, sessions: [sampleSession(), sampleSession({ id: 's2' })] });
  push({ appState: { version: '2' }, sessions: [sampleSession({ mode: 'coach' })] });
  push({ transcripts: [{ sessionId: 's1', lines: [sampleLine(2)] }] });
  push({ transcripts: [{ sessionId: 's1', lines: [sampleLine(1)] }], removedSessions: ['s2'] });
  expect(replica.appState?.version).toBe('2');
  expect(replica.appState?.account).toEqual(sampleAppState.account);
  expect(replica.sessions.get('s1')?.mode).toBe('coach');
  expect(replica.sessions.has('s2')).toBe(false);
  expect(replica.transcripts.get('s1')?.map(({ order }) => order)).toEqual([1, 2]);
});

test('after a skipped number it asks once, applies nothing, and goes on from the full patch', () => {
  const { replica, inputsOf, push } = startMirror();
  push({ number: 1, full: true, appState: sampleAppState });
  push({ number: 3, sessions: [sampleSession()] });
  push({ number: 4, sessions: [sampleSession()] });
  expect(inputsOf('requestFullState')).toHaveLength(2);
  expect(replica.sessions.size).toBe(0);
  push({ number: 5, full: true, appState: sampleAppState, sessions: [sampleSession()] });
  push({ number: 6, removedSessions: ['s1'] });
  expect(replica.sessions.size).toBe(0);
  expect(inputsOf('requestFullState')).toHaveLength(2);
});

test('a request that failed is made again with the next patch', async () => {
  const { answers, inputsOf, push } = startMirror();
  push({ number: 1, full: true });
  answers.requestFullState = () => refused('unexpected');
  push({ number: 3 });
  await Promise.resolve();
  await Promise.resolve();
  push({ number: 4 });
  expect(inputsOf('requestFullState')).toHaveLength(3);
});

test('stops listening when it is told to', () => {
  const { stop, isHeard } = startMirror();
  expect(isHeard()).toBe(true);
  stop();
  expect(isHeard()).toBe(false);
});

test('a full state that does not come is asked for again, with growing pauses, until it has come', () => {
  vi.useFakeTimers();
  const { replica, inputsOf, push } = startMirror();
  const asked = (): number => inputsOf('requestFullState').length;
  vi.advanceTimersByTime(1000);
  expect(asked()).toBe(2);
  vi.advanceTimersByTime(1999);
  expect(asked()).toBe(2);
  vi.advanceTimersByTime(1);
  expect(asked()).toBe(3);
  vi.advanceTimersByTime(10 * 60_000);
  const slow = asked();
  vi.advanceTimersByTime(30_000);
  expect(asked()).toBe(slow + 1);
  expect(replica.behindSince).not.toBeNull();
  push({ full: true, appState: sampleAppState });
  vi.advanceTimersByTime(10 * 60_000);
  expect(asked()).toBe(slow + 1);
  expect(replica.behindSince).toBeNull();
});

test('is behind from a skipped number to the full patch', () => {
  const { replica, push } = startMirror();
  push({ number: 1, full: true, appState: sampleAppState });
  expect(replica.behindSince).toBeNull();
  push({ number: 3 });
  expect(replica.behindSince).not.toBeNull();
  push({ number: 4 });
  expect(replica.behindSince).not.toBeNull();
  push({ number: 5, full: true, appState: sampleAppState });
  expect(replica.behindSince).toBeNull();
});

test.each([
  ['its appState', { appState: poisonAll({}) }],
  ['a session without an id', { sessions: [sampleSession({ mode: 'coach' }), poisonAll(sampleSession())] }],
  ['lines that are no list', { transcripts: [{ sessionId: 's1', lines: poisonAll([sampleLine(1)]) }] }],
])(
  'a patch that cannot be taken in (%s) changes nothing, is reported, and the full state is asked for',
  (_, patch) => {
    const { replica, errors, inputsOf, push } = startMirror();
    push({ full: true, appState: sampleAppState, sessions: [sampleSession()] });
    push({ appState: {}, sessions: [sampleSession({ mode: 'coach' })], ...patch });
    expect(replica.sessions.get('s1')?.mode).toBe('monitor');
    expect(replica.behindSince).not.toBeNull();
    expect(errors).toHaveLength(1);
    expect(inputsOf('requestFullState')).toHaveLength(2);
    push({ full: true, appState: sampleAppState, sessions: [sampleSession({ mode: 'coach' })] });
    expect(replica.sessions.get('s1')?.mode).toBe('coach');
    expect(replica.behindSince).toBeNull();
  },
);

test('a full state that cannot be taken in leaves what was there, and it is said to be old', () => {
  vi.useFakeTimers();
  const { replica, inputsOf, push } = startMirror();
  push({ full: true, appState: sampleAppState, sessions: [sampleSession()] });
  push({ full: true, appState: sampleAppState, sessions: [poisonAll(sampleSession())] });
  expect(replica.sessions.has('s1')).toBe(true);
  expect(replica.behindSince).not.toBeNull();
  expect(inputsOf('requestFullState')).toHaveLength(2);
});

test('says of every patch that it has been drawn, also of one that is of no use', async () => {
  vi.useFakeTimers();
  const { inputsOf, push } = startMirror();
  const drawn = (): readonly number[] => inputsOf('acknowledgePatch').map(({ number }) => number);
  push({ number: 1, full: true, appState: sampleAppState });
  expect(drawn()).toEqual([]);
  vi.advanceTimersByTime(NO_FRAME_MS);
  expect(drawn()).toEqual([1]);
  push({ number: 3 });
  push({ number: 4, full: true, appState: poisonAll({}) });
  vi.advanceTimersByTime(NO_FRAME_MS);
  expect(drawn()).toEqual([1, 3, 4]);
});

test('says so again where it was not heard, and no more once it is told to stop', async () => {
  vi.useFakeTimers();
  const { answers, inputsOf, push, stop } = startMirror();
  answers.acknowledgePatch = () => refused('unexpected');
  push({ number: 1, full: true, appState: sampleAppState });
  await vi.advanceTimersByTimeAsync(NO_FRAME_MS + 2500);
  expect(inputsOf('acknowledgePatch').length).toBeGreaterThan(2);
  stop();
  const said = inputsOf('acknowledgePatch').length;
  await vi.advanceTimersByTimeAsync(5000);
  expect(inputsOf('acknowledgePatch')).toHaveLength(said);
});

test('knows of which transcripts the earlier lines are still to come', () => {
  const { replica, push } = startMirror();
  push({ full: true, appState: sampleAppState, sessions: [sampleSession(), sampleSession({ id: 's2' })] });
  push({ transcripts: [{ sessionId: 's1', lines: [sampleLine(5)], hasEarlier: true }] });
  push({ transcripts: [{ sessionId: 's2', lines: [sampleLine(5)], hasEarlier: true }] });
  expect([...replica.withEarlierLines]).toEqual(['s1', 's2']);
  push({ transcripts: [{ sessionId: 's1', lines: [sampleLine(4)] }], removedSessions: ['s2'] });
  expect([...replica.withEarlierLines]).toEqual([]);
  push({ transcripts: [{ sessionId: 's1', lines: [sampleLine(3)], hasEarlier: true }] });
  push({ full: true, appState: sampleAppState });
  expect([...replica.withEarlierLines]).toEqual([]);
});
