/**
 * A hidden window is opened from the tray. On Linux the tray may go meanwhile, as with a panel that crashes, or may not be there at
 * all when the app starts without a window: then the window is put where it can be found.
 */
import { setTimeout as pause } from 'node:timers/promises';

export interface TrayWatchParts {
  readonly isTrayThere: () => Promise<boolean>;
  readonly isHidden: () => boolean;
  /** Nothing leads to the hidden window. */
  readonly onLost: () => void;
  /** A tray is there again. */
  readonly onBack: () => void;
}

/** A panel that is started again, or a desktop that is still being put up, has so many looks, and milliseconds between two. */
const CHECKS = 3;
const CHECK_INTERVAL_MS = 4000;

export async function watchTray(
  { isTrayThere, isHidden, onLost, onBack }: TrayWatchParts,
  rest: () => Promise<unknown> = () => pause(CHECK_INTERVAL_MS),
): Promise<never> {
  let isLost = false;
  for (let missed = 0; ;) {
    await rest();
    // A tray that nobody needs is not asked for.
    const isFine = (!isHidden() && !isLost) || (await isTrayThere());
    missed = isFine ? 0 : missed + 1;
    if (isFine && isLost) {
      isLost = false;
      onBack();
    }
    // Somebody may have opened it while the tray was looked for.
    if (missed >= CHECKS && isHidden()) {
      isLost = true;
      onLost();
    }
  }
}
