/** An updater that has nothing to do, for tests of other things. */
import type { Updater } from '#main/updates/updater.ts';

export const idleUpdater: Updater = {
  start: () => undefined,
  followSettings: () => undefined,
  check: async () => undefined,
  install: async () => undefined,
  stay: () => undefined,
  noteQuitting: () => undefined,
  noteSystemEnd: () => undefined,
  leave: async () => false,
};
