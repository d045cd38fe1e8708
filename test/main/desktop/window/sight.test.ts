/** What counts as read while the window cannot be seen. */
import { beforeEach, expect, it } from 'vitest';
import { createPageMemory } from '#main/app-state/page-memory.ts';
import { watchSight } from '#main/desktop/window/sight.ts';
import { createSessionStore } from '#main/sessions/session-store.ts';

let isWindowSeen: boolean;
let store: ReturnType<typeof createSessionStore>;
let pageMemory: ReturnType<typeof createPageMemory>;
let followSight: () => void;

beforeEach(() => {
  isWindowSeen = true;
  store = createSessionStore();
  pageMemory = createPageMemory();
  pageMemory.belongTo('sam');
  followSight = watchSight({ store, pageMemory, isWindowSeen: () => isWindowSeen });
  store.apply({ type: 'messages-told', sessionId: '1', messages: [], at: 1 });
});

function see(isSeen: boolean): void {
  isWindowSeen = isSeen;
  followSight();
}

/** As the command does. */
function watchSession(sessionId: string): void {
  pageMemory.open(sessionId);
  store.apply({ type: 'session-watched', sessionId });
}

it('nothing is watched in a hidden window, and the open session again when it is shown', () => {
  watchSession('1');
  see(false);
  expect(store.watchedId()).toBeNull();
  see(true);
  expect(store.watchedId()).toBe('1');
});

it('a session that a hidden page opens is watched when the window is shown, not before', () => {
  see(false);
  watchSession('1');
  expect(store.watchedId()).toBeNull();
  see(true);
  expect(store.watchedId()).toBe('1');
});

it('a window that shows no session changes nothing', () => {
  see(false);
  see(true);
  expect(store.watchedId()).toBeNull();
});
