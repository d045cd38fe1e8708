/** Transfer a session, invite somebody into it, or consult somebody unseen by the customer. */
import type { Input, Output, WayToInvolve } from '../../preload/contract.ts';
import { AppError } from '../app-error.ts';
import { searchDirectory as searchOnServer, toTarget } from '../gws/directory.ts';
import * as operations from '../gws/operations.ts';
import type { CommandParts } from './command-parts.ts';
import { findSessionFor } from './find-session.ts';
import { runOperation } from './run-operation.ts';

type Parts = Pick<CommandParts, 'connection' | 'directory' | 'store' | 'lateFailures'>;

/** Results kept: more than anybody looks through, bounded all the same. */
const REMEMBERED = 2000;

const OPERATION: Record<WayToInvolve, typeof operations.invite> = {
  transfer: operations.transfer,
  invite: operations.invite,
  consult: operations.consult,
};

export async function searchDirectory(
  { connection, directory }: Parts,
  { text }: Input<'searchDirectory'>,
): Promise<Output<'searchDirectory'>> {
  const entries = await connection.perform((http) => searchOnServer(http, text.trim()));
  if (directory.size > REMEMBERED) directory.clear();
  for (const entry of entries) directory.set(entry.address, entry);
  return entries;
}

/** Throws `agent-not-found` for an address that no search gave, `operation-not-permitted`, or the server's refusal. */
export async function involve(parts: Parts, { sessionId, how, address }: Input<'involve'>): Promise<null> {
  findSessionFor(parts.store, sessionId, how);
  const entry = parts.directory.get(address);
  if (!entry) throw new AppError('agent-not-found');
  // Who hands a session over goes out of it.
  if (how === 'transfer') parts.store.apply({ type: 'way-out-requested', sessionId, wayOut: 'transfer' });
  await runOperation(parts, (http) => OPERATION[how](http, sessionId, toTarget(entry)));
  return null;
}

export async function cancelConsult(parts: Parts, { sessionId }: Input<'cancelConsult'>): Promise<null> {
  findSessionFor(parts.store, sessionId, 'cancel-consult');
  await runOperation(parts, (http) => operations.cancelConsult(http, sessionId));
  return null;
}
