/** electron-updater as the app uses it: limits of time, refusals, and what is handed on. */
import { EventEmitter } from 'node:events';
import type { UpdateInfo } from 'electron-updater';
import { CancellationToken } from 'electron-updater';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { isAppError } from '#main/errors/app-error.ts';
import type { Updater } from '#main/updates/update-engine.ts';
import { createUpdateEngine } from '#main/updates/update-engine.ts';

const sha512 = `${'A'.repeat(86)}==`;
const url = 'app-1.0.1.AppImage';
const info = {
  version: '1.0.1',
  files: [
    { url: 'app-1.0.1.deb', sha512: `${'B'.repeat(86)}==` },
    { url, sha512 },
  ],
  releaseDate: '2026-11-22',
  releaseNotes: '  Faster.\n',
} as UpdateInfo; // without what it calls deprecated

/** electron-updater as far as it is used, typed by the real one. */
function setUp(answer: UpdateInfo = info) {
  const events = new EventEmitter();
  const updater = {
    isUpdateSupported: (() => true) as Updater['isUpdateSupported'], // the engine sets its own
    checkForUpdates: vi.fn<Updater['checkForUpdates']>(),
    downloadUpdate: vi.fn<Updater['downloadUpdate']>(async () => [`/cache/${url}`]),
    on: events.on.bind(events) as unknown as Updater['on'], // an emitter without a list of its events
    removeListener: events.removeListener.bind(events) as unknown as Updater['removeListener'], // the same
  };
  updater.checkForUpdates.mockImplementation(async () => ({
    isUpdateAvailable: await updater.isUpdateSupported(answer),
    updateInfo: answer,
    versionInfo: answer,
  }));
  const parts = {
    updater,
    installer: { prepare: vi.fn(async () => undefined), install: vi.fn(() => false) },
    createToken: vi.fn(() => new CancellationToken()),
    assertReplaceable: vi.fn(async () => undefined),
    closeConnections: vi.fn(async () => undefined),
  };
  return { ...parts, events, engine: createUpdateEngine(parts) };
}

const named =
  (code: Parameters<typeof isAppError>[1]) =>
  (error: unknown): boolean =>
    isAppError(error, code);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('finding', () => {
  it('gives version and notes', async () => {
    expect(await setUp().engine.find()).toEqual({ version: '1.0.1', notes: 'Faster.' });
  });

  it('gives nothing when it is not this computer’s turn, or electron-updater is not active', async () => {
    const { engine, updater } = setUp();
    updater.checkForUpdates.mockResolvedValueOnce({
      isUpdateAvailable: false,
      updateInfo: info,
      versionInfo: info,
    });
    expect(await engine.find()).toBeNull();
    updater.checkForUpdates.mockResolvedValueOnce(null);
    expect(await engine.find()).toBeNull();
  });

  it('refuses names with a meaning before anything is fetched', async () => {
    const { engine } = setUp({ ...info, files: [{ url: "a'.AppImage", sha512 }] });
    await expect(engine.find()).rejects.toSatisfy(named('update-damaged'));
  });

  it('does not wait for ever for a server that says nothing', async () => {
    const { engine, updater, closeConnections } = setUp();
    updater.checkForUpdates.mockReturnValueOnce(new Promise(() => undefined));
    const failed = expect(engine.find()).rejects.toSatisfy(named('update-server-unreachable'));
    await vi.advanceTimersByTimeAsync(60_000);
    await failed;
    expect(closeConnections).toHaveBeenCalledTimes(1);
  });
});

describe('downloading', () => {
  it('asks first whether the place can be written', async () => {
    const { engine, updater, assertReplaceable } = setUp();
    assertReplaceable.mockRejectedValueOnce(new Error('read-only'));
    await expect(engine.download(() => undefined)).rejects.toThrow('read-only');
    expect(updater.downloadUpdate).not.toHaveBeenCalled();
  });

  it('goes on as long as something comes, and ends when nothing does any more', async () => {
    const { engine, updater, events, createToken } = setUp();
    updater.downloadUpdate.mockReturnValueOnce(new Promise(() => undefined));
    const percents: number[] = [];
    const failed = expect(engine.download((percent) => percents.push(percent))).rejects.toSatisfy(
      named('update-server-unreachable'),
    );
    for (const percent of [10, 20, 30]) {
      await vi.advanceTimersByTimeAsync(110_000);
      events.emit('download-progress', { percent });
    }
    await vi.advanceTimersByTimeAsync(120_000);
    await failed;
    expect(percents).toEqual([10, 20, 30]);
    expect(createToken.mock.results[0]?.value).toHaveProperty('cancelled', true);
  });
});

describe('preparing', () => {
  it('hands on the file that was fetched with the sum that was announced for it', async () => {
    const { engine, installer } = setUp();
    await expect(engine.prepare()).rejects.toSatisfy(named('update-not-ready'));
    await engine.find();
    await engine.download(() => undefined);
    await engine.prepare();
    expect(installer.prepare).toHaveBeenCalledExactlyOnceWith({ file: `/cache/${url}`, sha512 }, '1.0.1');
  });

  it('gives what goes wrong its name', async () => {
    const { engine, installer } = setUp();
    installer.prepare.mockRejectedValueOnce(Object.assign(new Error('full'), { code: 'ENOSPC' }));
    await engine.find();
    await engine.download(() => undefined);
    await expect(engine.prepare()).rejects.toSatisfy(named('update-not-possible-here'));
  });
});
