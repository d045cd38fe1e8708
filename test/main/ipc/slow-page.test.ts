/** A page that draws slowly gets one patch at a time with all that has changed, and one that was silent for long gets everything. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AppStateStore } from '#main/app-state/app-state.ts';
import { createAppStateStore } from '#main/app-state/app-state.ts';
import { SILENCE_LIMIT_MS } from '#main/ipc/patch-pace.ts';
import type { StatePublisher } from '#main/ipc/publish-state.ts';
import { publishState } from '#main/ipc/publish-state.ts';
import { NEWEST_LINES, PIECE_LINES } from '#main/ipc/transcript-feed.ts';
import type { SessionStore } from '#main/sessions/session-store.ts';
import { createSessionStore } from '#main/sessions/session-store.ts';
import type { StatePatch } from '#preload/model/app-state.ts';
import type { Session } from '#preload/model/session.ts';
import type { TranscriptLine } from '#preload/model/transcript.ts';
import { mergeLines } from '#renderer/state/merge-lines.ts';
import { upTo } from '#test/growth.ts';
import { INITIAL_APP_STATE } from '#test/main/app-state/initial-app-state-example.ts';
import { AGENT, chatting, me, message } from '#test/main/sessions/examples.ts';

const SECOND = 1000;
const FRAME = 16;

let store: SessionStore;
let appState: AppStateStore;
let publisher: StatePublisher;
let patches: StatePatch[];
/** How long the page takes for a patch; `null`: it does not answer. */
let drawingMs: number | null;

/** What the page would show. */
const shown = {
  number: 0,
  sessions: new Map<string, Session>(),
  lines: new Map<string, readonly TranscriptLine[]>(),
  hasEarlier: new Set<string>(),
};

beforeEach(() => {
  vi.useFakeTimers();
  store = createSessionStore();
  appState = createAppStateStore(INITIAL_APP_STATE);
  patches = [];
  drawingMs = 0;
  const report = () => ({ code: 'unexpected' as const, reference: '' });
  publisher = publishState(store, appState, draw, report);
  publisher.publishFullState();
  vi.advanceTimersByTime(FRAME);
  patches = [];
});
afterEach(() => vi.useRealTimers());

function draw(patch: StatePatch): void {
  patches.push(patch);
  if (patch.full) {
    shown.sessions.clear();
    shown.lines.clear();
    shown.hasEarlier.clear();
  } else expect(patch.number).toBe(shown.number + 1);
  shown.number = patch.number;
  for (const session of patch.sessions) shown.sessions.set(session.id, session);
  for (const id of patch.removedSessions) shown.sessions.delete(id);
  for (const { sessionId, lines, hasEarlier = false } of patch.transcripts) {
    shown.lines.set(sessionId, mergeLines(shown.lines.get(sessionId) ?? [], lines));
    shown.hasEarlier[hasEarlier ? 'add' : 'delete'](sessionId);
  }
  if (drawingMs !== null) setTimeout(() => publisher.acknowledgePatch(patch.number), drawingMs);
}

function tell(id: string, receivedAt = 0): void {
  store.apply({ type: 'session-updated', session: chatting('supervisors', { id, receivedAt }), at: 0 });
}

function say(...indexes: readonly number[]): void {
  const messages = indexes.map((index) => message(index));
  store.apply({ type: 'messages-received', sessionId: 's', messages, at: 0 });
}

const switchTo = (visibility: 'agents' | 'everyone'): void =>
  store.apply({ type: 'session-updated', session: chatting(visibility), at: 0 });

const textsShown = (): readonly string[] => (shown.lines.get('s') ?? []).map(({ text }) => text);
const textsKept = (n: number): readonly string[] => upTo(n).map((place) => `text ${place + 1}`);

