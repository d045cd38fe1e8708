/** Why a mode cannot be chosen now. What the server offers decides; nothing is guessed from the present mode. */
import type { ErrorCode } from '#preload/errors.ts';
import type { Mode, Session } from '#preload/model/session.ts';

export type ModeObstacle = Extract<ErrorCode, 'switch-in-progress' | 'mode-not-offered'>;

/** `null`: it can be chosen, or it is the mode already. Of a session that goes on. */
export function findModeObstacle(
  { mode, pendingMode, offers }: Pick<Session, 'mode' | 'pendingMode' | 'offers'>,
  wanted: Mode,
): ModeObstacle | null {
  if (pendingMode !== null) return 'switch-in-progress';
  return mode === wanted || offers.modes.includes(wanted) ? null : 'mode-not-offered';
}
