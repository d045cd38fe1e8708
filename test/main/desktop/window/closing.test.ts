/** What closing the window means, in every case. */
import { expect, it, vi } from 'vitest';
import type { ClosingParts } from '#main/desktop/window/closing.ts';
import { decideClosing } from '#main/desktop/window/closing.ts';

const explain = vi.fn();

function partsWith(
  changes: Partial<Record<keyof ClosingParts, boolean>>,
  platform: NodeJS.Platform,
): ClosingParts {
  const say = (name: keyof ClosingParts, usually: boolean) => () => changes[name] ?? usually;
  return {
    platform,
    isGoing: say('isGoing', false),
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
    { isGoing: true, isExplained: false, mayQuit: false },
    'linux',
    'close',
  ],
  ['hides the window on macOS, unexplained', { isExplained: false, closesToTray: false }, 'darwin', 'hide'],
  ['lets macOS quit', { isGoing: true }, 'darwin', 'close'],
] as const)('closing %s', (_what, changes, platform, closing) => {
  explain.mockClear();
  expect(decideClosing(partsWith(changes, platform))).toBe(closing);
  expect(explain).toHaveBeenCalledTimes(_what === 'is explained the first time' ? 1 : 0);
});
