/** Why a mode cannot be chosen now. What the server offers decides; nothing is guessed from the present mode. */
import type { ErrorCode } from '#preload/errors.ts';
import type { Mode, Session } from '#preload/model/session.ts';
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
  if (pending !== null) {
    return {
      code: 'switch-in-progress',
      words: `Switching to ${MODE_LABELS[pending].name}: wait until that is confirmed.`,
    };
  }
  if (!session.offers.modes.includes(mode)) {
    return {
      code: 'mode-not-offered',
      words: `The contact centre does not offer ${MODE_LABELS[mode].name} for this session now.`,
    };
  }
  return null;
}
