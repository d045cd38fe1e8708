/** Change what is attached to a session: single entries, and the disposition. */
import type { DataChange, Input, Output } from '../../preload/contract.ts';
import type { DataEntry, Session, SessionAction } from '../../preload/model.ts';
import { AppError } from '../app-error.ts';
import { listDispositions as listOnServer } from '../gws/directory.ts';
import * as operations from '../gws/operations.ts';
import type { CommandParts } from './command-parts.ts';
import { confirmBySession } from './confirm-by-session.ts';
import type { ConfirmParts } from './confirm-by-session.ts';
import { findSessionFor } from './find-session.ts';

const ACTION: Record<DataChange, SessionAction> = {
  attach: 'attach-data',
  update: 'update-data',
  delete: 'delete-data',
};

/** Throws `data-key-missing`, `data-key-exists`, `change-not-confirmed`, or what the server refused with. */
export async function changeAttachedData(
  parts: ConfirmParts,
  { sessionId, change, key, value }: Input<'changeAttachedData'>,
): Promise<null> {
  const session = findSessionFor(parts.store, sessionId, ACTION[change]);
  if (key.trim() === '') throw new AppError('data-key-missing');
  // Attaching would overwrite it unseen.
  if (change === 'attach' && findEntry(session, key)) throw new AppError('data-key-exists');
  const isChanged = await confirmBySession(
    parts,
    sessionId,
    (latest) => latest !== undefined && holds(findEntry(latest, key), change, value),
    (http) => operations.changeUserData(http, sessionId, change, key, value),
  );
  if (!isChanged) throw new AppError('change-not-confirmed');
  return null;
}

function findEntry(session: Session, key: string): DataEntry | undefined {
  return session.attachedData.find((entry) => entry.key === key);
}

function holds(entry: DataEntry | undefined, change: DataChange, value: string): boolean {
  return change === 'delete' ? entry === undefined : entry?.value === value;
}

export async function listDispositions({
  connection,
}: Pick<CommandParts, 'connection'>): Promise<Output<'listDispositions'>> {
  return connection.perform(listOnServer);
}

/** The key is the server's choice, so any entry that holds the name proves it. */
export async function setDisposition(
  parts: ConfirmParts,
  { sessionId, name }: Input<'setDisposition'>,
): Promise<null> {
  findSessionFor(parts.store, sessionId, 'set-disposition');
  const isSet = await confirmBySession(
    parts,
    sessionId,
    (session) => session?.attachedData.some((entry) => entry.value === name) ?? false,
    (http) => operations.setDisposition(http, sessionId, name),
  );
  if (!isSet) throw new AppError('change-not-confirmed');
  return null;
}
