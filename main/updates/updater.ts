/** Keeps the app up to date: looks for newer versions in the background, fetches them, and installs them when it disturbs nobody. */
import { AppError } from '#main/errors/app-error.ts';
import type { Log } from '#main/logging/log.ts';
import type { Updates } from '#preload/model/updates.ts';
import type { Source, UpdateSourceOptions } from './source.ts';
import { directionOf, findSource } from './source.ts';
import type { UpdateEngine } from './update-engine.ts';
import { toUpdateError } from './update-failure.ts';

export interface UpdaterOptions extends UpdateSourceOptions {
  /** Throws `update-not-possible-here`. */
  readonly openEngine: (source: Source) => Promise<UpdateEngine>;
  /** Sessions are being supervised at this moment. */
  readonly isSupervising: () => boolean;
  /** Begins to quit; the person may be asked first, and stay. */
  readonly quit: () => void;
  readonly publish: (updates: Updates) => void;
  readonly now: () => number;
  /** From 0 to 1: so that not every computer asks at the same moment. */
  readonly random: () => number;
  readonly log: Log;
}

export interface Updater {
  /** Says where things stand; looks after a while, and again and again. */
  start(): void;
  /** Settings or policy may have changed. */
  followSettings(): void;
  /** Looks now; resolves when it is known what there is, and what there is has been fetched. */
  check(): Promise<void>;
  /** Quits and starts the new version. Throws `update-not-ready`, `update-damaged`, `update-not-possible-here`. */
  install(): Promise<void>;
  /** The person was asked whether to quit, and stays. */
  stay(): void;
  /** QuitGuard has begun: what holds now decides whether it is a moment to install. */
  noteQuitting(): void;
  /** The computer is about to go off, or the person signs out of it: an installer would be cut off in the middle. */
  noteSystemEnd(): void;
  /** The last thing before the end; true: the app ends by itself. */
  leave(): Promise<boolean>;
}

/** In milliseconds. The first look waits until the app has found its server. */
const FIRST_CHECK_DELAY_MS = 15_000;
const CHECK_INTERVAL_MS = 4 * 60 * 60_000;
const CHECK_INTERVAL_AFTER_FAILURE_MS = 30 * 60_000;

export function createUpdater(parts: UpdaterOptions): Updater {
  const { log } = parts;
  let latest: Updates | null = null;
  let engine: UpdateEngine | null = null;
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> | null = null;
  let checkedAt: number | null = null;
  /** `null` before the start. */
  let direction: string | null = null;
  /** Counts up with every change of direction: what was begun before is not wanted any more. */
  let round = 0;
  let isRestarting = false;
  let isBadMoment = false;
  let isSystemEnding = false;

  function publish(updates: Updates): void {
    latest = updates;
    parts.publish(updates);
  }

  function wantedNow(): () => boolean {
    const mine = round;
    return () => mine === round;
  }

  function lookIn(time: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => void check(), time * (0.9 + 0.2 * parts.random()));
  }

  /** The next look begins from nothing: within one life electron-updater trusts what it has fetched without looking. */
  function fail(error: unknown): void {
    const { code } = toUpdateError(error);
    log.warn('update failed', { reason: code });
    engine = null;
    publish({ phase: 'failed', reason: code, checkedAt });
    lookIn(CHECK_INTERVAL_AFTER_FAILURE_MS);
  }

  async function begin(isWanted: () => boolean): Promise<void> {
    const source = await findSource(parts);
    // Somebody may have asked for a look meanwhile: what that finds is newer, and when to look again follows from it.
    if (!isWanted() || latest !== null || looking !== null) return;
    if (typeof source === 'string') {
      publish({ phase: 'off', why: source });
    } else {
      publish({ phase: 'up-to-date', checkedAt });
      lookIn(FIRST_CHECK_DELAY_MS);
    }
  }

  async function look(isWanted: () => boolean): Promise<void> {
    // At once: whoever asked for it must not take the result of the last look for that of this one.
    if (latest !== null && latest.phase !== 'off') publish({ phase: 'checking' });
    const source = await findSource(parts);
    if (!isWanted()) return;
    if (typeof source === 'string') {
      publish({ phase: 'off', why: source });
      return;
    }
    if (latest?.phase !== 'checking') publish({ phase: 'checking' });
    const opened = engine ?? (await parts.openEngine(source));
    if (!isWanted()) return;
    engine = opened;
    const found = await opened.find();
    if (!isWanted()) return;
    checkedAt = parts.now();
    if (found) {
      await fetchVersion(opened, found, isWanted);
    } else {
      publish({ phase: 'up-to-date', checkedAt });
      lookIn(CHECK_INTERVAL_MS);
    }
  }

  async function fetchVersion(
    from: UpdateEngine,
    { version, notes }: { version: string; notes: string },
    isWanted: () => boolean,
  ): Promise<void> {
    log.info('update found', { version });
    const tellPercent = (percent: number): void => {
      if (isWanted()) publish({ phase: 'downloading', version, percent: Math.floor(percent) });
    };
    tellPercent(0);
    await from.download(tellPercent);
    if (!isWanted()) return;
    log.info('update ready', { version });
    publish({ phase: 'ready', version, notes });
  }

  /** One look at a time; none any more once a version is ready: it would only be swept away by the next. */
  function check(): Promise<void> {
    if (latest?.phase === 'ready') return Promise.resolve();
    const isWanted = wantedNow();
    clearTimeout(timer);
    looking ??= look(isWanted)
      .catch((error: unknown) => {
        if (isWanted()) fail(error);
      })
      .finally(() => {
        if (isWanted()) looking = null;
      });
    return looking;
  }

  function nextEpoch(): void {
    round += 1;
    clearTimeout(timer);
    looking = null;
    latest = null;
    engine?.stop();
    engine = null;
    void check();
  }

  return {
    start() {
      direction = directionOf(parts);
      void begin(wantedNow());
    },
    followSettings() {
      if (direction === null || direction === directionOf(parts)) return;
      direction = directionOf(parts);
      nextEpoch();
    },
    check,
    async install() {
      if (latest?.phase !== 'ready' || !engine) throw new AppError('update-not-ready');
      try {
        await engine.prepare();
      } catch (error) {
        fail(error);
        throw error;
      }
      isRestarting = true;
      parts.quit();
    },
    stay() {
      isRestarting = false;
    },
    noteQuitting() {
      isBadMoment = parts.isSupervising();
    },
    noteSystemEnd() {
      isSystemEnding = true;
    },
    async leave() {
      if (latest?.phase !== 'ready' || !engine || isSystemEnding) return false;
      // Who quits in the middle of her sessions may be back in a moment: the next time is soon enough.
      if (isBadMoment && !isRestarting) return false;
      try {
        if (!isRestarting) await engine.prepare();
        return engine.install(isRestarting);
      } catch (error) {
        log.warn('update not installed', { reason: toUpdateError(error).code });
        return false;
      }
    },
  };
}
