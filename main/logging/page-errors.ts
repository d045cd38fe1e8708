/** Logs what the page says has failed on it: where and what kind. A page that fails at every patch must not fill the log. */
import type { PageError } from '#preload/model/page.ts';
import type { Log } from './log.ts';

/** Entries in one minute; of what comes after them only the number is written, with the next entry. */
const MOST_PER_MINUTE = 30;
const MINUTE_MS = 60_000;

export interface PageErrors {
  note(error: PageError): void;
}

export function createPageErrors(log: Pick<Log, 'error'>, now: () => number): PageErrors {
  let begunAt = now();
  let written = 0;
  let leftOut = 0;
  return {
    note({ place, name, count }) {
      if (now() - begunAt >= MINUTE_MS) {
        begunAt = now();
        written = 0;
      }
      if (written >= MOST_PER_MINUTE) {
        leftOut += 1;
        return;
      }
      written += 1;
      log.error('page error', { place, name, count, leftOut });
      leftOut = 0;
    },
  };
}
