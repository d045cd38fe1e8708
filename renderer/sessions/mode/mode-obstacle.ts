/** Why a mode cannot be chosen now, in words. */
import type { ErrorCode } from '#preload/errors.ts';
import type { Mode, Session } from '#preload/model/session.ts';
import { findModeObstacle } from '#preload/rules/mode-obstacle.ts';
import { MODE_LABELS } from '#renderer/mode/mode-labels.ts';

/** `code` for the alert after a shortcut, `words` for the tip at the control. */
export interface Obstacle {
  readonly code: ErrorCode;
  readonly words: string;
}

/** `pending` is the mode that has been asked for and is not confirmed yet. */
export function modeObstacle(
  session: Session,
  mode: Mode,
  pending: Mode | null,
  connected: boolean,
): Obstacle | null {
  if (mode === session.mode) return null;
  if (!connected) {
    return { code: 'not-connected', words: 'The mode cannot be changed while there is no connection.' };
  }
  const code = findModeObstacle({ mode: session.mode, pendingMode: pending, offers: session.offers }, mode);
  if (code === null) return null;
  const words =
    pending === null
      ? `The contact centre does not offer ${MODE_LABELS[mode].name} for this session now.`
      : `Switching to ${MODE_LABELS[pending].name}: wait until that is confirmed.`;
  return { code, words };
}
