/** Patches: numbered, gathered, and no more than what changed. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AppStateStore } from '#main/app-state/app-state.ts';
import { createAppStateStore } from '#main/app-state/app-state.ts';
import type { StatePublisher } from '#main/ipc/publish-state.ts';
import { publishState } from '#main/ipc/publish-state.ts';
import type { SessionStore } from '#main/sessions/session-store.ts';
import { createSessionStore } from '#main/sessions/session-store.ts';
import type { StatePatch } from '#preload/model/app-state.ts';
import { INITIAL_APP_STATE } from '#test/main/app-state/initial-app-state-example.ts';
import { chatting, message } from '#test/main/sessions/examples.ts';

let store: SessionStore;
let appState: AppStateStore;
let publisher: StatePublisher;
let patches: StatePatch[];
let reported: unknown[];
/** What Electron does with a patch. */
let deliver: (patch: StatePatch) => void;

beforeEach(() => {
  vi.useFakeTimers();
  patches = [];
  store = createSessionStore();
  appState = createAppStateStore(INITIAL_APP_STATE);
  reported = [];
  deliver = (patch) => patches.push(patch);
  publisher = publishState(
    store,
    appState,
    (patch) => deliver(patch),
    (error) => {
      reported.push(error);
      return { code: 'unexpected', reference: 'ref' };
    },
  );
});
afterEach(() => vi.useRealTimers());

function tell(id: string): void {
  store.apply({ type: 'session-updated', session: chatting('supervisors', { id }), at: 0 });
}

function say(sessionId: string, ...indexes: number[]): void {
  const messages = indexes.map((index) => message(index));
  store.apply({ type: 'messages-received', sessionId, messages, at: 0 });
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
    appState.change({ notice: null });
    publisher.publishFullState();
    expect(patches.map((patch) => patch.number)).toEqual([1, 2, 3]);
  });

  it('hold what changed and nothing else', () => {
    tell('a');
    vi.advanceTimersByTime(16);
    appState.change({ connection: { phase: 'connecting' } });
    expect(patches[1]).toEqual({
      number: 2,
      full: false,
      appState: { connection: { phase: 'connecting' } },
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
    store.apply({ type: 'session-opened', sessionId: 'a' });
    vi.advanceTimersByTime(16);
    expect(linesOf(patches.at(-1))).toEqual(['text 1', 'text 2', 'text 3']);
  });

  it('bring only new lines, those that fill a gap too', () => {
    store.apply({ type: 'session-opened', sessionId: 'a' });
    vi.advanceTimersByTime(16);
    say('a', 5);
    vi.advanceTimersByTime(16);
    expect(linesOf(patches.at(-1))).toEqual(['text 5']);
    say('a', 4, 6);
    vi.advanceTimersByTime(16);
    expect(linesOf(patches.at(-1))).toEqual(['text 4', 'text 6']);
  });

  it('are sent empty, once, where nobody has said anything yet', () => {
    store.apply({ type: 'session-opened', sessionId: 'b' });
    expect(patches.at(-1)?.transcripts).toEqual([{ sessionId: 'b', lines: [] }]);
    vi.advanceTimersByTime(16);
    store.apply({ type: 'session-updated', session: chatting('agents', { id: 'b' }), at: 0 });
    expect(patches.at(-1)?.transcripts).toEqual([]);
  });

  it('come whole with a full state', () => {
    store.apply({ type: 'session-opened', sessionId: 'a' });
    vi.advanceTimersByTime(16);
    publisher.publishFullState();
    expect(patches.at(-1)).toMatchObject({ full: true, appState: { version: '1.0.0' } });
    expect(patches.at(-1)?.sessions).toHaveLength(2);
    expect(linesOf(patches.at(-1))).toEqual(['text 1', 'text 2']);
  });
});

/** As Electron does: a copy, or none. */
const copy = (patch: StatePatch): number => patches.push(structuredClone(patch));

/** A word of the server that every object has, looked up in a table. */
const notData = Object.prototype.toString as unknown as string; // what such a look-up gives where a text is expected

const someAgent = {
  id: 'a1',
  name: 'Amy',
  userName: 'amy',
  groups: [],
  readiness: 'ready' as const,
  stateName: '',
  sessions: [],
  order: null,
};

