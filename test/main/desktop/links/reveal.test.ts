/** How the window is brought to a session: at once, later, or not at all. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ShellState } from '#main/app-state/shell-state.ts';
import { createShellState } from '#main/app-state/shell-state.ts';
import { createReveal } from '#main/desktop/links/reveal.ts';
import type { SessionStore } from '#main/sessions/session-store.ts';
import { createSessionStore } from '#main/sessions/session-store.ts';
import { FIRST_SHELL } from '#test/main/app-state/first-shell-example.ts';

const SAM = { server: 'https://gws.example.com', userName: 'sam', displayName: 'Sam Ortiz' };
const CONNECTED = { phase: 'connected', heardAt: 1 } as const;

const show = vi.fn();
let shell: ShellState;
let store: SessionStore;
let reveal: ReturnType<typeof createReveal>;

beforeEach(() => {
  show.mockClear();
  shell = createShellState(FIRST_SHELL);
  store = createSessionStore();
  reveal = createReveal({ shell, store, window: { show } });
});

function receive(sessionId: string): void {
  store.apply({ type: 'messages-told', sessionId, messages: [], at: 1 });
}

describe('a place', () => {
  it('in a session of mine is shown at once, each asking under its own number', () => {
    shell.change({ account: SAM, connection: CONNECTED });
    receive('1');
    reveal({ sessionId: '1', lineKey: 'a' });
    expect(shell.read().reveal).toEqual({ sessionId: '1', lineKey: 'a', number: 1 });
    reveal({ sessionId: '1', lineKey: 'a' });
    expect(shell.read().reveal?.number).toBe(2);
    expect(show).toHaveBeenCalledTimes(2);
  });

  it('waits for the sign-in and for everything to be read; the last one wins', async () => {
    reveal({ sessionId: '1', lineKey: null });
    reveal({ sessionId: '2', lineKey: null });
    expect(show).toHaveBeenCalledTimes(2);
    shell.change({ connection: { phase: 'connecting' } });
    shell.change({ account: SAM });
    await Promise.resolve();
    expect(shell.read()).toMatchObject({ reveal: null, notice: null });
    receive('2');
    shell.change({ connection: CONNECTED, notice: null });
    await Promise.resolve();
    expect(shell.read()).toMatchObject({ reveal: { sessionId: '2', number: 1 }, notice: null });
  });

  it('in nobody knows whose session is a notice, and opens nothing', async () => {
    reveal({ sessionId: '7', lineKey: null });
    shell.change({ connection: CONNECTED });
    shell.change({ account: SAM, notice: null });
    await Promise.resolve();
    expect(shell.read()).toMatchObject({ reveal: null, notice: { code: 'session-not-mine' } });
    shell.change({ connection: { ...CONNECTED, heardAt: 2 }, notice: null });
    await Promise.resolve();
    expect(shell.read().notice).toBeNull();
  });

  it('that is none shows the window, and what waits goes on waiting', async () => {
    reveal({ sessionId: '1', lineKey: null });
    reveal(null);
    expect(shell.read().reveal).toBeNull();
    receive('1');
    shell.change({ account: SAM, connection: CONNECTED });
    await Promise.resolve();
    expect(shell.read().reveal).toMatchObject({ sessionId: '1' });
  });
});
