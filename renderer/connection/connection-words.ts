/** What the state of the connection is called on screen. */
import type { Connection } from '../../preload/model.ts';

export const CONNECTION_WORDS: Record<Connection['phase'], string> = {
  'signed-out': 'Signed out',
  connecting: 'Connecting…',
  connected: 'Connected',
  reconnecting: 'Reconnecting…',
  offline: 'Offline',
  'session-expired': 'Session expired',
};

/** Instead of it, while the window waits for the present state. */
export const BEHIND = 'Not up to date…';

/** What stands over the window while a connection that was there is not. */
export const CONNECTION_HEADLINES: Record<'reconnecting' | 'offline', string> = {
  reconnecting: 'The connection is lost.',
  offline: 'You are offline.',
};
