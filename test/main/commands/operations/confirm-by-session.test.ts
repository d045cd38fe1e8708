/** An operation is believed when the session shows it; how long that may take, by a clock that the test turns. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AppStateStore } from '#main/app-state/app-state.ts';
import { createAppStateStore } from '#main/app-state/app-state.ts';
import type { Confirmation, ConfirmDeps } from '#main/commands/operations/confirm-by-session.ts';
import { confirmBySession, hasEnded } from '#main/commands/operations/confirm-by-session.ts';
import { AppError } from '#main/errors/app-error.ts';
import type { Receipt } from '#main/gws/api/operations.ts';
import { createAsyncFailures } from '#main/gws/sync/async-failures.ts';
import { createOutcomes } from '#main/outcomes/outcomes.ts';
import type { SessionStore } from '#main/sessions/session-store.ts';
import { createSessionStore } from '#main/sessions/session-store.ts';
import type { OutcomeSubject } from '#preload/model/outcomes.ts';
import type { Visibility } from '#preload/model/session.ts';
import { INITIAL_APP_STATE } from '#test/main/app-state/initial-app-state-example.ts';
import { chatting } from '#test/main/sessions/examples.ts';

/** What users are told to expect, in milliseconds. */
const CONFIRMATION_LIMIT_MS = 10_000;

const COACHING: OutcomeSubject = { kind: 'mode', sessionId: 's', mode: 'coach' };
const LEAVING: OutcomeSubject = { kind: 'action', sessionId: 's', action: 'leave', detail: '' };

let store: SessionStore;
let appState: AppStateStore;
let asyncFailures: ReturnType<typeof createAsyncFailures>;
/** What reading the session brings. */
let reread: ReturnType<typeof vi.fn<(sessionId: string) => Promise<void>>>;
/** How the server answers the operation. */
let answer: () => Promise<Receipt>;
/** Gets failures that no command waits for. */
let onUnclaimed: ReturnType<typeof vi.fn<(failure: AppError) => void>>;
let parts: ConfirmDeps;

beforeEach(() => {
  vi.useFakeTimers();
  store = createSessionStore();
  appState = createAppStateStore(INITIAL_APP_STATE);
  onUnclaimed = vi.fn();
  asyncFailures = createAsyncFailures(onUnclaimed);
  reread = vi.fn(() => Promise.resolve());
  answer = () => Promise.resolve({ referenceId: 'r1' });
  seenBy('supervisors');
  parts = {
    store,
    asyncFailures,
    outcomes: createOutcomes({ store, appState }),
    connection: { reread } as unknown as ConfirmDeps['connection'],
  };
});
afterEach(() => vi.useRealTimers());

function seenBy(visibility: Visibility): void {
  store.apply({ type: 'session-updated', session: chatting(visibility), at: 0 });
}

function end(): void {
  store.apply({ type: 'session-updated', session: { id: 's', phase: 'completed' }, at: 0 });
}

const pass = (time: number) => vi.advanceTimersByTimeAsync(time);

/** How it ends: true, false, or the code of what is thrown; `null` while it goes on. */
function confirm(changes: Partial<Confirmation> = {}): () => unknown {
  let result: unknown = null;
  const confirmation: Confirmation = {
    sessionId: 's',
    subject: COACHING,
    look: (session) => (session?.mode === 'coach' ? 'done' : null),
    operation: () => answer(),
    ...changes,
  };
  void confirmBySession(parts, confirmation).then(
    (confirmed) => (result = confirmed),
    (error: unknown) => (result = error instanceof AppError ? error.code : error),
  );
  return () => result;
}

