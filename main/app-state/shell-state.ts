/** Everything on screen that is not a session, in one place, with those who want to hear of changes. */
import { tellAll } from '#main/sessions/tell-all.ts';
import type { Shell } from '#preload/model/app-state.ts';

export interface ShellState {
  read(): Shell;
  change(changes: Partial<Shell>): void;
  subscribe(listener: (changes: Partial<Shell>) => void): void;
}

export function createShellState(first: Shell): ShellState {
  let shell = first;
  const listeners: ((changes: Partial<Shell>) => void)[] = [];
  return {
    read: () => shell,
    change(changes) {
      shell = { ...shell, ...changes };
      tellAll(listeners, changes);
    },
    subscribe(listener) {
      listeners.push(listener);
    },
  };
}
