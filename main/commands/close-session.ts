/** Reject, leave or complete a session. Here it stays readable, marked as ended. */
import type { Input } from '../../preload/contract.ts';
import { AppError } from '../app-error.ts';
import * as operations from '../gws/operations.ts';
import { confirmBySession } from './confirm-by-session.ts';
import type { ConfirmParts } from './confirm-by-session.ts';
import { findSessionFor } from './find-session.ts';

/** Throws `close-not-confirmed`, `operation-not-permitted`, or what the server refused with. */
export async function closeSession(
  parts: ConfirmParts,
  { sessionId, how }: Input<'closeSession'>,
): Promise<null> {
  findSessionFor(parts.store, sessionId, how);
  const isClosed = await confirmBySession(
    parts,
    sessionId,
    (session) => session?.ended ?? true,
    (http) => operations.close(http, sessionId, how),
  );
  if (!isClosed) throw new AppError('close-not-confirmed');
  return null;
}
