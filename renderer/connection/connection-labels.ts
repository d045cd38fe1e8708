/** What the state of the connection is called on screen. */
import type { Connection } from '#preload/model/connection.ts';
import { formatSpan } from '#preload/rules/format-span.ts';

/** For the bar on top: one or two words. */
export const CONNECTION_LABELS: Record<Connection['phase'], string> = {
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

const MINUTE_MS = 60_000;
/** Clocks that differ by less disturb nobody, in milliseconds. */
const NOTICEABLE_MS = 2 * MINUTE_MS;

/** `null` when this computer's clock is as good as right. In whole minutes: estimates move a little all the time. */
export function describeClockDifference(serverAhead: number): string | null {
  const difference = Math.abs(serverAhead);
  if (difference <= NOTICEABLE_MS) return null;
  const span = formatSpan(Math.round(difference / MINUTE_MS) * MINUTE_MS);
  const side = serverAhead > 0 ? 'behind' : 'ahead of';
  return `This computer's clock is ${span} ${side} the server's. Waiting times are measured on the server's clock.`;
}
