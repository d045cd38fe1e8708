/** Has the window show a session at a line, from wherever that was asked for. It opens: nothing is ever done in a session. */
import type { AppStateStore } from '#main/app-state/app-state.ts';
import type { Place } from '#main/desktop/notifications/notification-place.ts';
import type { MainWindow } from '#main/desktop/window/window.ts';
import type { SessionStore } from '#main/sessions/session-store.ts';

export interface RevealOptions {
  readonly appState: AppStateStore;
  readonly store: Pick<SessionStore, 'get'>;
  readonly window: Pick<MainWindow, 'show'>;
}

/**
 * `null`: the window as it is. A place in a session that may still come, because nobody has signed in or not everything has
 * been read yet, waits; the last one wins. A page that is still to come finds the place in the state.
 */
export function createReveal({ appState, store, window }: RevealOptions): (place: Place | null) => void {
  let waiting: Place | null = null;

  function settle(): void {
    const { account, connection, reveal } = appState.read();
    if (waiting === null || account === null) return;
    const isMine = store.get(waiting.sessionId) !== undefined;
    if (!isMine && connection.phase !== 'connected') return;
    const place = waiting;
    waiting = null;
    appState.change(
      isMine
        ? { reveal: { ...place, number: (reveal?.number ?? 0) + 1 } }
        : { notice: { code: 'session-not-mine', reference: '' } },
    );
  }

  appState.subscribe(({ account, connection }) => {
    // Later, so that everybody has heard of this change before the next one.
    if (waiting !== null && (account ?? connection)) queueMicrotask(settle);
  });
  return (place) => {
    if (place) waiting = place;
    settle();
    window.show();
  };
}
