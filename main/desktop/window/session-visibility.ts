/** A session counts as read only before somebody's eyes: in a window that can be seen. */
import type { DraftStore } from '#main/app-state/draft-store.ts';
import type { SessionStore } from '#main/sessions/session-store.ts';

export interface SessionVisibilityOptions {
  readonly store: SessionStore;
  readonly draftStore: Pick<DraftStore, 'recall'>;
  readonly isWindowSeen: () => boolean;
}

/** Returns what is to be called when the window can be seen, or not any more. */
export function watchSessionVisibility({
  store,
  draftStore,
  isWindowSeen,
}: SessionVisibilityOptions): () => void {
  function follow(): void {
    const sessionId = isWindowSeen() ? draftStore.recall().openSessionId : null;
    if (store.watchedId() !== sessionId) store.apply({ type: 'session-opened', sessionId });
  }

  // A hidden page opens sessions too, such as after a reconnect.
  store.subscribe(() => {
    if (!isWindowSeen() && store.watchedId() !== null) follow();
  });
  return follow;
}