describe('a page that takes a second for a patch', () => {
  beforeEach(() => {
    drawingMs = SECOND;
  });

  it('gets one a second, whatever changes, and misses nothing', () => {
    store.apply({ type: 'session-opened', sessionId: 's' });
    tell('s');
    for (const place of upTo(10_000)) {
      tell(`s${place % 100}`, place);
      if (place % 10 === 0) say(place / 10 + 1);
      vi.advanceTimersByTime(1);
    }
    expect(patches.length).toBeLessThanOrEqual(11);
    vi.advanceTimersByTime(5 * SECOND);
    for (const record of store.all()) expect(shown.sessions.get(record.session.id)).toBe(record.session);
    expect(textsShown()).toEqual(textsKept(1000));
    expect(shown.hasEarlier.size).toBe(0);
  });

  it('has the newest mode in the next patch, before all else that came with it was drawn', () => {
    tell('s');
    for (const place of upTo(500)) tell(`s${place}`);
    switchTo('agents');
    switchTo('everyone');
    vi.advanceTimersByTime(SECOND - 1);
    expect(patches).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(patches).toHaveLength(2);
    expect(shown.sessions.get('s')?.mode).toBe('barge-in');
  });

  it('gets the first change after a pause at once', () => {
    tell('s');
    vi.advanceTimersByTime(2 * SECOND);
    switchTo('agents');
    expect(shown.sessions.get('s')?.mode).toBe('coach');
  });

  it('is given everything at once when it asks, also while an answer is awaited', () => {
    tell('s');
    switchTo('agents');
    publisher.publishFullState();
    expect(patches.at(-1)?.full).toBe(true);
    expect(shown.sessions.get('s')?.mode).toBe('coach');
    switchTo('everyone');
    // The answer to the patch before is none to this one.
    vi.advanceTimersByTime(SECOND - FRAME);
    const sent = patches.length;
    publisher.acknowledgePatch(shown.number - 1);
    expect(patches).toHaveLength(sent);
    vi.advanceTimersByTime(SECOND);
    expect(shown.sessions.get('s')?.mode).toBe('barge-in');
  });
});

describe('a page that does not answer', () => {
  beforeEach(() => {
    drawingMs = null;
    tell('s');
  });

  it('gets nothing more, and what has changed when it answers', () => {
    for (const place of upTo(100)) {
      tell('s', place);
      vi.advanceTimersByTime(SECOND);
    }
    expect(patches).toHaveLength(1);
    publisher.acknowledgePatch(shown.number);
    expect(patches).toHaveLength(2);
    expect(patches[1]).toMatchObject({ full: false, sessions: [{ receivedAt: 99 }] });
  });

  it('gets everything when it answers after long', () => {
    vi.advanceTimersByTime(SILENCE_LIMIT_MS);
    publisher.acknowledgePatch(shown.number);
    expect(patches.at(-1)?.full).toBe(true);
    publisher.acknowledgePatch(shown.number);
    vi.advanceTimersByTime(FRAME);
    expect(patches).toHaveLength(2);
  });

  it('has crashed: the next one asks for everything and goes on from it', () => {
    vi.advanceTimersByTime(10 * SECOND);
    drawingMs = 0;
    publisher.publishFullState();
    expect(shown.sessions.has('s')).toBe(true);
    vi.advanceTimersByTime(FRAME);
    switchTo('everyone');
    expect(shown.sessions.get('s')?.mode).toBe('barge-in');
  });
});

it('a patch that could not be sent has no answer, and nothing waits for it', () => {
  vi.spyOn(patches, 'push').mockImplementationOnce(() => {
    throw new Error('Object has been destroyed');
  });
  tell('s');
  drawingMs = 0;
  shown.number += 1;
  vi.advanceTimersByTime(FRAME);
  switchTo('everyone');
  expect(shown.sessions.get('s')?.mode).toBe('barge-in');
});

