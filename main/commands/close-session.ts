/** Reject, leave or complete a session. Here it stays readable, marked as ended. */
import type { Input } from '../../preload/contract.ts';
import { AppError, isAppError } from '../app-error.ts';
import * as operations from '../gws/operations.ts';
import { confirmBySession } from './confirm-by-session.ts';
import type { ConfirmParts } from './confirm-by-session.ts';
import { findSessionFor } from './find-session.ts';
import { isOver } from '../sessions/endings.ts';

/** Throws `close-not-confirmed`, `operation-not-permitted`, or what the server refused with. */
export async function closeSession(
  parts: ConfirmParts,
  { sessionId, how }: Input<'closeSession'>,
): Promise<null> {
  const { store } = parts;
  findSessionFor(store, sessionId, how);
  store.apply({ type: 'way-out-requested', sessionId, wayOut: how });
  const isClosed = await confirmBySession(
    parts,
    sessionId,
    // Leaving may leave the session's papers to be put in order; whatever else is asked for ends that too.
    (session) => session === undefined || (how === 'leave' ? session.ended : isOver(session)),
    (http) => operations.close(http, sessionId, how),
  ).catch((error: unknown) => {
    if (isRefusal(error)) store.apply({ type: 'way-out-requested', sessionId, wayOut: null });
    throw error;
  });
  if (!isClosed) throw new AppError('close-not-confirmed');
  return null;
}

/** The server has said no. After any other failure it may have done it all the same. */
function isRefusal(error: unknown): boolean {
  return isAppError(error, 'operation-refused') || isAppError(error, 'operation-not-permitted');
}
