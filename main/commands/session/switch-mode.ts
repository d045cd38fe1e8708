/** Switch to Monitor, Coach or Barge in. The mode on screen changes only when the server shows my new visibility. */
import type { CommandContext } from '#main/commands/context/command-context.ts';
import type { ConfirmDeps } from '#main/commands/operations/confirm-by-session.ts';
import { confirmBySession, hasEnded } from '#main/commands/operations/confirm-by-session.ts';
import { AppError } from '#main/errors/app-error.ts';
import { OutcomeUnknown } from '#main/outcomes/outcomes.ts';
import type { Input } from '#preload/contract.ts';
import { findModeObstacle } from '#preload/rules/mode-obstacle.ts';
import { findRunningSession } from './find-session.ts';

/** Throws `mode-not-offered`, `switch-in-progress`, `mode-not-confirmed`, `outcome-unknown`, or what the server refused with. */
export async function switchMode(
  parts: ConfirmDeps & Pick<CommandContext, 'gws'>,
  { sessionId, mode }: Input<'switchMode'>,
): Promise<null> {
  const { gws, store } = parts;
  const session = findRunningSession(store, sessionId);
  const obstacle = findModeObstacle(session, mode);
  if (obstacle !== null) throw new AppError(obstacle);
  if (session.mode === mode) return null;

  const closeRequest = (): void => store.apply({ type: 'mode-request-closed', sessionId });
  store.apply({ type: 'mode-requested', sessionId, mode });
  try {
    const isConfirmed = await confirmBySession(parts, {
      sessionId,
      subject: { kind: 'mode', sessionId, mode },
      look: (latest) => (latest?.mode === mode ? 'done' : hasEnded(latest) ? 'moot' : null),
      operation: () => gws.switchMode(sessionId, mode),
      onFound: closeRequest,
    });
    closeRequest();
    findRunningSession(store, sessionId);
    if (!isConfirmed) throw new AppError('mode-not-confirmed');
  } catch (error) {
    // Between two modes until it is known which: nothing may be written to anybody.
    if (!(error instanceof OutcomeUnknown)) closeRequest();
    throw error;
  }
  return null;
}
