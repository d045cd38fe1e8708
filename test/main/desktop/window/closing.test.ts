/** What closing the window means, in every case. */
import { expect, it, vi } from 'vitest';
import type { ClosingOptions } from '#main/desktop/window/closing.ts';
import { decideClosing } from '#main/desktop/window/closing.ts';

const explain = vi.fn();

function partsWith(
  changes: Partial<Record<keyof ClosingOptions, boolean>>,
  platform: NodeJS.Platform,
): ClosingOptions {
  const say = (name: keyof ClosingOptions, usually: boolean) => () => changes[name] ?? usually;
  return {
    platform,
    isQuittingNow: say('isQuittingNow', false),
    isExplained: say('isExplained', true),
    isExplaining: say('isExplaining', false),
    explain,
    closesToTray: say('closesToTray', true),
    mayQuit: say('mayQuit', true),
  };
}

it.each([
  ['is explained the first time', { isExplained: false }, 'win32', 'stay'],
  [
    'hides the window when it is closed again instead of answered',
    { isExplained: false, isExplaining: true },
    'win32',
    'hide',
  ],
  ['hides the window', {}, 'linux', 'hide'],
  ['quits where that was chosen', { closesToTray: false }, 'win32', 'close'],
  ['asks first when there is something to decide', { closesToTray: false, mayQuit: false }, 'win32', 'stay'],
  [
    'holds nothing up on the way out',
    { isQuittingNow: true, isExplained: false, mayQuit: false },
    'linux',
    'close',
  ],
  ['hides the window on macOS, unexplained', { isExplained: false, closesToTray: false }, 'darwin', 'hide'],
  ['lets macOS quit', { isQuittingNow: true }, 'darwin', 'close'],
] as const)('closing %s', (_what, changes, platform, closing) => {
  explain.mockClear();
  expect(decideClosing(partsWith(changes, platform))).toBe(closing);
  expect(explain).toHaveBeenCalledTimes(_what === 'is explained the first time' ? 1 : 0);
});
