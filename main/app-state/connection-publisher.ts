/**
 * Puts the connection into the state of the app. While it is there, only when the server was last heard changes, with every answer, and
 * the page says that in steps of five seconds: it is told no oftener than it needs.
 */
import type { Connection } from '#preload/model/connection.ts';
import type { AppStateStore } from './app-state.ts';

/** Milliseconds: before "just now" would become "5 s ago". */
const HEARD_INTERVAL_MS = 4000;

export function createConnectionPublisher(appState: AppStateStore): (latest: Connection) => void {
  let resting: NodeJS.Timeout | null = null;
  let waiting: Connection | null = null;

  function publish(connection: Connection): void {
    waiting = null;
    if (resting !== null) clearTimeout(resting);
    resting = connection.phase === 'connected' ? setTimeout(rest, HEARD_INTERVAL_MS) : null;
    appState.change({ connection });
  }

  function rest(): void {
    resting = null;
    if (waiting) publish(waiting);
  }

  return (latest) => {
    if (latest.phase === 'connected' && resting !== null) waiting = latest;
    else publish(latest);
  };
}
