/** A log that keeps nothing. */
import type { Log } from '../../main/log.ts';

export const silentLog: Log = {
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  hide: () => undefined,
  redact: (line) => line,
};
