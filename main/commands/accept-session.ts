/** Accept an invitation to a session. */
import type { Input } from '../../preload/contract.ts';
import { AppError } from '../app-error.ts';
import * as operations from '../gws/operations.ts';
import { confirmBySession } from './confirm-by-session.ts';
import type { ConfirmParts } from './confirm-by-session.ts';
import { findSessionFor } from './find-session.ts';

/** Throws `accept-not-confirmed`, `operation-not-permitted`, or what the server refused with. */
export async function acceptSession(
  parts: ConfirmParts,
  { sessionId, nickname }: Input<'acceptSession'>,
): Promise<null> {
  findSessionFor(parts.store, sessionId, 'accept');
  const isAccepted = await confirmBySession(
    parts,
    sessionId,
    (session) => session?.phase !== 'invited',
    (http) => operations.accept(http, sessionId, nickname?.trim() || null),
  );
  if (!isAccepted) throw new AppError('accept-not-confirmed');
  return null;
}
