/** What counts as read while the window cannot be seen. */
import { beforeEach, expect, it } from 'vitest';
import { createDraftStore } from '#main/app-state/draft-store.ts';
import { watchSessionVisibility } from '#main/desktop/window/session-visibility.ts';
import { createSessionStore } from '#main/sessions/session-store.ts';

let isWindowSeen: boolean;
let store: ReturnType<typeof createSessionStore>;
let draftStore: ReturnType<typeof createDraftStore>;
let followSight: () => void;

beforeEach(() => {
  isWindowSeen = true;
  store = createSessionStore();
  draftStore = createDraftStore();
  draftStore.belongTo('sam');
  followSight = watchSessionVisibility({ store, draftStore, isWindowSeen: () => isWindowSeen });
  store.apply({ type: 'messages-received', sessionId: '1', messages: [], at: 1 });
});

function see(isReceived: boolean): void {
  isWindowSeen = isReceived;
  followSight();
}

/** As the command does. */
function openSession(sessionId: string): void {
  draftStore.open(sessionId);
  store.apply({ type: 'session-opened', sessionId });
}

it('nothing is watched in a hidden window, and the open session again when it is shown', () => {
  openSession('1');
  see(false);
  expect(store.watchedId()).toBeNull();
  see(true);
  expect(store.watchedId()).toBe('1');
});

it('a session that a hidden page opens is watched when the window is shown, not before', () => {
  see(false);
  openSession('1');
  expect(store.watchedId()).toBeNull();
  see(true);
  expect(store.watchedId()).toBe('1');
});

it('a window that shows no session changes nothing', () => {
  see(false);
  see(true);
  expect(store.watchedId()).toBeNull();
});
