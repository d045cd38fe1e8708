/** A start without a window, as at login. The desktop may still be putting up its tray then; where none comes, the window is minimised. */
import { setTimeout as pause } from 'node:timers/promises';
import type { MainWindow } from './window.ts';

/** How often the tray is looked for, and the milliseconds between two looks. */
const LOOKS = 10;
const BETWEEN = 1000;

export function startWithoutWindow(
  window: Pick<MainWindow, 'prepare' | 'isSeen' | 'showMinimised'>,
  isTrayThere: () => Promise<boolean>,
  between = BETWEEN,
): void {
  window.prepare();
  void (async () => {
    for (let look = 0; look < LOOKS; look += 1) {
      if (await isTrayThere()) return;
      await pause(between);
    }
    // Somebody may have opened it meanwhile.
    if (!window.isSeen()) window.showMinimised();
  })();
}
