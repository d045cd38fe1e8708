/** The `Date` of an answer: by the simulator's clock, not by this computer's, and as some servers write it when a request comes. */
import type { ServerResponse } from 'node:http';
import type { Dialect } from '#test/gws-simulator/dialect.ts';

export function writeDate(response: ServerResponse, how: Dialect['dateHeader'], now: number): void {
  response.sendDate = false;
  if (how === 'absent') return;
  const date = new Date(now);
  response.setHeader('Date', how === 'right' ? date.toUTCString() : date.toString());
}
