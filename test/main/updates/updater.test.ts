/** When newer versions are looked for, when not, and when they are installed. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError, isAppError } from '#main/errors/app-error.ts';
import type { UpdateEngine } from '#main/updates/update-engine.ts';
import type { Updater, UpdaterOptions } from '#main/updates/updater.ts';
import { createUpdater } from '#main/updates/updater.ts';
import type { Updates } from '#preload/model/updates.ts';
import { silentLog } from '#test/main/logging/silent-log.ts';

const FEED = 'https://updates.test/app';
const NEWER = { version: '1.0.1', notes: 'Faster.' };

/** An engine that has something newer, and everything that the updater asks of the world. */
function setUp(changes: Partial<UpdaterOptions> = {}) {
  const engine = {
    find: vi.fn<UpdateEngine['find']>(async () => NEWER),
    download: vi.fn<UpdateEngine['download']>(async (onPercent) => onPercent(41.7)),
    prepare: vi.fn<UpdateEngine['prepare']>(async () => undefined),
    install: vi.fn<UpdateEngine['install']>(() => false),
    stop: vi.fn<UpdateEngine['stop']>(),
  };
  const told: Updates[] = [];
  const preferences = { updatesOn: true, updateChannel: 'stable' as 'stable' | 'beta' };
  const openEngine = vi.fn<UpdaterOptions['openEngine']>(async () => engine);
  const parts = {
    findCopy: async () => ({ kind: 'app-image' as const, file: '/opt/app.AppImage' }),
    readBuiltIn: async () => ({ feed: FEED, publisherNames: [] }),
    preferences: () => preferences,
    policyFeed: (): string | null => null,
    isManaged: () => false,
    openEngine,
    isSupervising: () => false,
    quit: vi.fn(),
    publish: (updates: Updates) => told.push(updates),
    now: () => 5000,
    random: () => 0.5,
    log: silentLog,
    ...changes,
  };
  return { engine, told, preferences, openEngine, parts, updater: createUpdater(parts) };
}

const phases = (told: readonly Updates[]): string[] => told.map(({ phase }) => phase);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('looking for versions', () => {
  it('says where things stand at once, and looks 15 seconds later', async () => {
    const { updater, told, engine } = setUp();
    updater.start();
    await vi.advanceTimersByTimeAsync(0);
    expect(told).toEqual([{ phase: 'up-to-date', checkedAt: null }]);
    await vi.advanceTimersByTimeAsync(14_900);
    expect(engine.find).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(200);
    expect(phases(told)).toEqual(['up-to-date', 'checking', 'downloading', 'downloading', 'ready']);
    expect(told.at(-2)).toEqual({ phase: 'downloading', version: '1.0.1', percent: 41 });
    expect(told.at(-1)).toEqual({ phase: 'ready', ...NEWER });
  });

  it('looks every four hours while there is nothing, and not any more when a version is ready', async () => {
    const { updater, engine, told } = setUp();
    engine.find.mockResolvedValueOnce(null).mockResolvedValueOnce(null);
    updater.start();
    await vi.advanceTimersByTimeAsync(16_000);
    expect(told.at(-1)).toEqual({ phase: 'up-to-date', checkedAt: 5000 });
    await vi.advanceTimersByTimeAsync(4 * 60 * 60_000);
    expect(engine.find).toHaveBeenCalledTimes(2);
    await vi.advanceTimersByTimeAsync(4 * 60 * 60_000);
    expect(told.at(-1)?.phase).toBe('ready');
    await vi.advanceTimersByTimeAsync(24 * 60 * 60_000);
    await updater.check();
    expect(engine.find).toHaveBeenCalledTimes(3);
  });

  it('a look that was asked for before the start is the first: none of its own follows it', async () => {
    const { updater, engine, told } = setUp();
    engine.find.mockResolvedValue(null);
    await updater.check();
    updater.start();
    await vi.advanceTimersByTimeAsync(60 * 60_000);
    expect(engine.find).toHaveBeenCalledTimes(1);
    expect(told.at(-1)).toEqual({ phase: 'up-to-date', checkedAt: 5000 });
  });

  it('spreads the looks of many computers by a tenth', async () => {
    const { updater, engine } = setUp({ random: () => 0 });
    updater.start();
    await vi.advanceTimersByTimeAsync(13_600);
    expect(engine.find).toHaveBeenCalledTimes(1);
  });

  it('says at once that it looks: what the last look found is not what this one finds', async () => {
    const { updater, engine, told } = setUp();
    engine.find.mockResolvedValue(null);
    await updater.check();
    void updater.check();
    expect(told.at(-1)).toEqual({ phase: 'checking' });
  });

  it('makes one look of two that are asked for together', async () => {
    const { updater, engine } = setUp();
    await Promise.all([updater.check(), updater.check()]);
    expect(engine.find).toHaveBeenCalledTimes(1);
  });

  it('says what went wrong, and tries again half an hour later from nothing', async () => {
    const { updater, engine, told, openEngine } = setUp();
    engine.download.mockRejectedValueOnce(new AppError('update-damaged'));
    await updater.check();
    expect(told.at(-1)).toEqual({ phase: 'failed', reason: 'update-damaged', checkedAt: 5000 });
    await vi.advanceTimersByTimeAsync(30 * 60_000);
    expect(told.at(-1)?.phase).toBe('ready');
    expect(openEngine).toHaveBeenCalledTimes(2);
  });
});

