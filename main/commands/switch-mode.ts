/** Switch to Monitor, Coach or Barge in. The mode on screen changes only when the server shows my new visibility. */
import type { Input } from '../../preload/contract.ts';
import { AppError } from '../app-error.ts';
import * as operations from '../gws/operations.ts';
import { confirmBySession } from './confirm-by-session.ts';
import type { ConfirmParts } from './confirm-by-session.ts';
import { findRunningSession } from './find-session.ts';

/** Throws `mode-not-offered`, `switch-in-progress`, `mode-not-confirmed`, or what the server refused with. */
export async function switchMode(
  parts: ConfirmParts,
  { sessionId, mode }: Input<'switchMode'>,
): Promise<null> {
  const { store } = parts;
  const session = findRunningSession(store, sessionId);
  if (session.pendingMode !== null) throw new AppError('switch-in-progress');
  if (session.mode === mode) return null;
  if (!session.offers.modes.includes(mode)) throw new AppError('mode-not-offered');

  store.apply({ type: 'mode-requested', sessionId, mode });
  try {
    await confirmBySession(
      parts,
      sessionId,
      (latest) => latest === undefined || latest.ended || latest.mode === mode,
      (http) => operations.switchMode(http, sessionId, mode),
    );
  } finally {
    store.apply({ type: 'mode-request-closed', sessionId });
  }
  if (findRunningSession(store, sessionId).mode !== mode) throw new AppError('mode-not-confirmed');
  return null;
}
