/** Leave a session. It goes on for the others; here it stays readable, marked as ended. */
import type { Input } from '../../preload/contract.ts';
import { AppError } from '../app-error.ts';
import * as operations from '../gws/operations.ts';
import type { CommandParts } from './command-parts.ts';
import { confirmBySession } from './confirm-by-session.ts';
import { findRunningSession } from './find-session.ts';

type Parts = Pick<CommandParts, 'connection' | 'store' | 'log'>;

/** Throws `leave-not-confirmed`, `operation-not-permitted`, or what the server refused with. */
export async function leaveSession(parts: Parts, { sessionId }: Input<'leaveSession'>): Promise<null> {
  const { offers } = findRunningSession(parts.store, sessionId);
  if (!offers.leave) throw new AppError('operation-not-permitted');
  const hasLeft = await confirmBySession(
    parts,
    sessionId,
    (session) => session?.ended ?? true,
    (http) => operations.leave(http, sessionId),
  );
  if (!hasLeft) throw new AppError('leave-not-confirmed');
  return null;
}