describe('not looking', () => {
  const off = async (changes: Partial<UpdaterOptions>) => {
    const { updater, told, parts } = setUp(changes);
    updater.start();
    await vi.advanceTimersByTimeAsync(48 * 60 * 60_000);
    await updater.check();
    expect(parts.openEngine).not.toHaveBeenCalled();
    return told.at(-1);
  };
  const unwanted = () => ({ updatesOn: false, updateChannel: 'stable' as const });

  it.each([
    ['policy', { preferences: unwanted, isManaged: () => true }],
    ['setting', { preferences: unwanted }],
    ['no-feed', { readBuiltIn: async () => ({ feed: null, publisherNames: [] }) }],
    ['not-installed', { findCopy: async () => null }],
  ])('because of %s: nothing that could ask is even made', async (why, changes) => {
    expect(await off(changes)).toEqual({ phase: 'off', why });
  });

  it('ends at once, also in the middle of a download, when it is switched off', async () => {
    const { updater, engine, told, preferences } = setUp();
    let finish = (): void => undefined;
    engine.download.mockImplementation((onPercent) => {
      onPercent(1);
      return new Promise((resolve) => (finish = resolve));
    });
    updater.start();
    await vi.advanceTimersByTimeAsync(16_000);
    preferences.updatesOn = false;
    updater.followSettings();
    await vi.advanceTimersByTimeAsync(0);
    expect(engine.stop).toHaveBeenCalledTimes(1);
    finish();
    await vi.advanceTimersByTimeAsync(48 * 60 * 60_000);
    expect(told.at(-1)).toEqual({ phase: 'off', why: 'setting' });
    expect(engine.find).toHaveBeenCalledTimes(1);
  });
});

describe('a change of direction', () => {
  it('forgets what is ready, and looks on the other channel at once', async () => {
    const { updater, engine, told, preferences, openEngine } = setUp();
    updater.start();
    await updater.check();
    engine.find.mockResolvedValue(null);
    preferences.updateChannel = 'beta';
    updater.followSettings();
    await vi.advanceTimersByTimeAsync(0);
    expect(openEngine.mock.calls.map(([{ channel }]) => channel)).toEqual(['stable', 'beta']);
    expect(told.at(-1)?.phase).toBe('up-to-date');
    expect(await updater.leave()).toBe(false);
    expect(engine.install).not.toHaveBeenCalled();
  });

  it('is not seen in settings that have nothing to do with it', async () => {
    const { updater, engine, told } = setUp();
    updater.start();
    await updater.check();
    updater.followSettings();
    await vi.advanceTimersByTimeAsync(0);
    expect(told.at(-1)?.phase).toBe('ready');
    expect(engine.stop).not.toHaveBeenCalled();
  });
});

describe('installing', () => {
  async function ready(changes: Partial<UpdaterOptions> = {}): Promise<ReturnType<typeof setUp>> {
    const set = setUp(changes);
    set.updater.start();
    await set.updater.check();
    return set;
  }
  const quitNow = (updater: Updater): Promise<boolean> => {
    updater.noteQuitting();
    return updater.leave();
  };

  it('is refused before anything is ready', async () => {
    const { updater, parts } = setUp();
    await expect(updater.install()).rejects.toSatisfy((error) => isAppError(error, 'update-not-ready'));
    expect(parts.quit).not.toHaveBeenCalled();
  });

  it('when the person says so: proves first, quits, and starts the new version, sessions or not', async () => {
    const { updater, engine, parts } = await ready({ isSupervising: () => true });
    await updater.install();
    expect(engine.prepare).toHaveBeenCalledTimes(1);
    expect(engine.install).not.toHaveBeenCalled();
    expect(parts.quit).toHaveBeenCalledTimes(1);
    await quitNow(updater);
    expect(engine.install).toHaveBeenCalledExactlyOnceWith(true);
  });

  it('on quit, without starting anything', async () => {
    const { updater, engine } = await ready();
    await quitNow(updater);
    expect(engine.prepare).toHaveBeenCalledTimes(1);
    expect(engine.install).toHaveBeenCalledExactlyOnceWith(false);
  });

  it('never when she quits in the middle of her sessions', async () => {
    const { updater, engine } = await ready({ isSupervising: () => true });
    await quitNow(updater);
    expect(engine.install).not.toHaveBeenCalled();
  });

  it('never when the system ends the app: an installer would be cut off', async () => {
    const { updater, engine } = await ready();
    updater.noteSystemEnd();
    await quitNow(updater);
    expect(engine.install).not.toHaveBeenCalled();
  });

  it('forgets that it was to start again when the person stays after all', async () => {
    const { updater, engine } = await ready();
    await updater.install();
    updater.stay();
    await quitNow(updater);
    expect(engine.install).toHaveBeenCalledExactlyOnceWith(false);
  });

  it('does not quit when it could not succeed, and says why', async () => {
    const { updater, engine, parts, told } = await ready();
    engine.prepare.mockRejectedValueOnce(new AppError('update-not-possible-here'));
    await expect(updater.install()).rejects.toSatisfy((error) =>
      isAppError(error, 'update-not-possible-here'),
    );
    expect(parts.quit).not.toHaveBeenCalled();
    expect(told.at(-1)).toEqual({ phase: 'failed', reason: 'update-not-possible-here', checkedAt: 5000 });
  });

  it('lets the app end when installing on quit fails', async () => {
    const { updater, engine } = await ready();
    engine.install.mockImplementation(() => {
      throw new Error('no room');
    });
    expect(await quitNow(updater)).toBe(false);
  });

  it('tells when the app ends by itself', async () => {
    const { updater, engine } = await ready();
    engine.install.mockReturnValue(true);
    expect(await quitNow(updater)).toBe(true);
  });
});