describe('a long transcript', () => {
  const LENGTH = 3000;
  const open = (): void => store.apply({ type: 'session-opened', sessionId: 's' });

  beforeEach(() => {
    tell('s');
    say(...upTo(LENGTH).map((place) => place + 1));
    vi.advanceTimersByTime(10 * FRAME);
    patches = [];
    drawingMs = SECOND;
  });

  it('comes with its newest lines at first, and is not said to be whole', () => {
    open();
    expect(textsShown()).toEqual(textsKept(LENGTH).slice(-NEWEST_LINES));
    expect(shown.hasEarlier.has('s')).toBe(true);
  });

  it('comes in pieces, each of which is small, until it is whole; then nothing is sent', () => {
    open();
    vi.advanceTimersByTime(20 * SECOND);
    expect(textsShown()).toEqual(textsKept(LENGTH));
    expect(shown.hasEarlier.has('s')).toBe(false);
    expect(patches).toHaveLength(1 + Math.ceil((LENGTH - NEWEST_LINES) / PIECE_LINES));
    for (const { transcripts } of patches)
      for (const { lines } of transcripts) expect(lines.length).toBeLessThanOrEqual(PIECE_LINES);
  });

  it('brings what is new with the next piece', () => {
    open();
    say(LENGTH + 1);
    vi.advanceTimersByTime(SECOND);
    expect(textsShown().at(-1)).toBe(`text ${LENGTH + 1}`);
  });

  it('loses nothing that comes late, or looks other than before, between two pieces', () => {
    open();
    vi.advanceTimersByTime(SECOND);
    store.apply({
      type: 'messages-received',
      sessionId: 's',
      messages: [0.5, 1000.5, 2800.5, 2900.5].map((index) => message(index, { from: AGENT })),
      at: 0,
    });
    vi.advanceTimersByTime(SECOND);
    tell('s');
    store.apply({
      type: 'session-updated',
      session: chatting('supervisors', { participants: [{ ...AGENT, nickname: 'Amelia' }, me('agents')] }),
      at: 0,
    });
    say(LENGTH + 1);
    vi.advanceTimersByTime(20 * SECOND);
    expect(textsShown()).toHaveLength(LENGTH + 5);
    expect(shown.lines.get('s')?.filter(({ from }) => from.nickname === 'Amelia')).toHaveLength(4);
    expect(shown.hasEarlier.has('s')).toBe(false);
  });

  it('waits while another is on screen, and goes on when it is again', () => {
    open();
    tell('other');
    store.apply({ type: 'session-opened', sessionId: null });
    vi.advanceTimersByTime(20 * SECOND);
    const sent = patches.length;
    vi.advanceTimersByTime(20 * SECOND);
    expect(patches).toHaveLength(sent);
    expect(shown.hasEarlier.has('s')).toBe(true);
    store.apply({ type: 'session-opened', sessionId: 'other' });
    vi.advanceTimersByTime(SECOND);
    open();
    vi.advanceTimersByTime(20 * SECOND);
    expect(textsShown()).toEqual(textsKept(LENGTH));
    expect(shown.hasEarlier.has('s')).toBe(false);
  });

  it('of which all looks other than before is sent as at first', () => {
    open();
    vi.advanceTimersByTime(20 * SECOND);
    patches = [];
    store.apply({
      type: 'session-updated',
      session: chatting('supervisors', {
        participants: [AGENT, me('supervisors'), { ...AGENT, ...message(1).from, nickname: 'Mary' }],
      }),
      at: 0,
    });
    expect(patches[0]?.transcripts[0]?.lines).toHaveLength(NEWEST_LINES);
    vi.advanceTimersByTime(20 * SECOND);
    expect(shown.lines.get('s')?.every(({ from }) => from.nickname === 'Mary')).toBe(true);
  });

  it('of a session that is gone is not gone on with', () => {
    open();
    store.apply({ type: 'signed-out' });
    vi.advanceTimersByTime(20 * SECOND);
    const sent = patches.length;
    vi.advanceTimersByTime(20 * SECOND);
    expect(patches).toHaveLength(sent);
  });
});
