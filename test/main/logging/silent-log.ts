/** A log that keeps nothing. */
import type { Log } from '#main/logging/log.ts';

export const silentLog: Log = {
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  hide: () => undefined,
  redact: (line) => line,
};
