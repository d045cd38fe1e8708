/** Changes of settings, one after the other and each on top of the last. */
import { expect, test, vi } from 'vitest';
import type { Reply } from '#preload/contract.ts';
import { DEFAULT_SETTINGS } from '#preload/model/default-settings.ts';
import type { Settings } from '#preload/model/settings.ts';
import { SettingsSaver } from '#renderer/state/settings-saver.ts';
import { makeFakeBridge, makePromise, refused } from '#test/renderer/fake-bridge.ts';

const nickname =
  (name: string) =>
  (all: Settings): Settings => ({ ...all, nickname: name });
const quiet = (all: Settings): Settings => ({ ...all, confirmBargeIn: false });

test('the second waits for the first and keeps it, though main has told nothing yet', async () => {
  const { bridge, answers, inputsOf } = makeFakeBridge();
  const first = makePromise<Reply<null>>();
  answers.changeSettings = () => first.promise;
  const saver = new SettingsSaver(bridge, () => DEFAULT_SETTINGS);
  const replies = [saver.change(nickname('Sam')), saver.change(quiet)];
  await vi.waitFor(() => expect(inputsOf('changeSettings')).toHaveLength(1));
  first.resolve({ ok: true, value: null });
  await Promise.all(replies);
  expect(inputsOf('changeSettings')).toEqual([
    { ...DEFAULT_SETTINGS, nickname: 'Sam' },
    { ...DEFAULT_SETTINGS, nickname: 'Sam', confirmBargeIn: false },
  ]);
});

test('what was refused is not in the next change', async () => {
  const { bridge, answers, inputsOf } = makeFakeBridge();
  const saver = new SettingsSaver(bridge, () => DEFAULT_SETTINGS);
  answers.changeSettings = () => refused('settings-not-saved');
  expect((await saver.change(nickname('Sam'))).ok).toBe(false);
  await saver.change(quiet);
  expect(inputsOf('changeSettings').at(-1)).toEqual({ ...DEFAULT_SETTINGS, confirmBargeIn: false });
});

test('after a while what main has told counts again', async () => {
  vi.useFakeTimers();
  const { bridge, inputsOf } = makeFakeBridge();
  let told = DEFAULT_SETTINGS;
  const saver = new SettingsSaver(bridge, () => told);
  await saver.change(nickname('Sam'));
  vi.advanceTimersByTime(5000);
  told = { ...DEFAULT_SETTINGS, nickname: 'Sam', closeToTray: false };
  await saver.change(quiet);
  vi.useRealTimers();
  expect(inputsOf('changeSettings').at(-1)).toEqual({ ...told, confirmBargeIn: false });
});
