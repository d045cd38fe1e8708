/** Patches: numbered, gathered, and no more than what changed. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { publishState } from '../../../main/ipc/publish-state.ts';
import type { StatePublisher } from '../../../main/ipc/publish-state.ts';
import { createSessionStore } from '../../../main/sessions/session-store.ts';
import type { SessionStore } from '../../../main/sessions/session-store.ts';
import { createShellState } from '../../../main/shell-state.ts';
import type { ShellState } from '../../../main/shell-state.ts';
import type { StatePatch } from '../../../preload/model.ts';
import { chatting, message } from '../sessions/examples.ts';
import { FIRST_SHELL } from '../first-shell-example.ts';

let store: SessionStore;
let shell: ShellState;
let publisher: StatePublisher;
let patches: StatePatch[];

beforeEach(() => {
  vi.useFakeTimers();
  patches = [];
  store = createSessionStore();
  shell = createShellState(FIRST_SHELL);
  publisher = publishState(store, shell, (patch) => patches.push(patch));
});
afterEach(() => vi.useRealTimers());

function tell(id: string): void {
  store.apply({ type: 'session-told', session: chatting('supervisors', { id }), at: 0 });
}

function say(sessionId: string, ...indexes: number[]): void {
  const messages = indexes.map((index) => message(index));
  store.apply({ type: 'messages-told', sessionId, messages, at: 0 });
}

function linesOf(patch: StatePatch | undefined): readonly string[] {
  return patch?.transcripts.flatMap(({ lines }) => lines.map((line) => line.text)) ?? [];
}

describe('patches', () => {
  it('send the first change at once and gather the rest of the frame', () => {
    tell('a');
    expect(patches).toHaveLength(1);
    tell('b');
    tell('c');
    expect(patches).toHaveLength(1);
    vi.advanceTimersByTime(16);
    expect(patches).toHaveLength(2);
    expect(patches[1]?.sessions.map((session) => session.id)).toEqual(['b', 'c']);
    vi.advanceTimersByTime(1000);
    expect(patches).toHaveLength(2);
  });

  it('are numbered without a gap', () => {
    tell('a');
    vi.advanceTimersByTime(16);
    shell.change({ notice: null });
    publisher.publishFullState();
    expect(patches.map((patch) => patch.number)).toEqual([1, 2, 3]);
  });

  it('hold what changed and nothing else', () => {
    tell('a');
    vi.advanceTimersByTime(16);
    shell.change({ connection: { phase: 'connecting' } });
    expect(patches[1]).toEqual({
      number: 2,
      full: false,
      shell: { connection: { phase: 'connecting' } },
      sessions: [],
      removedSessions: [],
      transcripts: [],
    });
  });

  it('name the sessions that are gone', () => {
    tell('a');
    store.apply({ type: 'signed-out' });
    vi.advanceTimersByTime(16);
    expect(patches[1]).toMatchObject({ sessions: [], removedSessions: ['a'] });
  });
});

describe('transcripts', () => {
  beforeEach(() => {
    tell('a');
    tell('b');
    say('a', 1, 2);
    vi.advanceTimersByTime(100);
    patches.length = 0;
  });

  it('are sent for the session on screen only', () => {
    say('a', 3);
    vi.advanceTimersByTime(16);
    expect(patches.flatMap(linesOf)).toEqual([]);
    store.apply({ type: 'session-watched', sessionId: 'a' });
    vi.advanceTimersByTime(16);
    expect(linesOf(patches.at(-1))).toEqual(['text 1', 'text 2', 'text 3']);
  });

  it('bring only new lines, those that fill a gap too', () => {
    store.apply({ type: 'session-watched', sessionId: 'a' });
    vi.advanceTimersByTime(16);
    say('a', 5);
    vi.advanceTimersByTime(16);
    expect(linesOf(patches.at(-1))).toEqual(['text 5']);
    say('a', 4, 6);
    vi.advanceTimersByTime(16);
    expect(linesOf(patches.at(-1))).toEqual(['text 4', 'text 6']);
  });

  it('are sent empty, once, where nobody has said anything yet', () => {
    store.apply({ type: 'session-watched', sessionId: 'b' });
    expect(patches.at(-1)?.transcripts).toEqual([{ sessionId: 'b', lines: [] }]);
    vi.advanceTimersByTime(16);
    tell('b');
    expect(patches.at(-1)?.transcripts).toEqual([]);
  });

  it('come whole with a full state', () => {
    store.apply({ type: 'session-watched', sessionId: 'a' });
    vi.advanceTimersByTime(16);
    publisher.publishFullState();
    expect(patches.at(-1)).toMatchObject({ full: true, shell: { version: '1.0.0' } });
    expect(patches.at(-1)?.sessions).toHaveLength(2);
    expect(linesOf(patches.at(-1))).toEqual(['text 1', 'text 2']);
  });
});