describe('accepted is not done', () => {
  it('but it is when the session shows it, at once and without reading', async () => {
    const result = confirm();
    await pass(CONFIRMATION_LIMIT_MS - 1);
    expect(result()).toBeNull();
    seenBy('agents');
    await pass(0);
    expect(result()).toBe(true);
    expect(reread).not.toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('also when the session shows it before the answer comes', async () => {
    answer = async () => {
      seenBy('agents');
      return { referenceId: null };
    };
    const result = confirm();
    await pass(0);
    expect(result()).toBe(true);
  });

  it('nor when nothing is told within the limit: then the session is read, once', async () => {
    reread.mockImplementation(async () => seenBy('agents'));
    const result = confirm();
    await pass(CONFIRMATION_LIMIT_MS - 1);
    expect(reread).not.toHaveBeenCalled();
    await pass(1);
    expect(result()).toBe(true);
    expect(reread.mock.calls).toEqual([['s']]);
  });

  it('false when the session was read and does not show it', async () => {
    const result = confirm();
    await pass(CONFIRMATION_LIMIT_MS);
    expect(result()).toBe(false);
  });

  it('nobody knows when the session cannot be read either, whatever the reason', async () => {
    reread.mockRejectedValue(new AppError('session-not-found'));
    const result = confirm();
    await pass(CONFIRMATION_LIMIT_MS);
    expect(result()).toBe('outcome-unknown');
  });
});

describe('refused', () => {
  it('at once, or later under the name that was given with the answer: what the server said', async () => {
    const later = confirm();
    await pass(1000);
    asyncFailures.tell('r1', 'No.');
    await pass(0);
    expect(later()).toBe('operation-refused');
    answer = () => Promise.reject(new AppError('operation-not-permitted'));
    const atOnce = confirm();
    await pass(0);
    expect(atOnce()).toBe('operation-not-permitted');
    expect([vi.getTimerCount(), reread.mock.calls.length]).toEqual([0, 0]);
  });

  it('not by the failure of another one', async () => {
    const result = confirm();
    await pass(1000);
    asyncFailures.tell('r2', 'No.');
    await pass(0);
    expect(result()).toBeNull();
  });

  it('what was confirmed is not taken back by a failure that comes after it: that is told by itself', async () => {
    const result = confirm();
    await pass(0);
    seenBy('agents');
    await pass(0);
    asyncFailures.tell('r1', 'No.');
    await pass(CONFIRMATION_LIMIT_MS);
    expect(result()).toBe(true);
    expect(onUnclaimed.mock.calls).toMatchObject([[{ code: 'operation-failed-later' }]]);
  });
});

describe('with the answer lost', () => {
  beforeEach(() => {
    answer = () => Promise.reject(new AppError('no-answer'));
  });

  it('it is found out by reading the session', async () => {
    const onFound = vi.fn();
    const result = confirm({ onFound });
    await pass(0);
    expect(result()).toBe('outcome-unknown');
    expect(appState.read().outcomes).toMatchObject([{ phase: 'asking' }]);
    reread.mockImplementation(async () => seenBy('agents'));
    await pass(2000);
    expect(onFound.mock.calls).toEqual([['done']]);
    expect(appState.read().outcomes).toMatchObject([{ phase: 'done' }]);
  });

  it('what was done in a session that is over cannot be read any more', async () => {
    reread.mockImplementation(async () => end());
    confirm({ subject: LEAVING, look: () => null });
    await pass(60_000);
    expect(appState.read().outcomes).toMatchObject([{ phase: 'not-known' }]);
    expect(reread).toHaveBeenCalledTimes(1);
  });

  it('unless it shows already; and whether I have joined it can be read', async () => {
    reread.mockImplementation(async () => end());
    confirm({ subject: LEAVING, look: (session) => (session?.ended ? 'done' : null) });
    await pass(0);
    expect(appState.read().outcomes).toMatchObject([{ phase: 'done' }]);
    const join: OutcomeSubject = { kind: 'join', agentId: 'amy', sessionId: 's', mode: 'coach' };
    confirm({ subject: join, look: () => null });
    await pass(60_000);
    expect(appState.read().outcomes).toContainEqual(
      expect.objectContaining({ subject: join, phase: 'not-done' }),
    );
  });
});

describe('ended for me', () => {
  it('when it is unknown, and when it is over', () => {
    expect(hasEnded(undefined)).toBe(true);
    expect(hasEnded(store.get('s')?.session)).toBe(false);
    end();
    expect(hasEnded(store.get('s')?.session)).toBe(true);
  });
});
