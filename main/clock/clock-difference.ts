/** Tells the page by how much the server's clock is ahead of this computer's. */
import type { AppStateStore } from '#main/app-state/app-state.ts';

/** Estimates move a little with every answer: smaller steps are not told, in milliseconds. */
const STEP_MS = 1000;

/** Returns what is to be called now and then. */
export function tellClockDifference(appState: AppStateStore, ahead: () => number): () => void {
  return () => {
    const serverAhead = Math.round(ahead());
    if (Math.abs(serverAhead - appState.read().serverAhead) >= STEP_MS) appState.change({ serverAhead });
  };
}
