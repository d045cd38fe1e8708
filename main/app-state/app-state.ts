/** Everything on screen that is not a session, in one place, with those who want to hear of changes. */
import { tellAll } from '#main/sessions/tell-all.ts';
import type { AppState } from '#preload/model/app-state.ts';

export interface AppStateStore {
  read(): AppState;
  change(changes: Partial<AppState>): void;
  subscribe(listener: (changes: Partial<AppState>) => void): void;
}

export function createAppStateStore(first: AppState): AppStateStore {
  let appState = first;
  const listeners: ((changes: Partial<AppState>) => void)[] = [];
  return {
    read: () => appState,
    change(changes) {
      appState = { ...appState, ...changes };
      tellAll(listeners, changes);
    },
    subscribe(listener) {
      listeners.push(listener);
    },
  };
}
