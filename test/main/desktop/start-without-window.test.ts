/** Whoever starts without a window must be able to open one. */
import { expect, it, vi } from 'vitest';
import { startWithoutWindow } from '../../../main/desktop/start-without-window.ts';

function fakeWindow(isSeen = false) {
  return { prepare: vi.fn(), isSeen: () => isSeen, showMinimised: vi.fn() };
}

it('stays hidden where there is a tray, also one that comes a little later', async () => {
  const window = fakeWindow();
  const isTrayThere = vi
    .fn()
    .mockResolvedValueOnce(false)
    .mockResolvedValueOnce(false)
    .mockResolvedValue(true);
  startWithoutWindow(window, isTrayThere, 0);
  await vi.waitFor(() => expect(isTrayThere).toHaveBeenCalledTimes(3));
  expect(window.prepare).toHaveBeenCalledTimes(1);
  expect(window.showMinimised).not.toHaveBeenCalled();
});

it('is minimised where no tray comes', async () => {
  const window = fakeWindow();
  startWithoutWindow(window, () => Promise.resolve(false), 0);
  await vi.waitFor(() => expect(window.showMinimised).toHaveBeenCalledTimes(1));
});

it('leaves a window alone that somebody has opened', async () => {
  const window = fakeWindow(true);
  const isTrayThere = vi.fn().mockResolvedValue(false);
  startWithoutWindow(window, isTrayThere, 0);
  await vi.waitFor(() => expect(isTrayThere).toHaveBeenCalledTimes(10));
  await new Promise(setImmediate);
  expect(window.showMinimised).not.toHaveBeenCalled();
});