describe('what cannot be sent', () => {
  beforeEach(() => {
    deliver = copy;
    tell('a');
    tell('b');
    store.apply({ type: 'session-opened', sessionId: 'a' });
    vi.advanceTimersByTime(1000);
    patches.length = 0;
  });

  /** A session whose phase is a function. */
  function tellBroken(id: string): void {
    const session = { ...chatting('everyone', { id }), phase: notData as 'unknown' };
    store.apply({ type: 'session-updated', session, at: 0 });
  }

  it('is marked: its mode is not known, it is incomplete, and the others are sent as they are', () => {
    tellBroken('a');
    tell('b');
    vi.advanceTimersByTime(16);
    const sent = patches.flatMap(({ sessions }) => sessions);
    expect(sent.find(({ id }) => id === 'a')).toMatchObject({
      mode: null,
      phase: 'unknown',
      isIncomplete: true,
      offers: { modes: [] },
    });
    expect(reported).toHaveLength(1);
    expect(patches.at(0)?.appState.notice).toEqual({ code: 'unexpected', reference: 'ref' });
  });

  it('does not keep a full state from coming', () => {
    tellBroken('a');
    vi.advanceTimersByTime(16);
    publisher.publishFullState();
    const full = patches.at(-1);
    expect(full?.full).toBe(true);
    expect(full?.sessions.map(({ id, mode }) => [id, mode])).toEqual([
      ['a', null],
      ['b', 'monitor'],
    ]);
  });

  it('is whole again as soon as it can be sent', () => {
    tellBroken('a');
    vi.advanceTimersByTime(16);
    store.apply({ type: 'session-updated', session: chatting('everyone', { id: 'a' }), at: 0 });
    vi.advanceTimersByTime(16);
    expect(patches.at(-1)?.sessions[0]).toMatchObject({ mode: 'barge-in', isIncomplete: false });
  });

  it.each(['key', 'text', 'at', 'kind', 'seenBy'] as const)(
    'one line whose %s is a function does not cost the others',
    (field) => {
      const lines = [message(1), { ...message(2), [field]: notData }, message(3)];
      store.apply({ type: 'messages-received', sessionId: 'a', messages: lines, at: 0 });
      vi.advanceTimersByTime(16);
      expect(patches.flatMap(linesOf)).toEqual(expect.arrayContaining(['text 1', 'text 3']));
    },
  );

  it('an agent of the team that cannot be sent is left out, the others and all else stay', () => {
    const team = appState.read().team;
    const agent = { ...someAgent, id: 'amy' };
    const broken = { ...someAgent, stateName: notData };
    appState.change({ team: { ...team, phase: 'read', agents: [agent, broken] }, isQuitting: true });
    expect(patches.at(-1)?.appState).toMatchObject({
      isQuitting: true,
      team: { phase: 'read', agents: [{ id: 'amy' }] },
    });
  });
});

describe('a way to the page that fails', () => {
  it('costs nobody who changes something, and everything is sent again when the way is there', () => {
    deliver = () => {
      throw new Error('Object has been destroyed');
    };
    expect(() => tell('a')).not.toThrow();
    expect(() => vi.advanceTimersByTime(5000)).not.toThrow();
    deliver = copy;
    vi.advanceTimersByTime(30_000);
    expect(patches.at(-1)).toMatchObject({ full: true });
    expect(patches.at(-1)?.sessions).toHaveLength(1);
    const sent = patches.length;
    vi.advanceTimersByTime(120_000);
    expect(patches).toHaveLength(sent);
  });

  it('is tried with growing pauses', () => {
    deliver = () => {
      throw new Error('Object has been destroyed');
    };
    tell('a');
    vi.advanceTimersByTime(10 * 60_000);
    expect(reported.length).toBeLessThan(30);
  });

  it('does not stop the clockwork: the next change goes out after one that failed in its timer', () => {
    tell('a');
    deliver = () => {
      throw new Error('once');
    };
    tell('b');
    vi.advanceTimersByTime(16);
    deliver = copy;
    tell('c');
    vi.advanceTimersByTime(16);
    expect(patches.at(-1)?.sessions.map(({ id }) => id)).toContain('c');
  });
});

it('a listener that fails does not keep the patch from the page', () => {
  const ownStore = createSessionStore();
  ownStore.subscribe(() => {
    throw new Error('bug');
  });
  const own: StatePatch[] = [];
  publishState(
    ownStore,
    appState,
    (patch) => own.push(patch),
    () => ({ code: 'unexpected', reference: '' }),
  );
  expect(() => {
    ownStore.apply({ type: 'session-updated', session: chatting('supervisors'), at: 0 });
  }).toThrow('bug');
  expect(own).toHaveLength(1);
});
