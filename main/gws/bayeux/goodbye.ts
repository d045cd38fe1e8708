/**
 * The goodbye to a line that has broken, so that the server does not count two clients of one browser and slow the new
 * one down (gws-api.md §4.4). Nobody waits for its answer but the next line, and only as long as the way to the server
 * usually takes: over a dead connection it is never heard, and what was lost is wanted.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { Http } from '#main/gws/http/http.ts';

/** How long the server is given to hear the goodbye of somebody who leaves, in milliseconds. */
export const GOODBYE_LIMIT_MS = 1000;
/** How long the next line lets it go first, in milliseconds; then it is given up: a line has two requests and no third. */
const HEAD_START_MS = 250;

export interface Goodbye {
  say(http: Http, clientId: string): void;
  /** Resolves when nothing is to be waited for any more. */
  heard(): Promise<unknown>;
}

export function createGoodbye(): Goodbye {
  let heard: Promise<unknown> = Promise.resolve();
  return {
    say(http, clientId) {
      const body = JSON.stringify([{ channel: '/meta/disconnect', clientId, id: 'goodbye' }]);
      const signal = AbortSignal.timeout(HEAD_START_MS);
      // A server that knows us no more refuses the goodbye, which is as good.
      const answered = http.postNotifications(body, HEAD_START_MS, signal, true).catch(() => undefined);
      heard = Promise.race([answered, pause(HEAD_START_MS)]);
    },
    heard: () => heard,
  };
}
