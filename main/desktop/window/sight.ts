/** A session counts as read only before somebody's eyes: in a window that can be seen. */
import type { PageMemoryKeeper } from '#main/app-state/page-memory.ts';
import type { SessionStore } from '#main/sessions/session-store.ts';

export interface SightParts {
  readonly store: SessionStore;
  readonly pageMemory: Pick<PageMemoryKeeper, 'recall'>;
  readonly isWindowSeen: () => boolean;
}

/** Returns what is to be called when the window can be seen, or not any more. */
export function watchSight({ store, pageMemory, isWindowSeen }: SightParts): () => void {
  function follow(): void {
    const sessionId = isWindowSeen() ? pageMemory.recall().openSessionId : null;
    if (store.watchedId() !== sessionId) store.apply({ type: 'session-watched', sessionId });
  }

  // A hidden page opens sessions too, such as after a reconnect.
  store.subscribe(() => {
    if (!isWindowSeen() && store.watchedId() !== null) follow();
  });
  return follow;
}
