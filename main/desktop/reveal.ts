/** Has the window show a session at a line, from wherever that was asked for. */
import type { ShellState } from '../shell-state.ts';
import type { MainWindow } from './window.ts';
import type { Place } from './notification-place.ts';

/** `null`: the window as it is. A page that is still to come finds the place in the state. */
export function createReveal(shell: ShellState, window: MainWindow): (place: Place | null) => void {
  return (place) => {
    if (place) shell.change({ reveal: { ...place, number: (shell.read().reveal?.number ?? 0) + 1 } });
    window.show();
  };
}
