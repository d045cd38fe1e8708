/**
 * Keeps the app alive when its GPU process dies again and again. Chromium turns to drawing by software after three
 * deaths; after three more it would end the whole app.
 */
import { app } from 'electron';
import type { Log } from '#main/logging/log.ts';

/** Switches the fallback off as well, so it is not set before that has happened. */
const NO_CRASH_LIMIT = 'disable-gpu-process-crash-limit';
const DEATHS_BEFORE_FALLBACK = 3;

export function surviveGpuCrashes(log: Log): void {
  let deaths = 0;
  app.on('child-process-gone', (_event, { type, reason }) => {
    if (type !== 'GPU') return;
    deaths += 1;
    log.error('GPU process gone', { reason, deaths });
    if (deaths > DEATHS_BEFORE_FALLBACK) app.commandLine.appendSwitch(NO_CRASH_LIMIT);
  });
}
