/** How the window is brought to a session: at once, later, or not at all. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { AppStateStore } from '#main/app-state/app-state.ts';
import { createAppStateStore } from '#main/app-state/app-state.ts';
import { createReveal } from '#main/desktop/links/reveal.ts';
import type { SessionStore } from '#main/sessions/session-store.ts';
import { createSessionStore } from '#main/sessions/session-store.ts';
import { INITIAL_APP_STATE } from '#test/main/app-state/initial-app-state-example.ts';

const SAM = { server: 'https://gws.example.com', userName: 'sam', displayName: 'Sam Ortiz' };
const CONNECTED = { phase: 'connected', heardAt: 1 } as const;

const show = vi.fn();
let appState: AppStateStore;
let store: SessionStore;
let reveal: ReturnType<typeof createReveal>;

beforeEach(() => {
  show.mockClear();
  appState = createAppStateStore(INITIAL_APP_STATE);
  store = createSessionStore();
  reveal = createReveal({ appState, store, window: { show } });
});

function receive(sessionId: string): void {
  store.apply({ type: 'messages-received', sessionId, messages: [], at: 1 });
}

describe('a place', () => {
  it('in a session of mine is shown at once, each asking under its own number', () => {
    appState.change({ account: SAM, connection: CONNECTED });
    receive('1');
    reveal({ sessionId: '1', lineKey: 'a' });
    expect(appState.read().reveal).toEqual({ sessionId: '1', lineKey: 'a', number: 1 });
    reveal({ sessionId: '1', lineKey: 'a' });
    expect(appState.read().reveal?.number).toBe(2);
    expect(show).toHaveBeenCalledTimes(2);
  });

  it('waits for the sign-in and for everything to be read; the last one wins', async () => {
    reveal({ sessionId: '1', lineKey: null });
    reveal({ sessionId: '2', lineKey: null });
    expect(show).toHaveBeenCalledTimes(2);
    appState.change({ connection: { phase: 'connecting' } });
    appState.change({ account: SAM });
    await Promise.resolve();
    expect(appState.read()).toMatchObject({ reveal: null, notice: null });
    receive('2');
    appState.change({ connection: CONNECTED, notice: null });
    await Promise.resolve();
    expect(appState.read()).toMatchObject({ reveal: { sessionId: '2', number: 1 }, notice: null });
  });

  it('in nobody knows whose session is a notice, and opens nothing', async () => {
    reveal({ sessionId: '7', lineKey: null });
    appState.change({ connection: CONNECTED });
    appState.change({ account: SAM, notice: null });
    await Promise.resolve();
    expect(appState.read()).toMatchObject({ reveal: null, notice: { code: 'session-not-mine' } });
    appState.change({ connection: { ...CONNECTED, heardAt: 2 }, notice: null });
    await Promise.resolve();
    expect(appState.read().notice).toBeNull();
  });

  it('that is none shows the window, and what waits goes on waiting', async () => {
    reveal({ sessionId: '1', lineKey: null });
    reveal(null);
    expect(appState.read().reveal).toBeNull();
    receive('1');
    appState.change({ account: SAM, connection: CONNECTED });
    await Promise.resolve();
    expect(appState.read().reveal).toMatchObject({ sessionId: '1' });
  });
});
