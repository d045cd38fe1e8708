/** Change what is attached to a session: single entries, and the disposition. */
import type { CommandContext } from '#main/commands/context/command-context.ts';
import type { ConfirmDeps } from '#main/commands/operations/confirm-by-session.ts';
import { confirmBySession } from '#main/commands/operations/confirm-by-session.ts';
import { runOperation } from '#main/commands/operations/run-operation.ts';
import { AppError } from '#main/errors/app-error.ts';
import type { Input, Output } from '#preload/contract.ts';
import type { OutcomeSubject } from '#preload/model/outcomes.ts';
import type { DataChange, DataEntry, Session, SessionAction } from '#preload/model/session.ts';
import { findSessionFor } from './find-session.ts';

const ACTION: Record<DataChange, SessionAction> = {
  attach: 'attach-data',
  update: 'update-data',
  delete: 'delete-data',
};

type ChangeDeps = ConfirmDeps & Pick<CommandContext, 'gws'>;

/** Digits, not what else JavaScript reads as a number. */
const DECIMAL = /^\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?\s*$/i;

/** Throws `data-key-missing`, `data-key-exists`, `data-number-wanted`, `change-not-confirmed`, `outcome-unknown`, or what the server refused with. */
export async function changeAttachedData(
  parts: ChangeDeps,
  { sessionId, change, key, value }: Input<'changeAttachedData'>,
): Promise<null> {
  const session = findSessionFor(parts.store, sessionId, ACTION[change]);
  if (key.trim() === '') throw new AppError('data-key-missing');
  // Attaching would overwrite it unseen.
  if (change === 'attach' && findEntry(session, key)) throw new AppError('data-key-exists');
  const wanted = change === 'update' && findEntry(session, key)?.isNumber ? readNumber(value) : value;
  const isChanged = await confirmBySession(parts, {
    sessionId,
    subject: { kind: 'action', sessionId, action: ACTION[change], detail: key },
    look: (latest) => (latest && holds(findEntry(latest, key), change, String(wanted)) ? 'done' : null),
    operation: () => parts.gws.changeUserData(sessionId, change, key, wanted),
  });
  if (!isChanged) throw new AppError('change-not-confirmed');
  return null;
}

/** Throws `data-number-wanted`: what routes by a number may fail on a text, even on one of digits. */
function readNumber(text: string): number {
  const number = Number(text);
  const isExact = Number.isSafeInteger(number) || !/^\s*[-+]?\d+\s*$/.test(text);
  if (!DECIMAL.test(text) || !Number.isFinite(number) || !isExact) throw new AppError('data-number-wanted');
  return number;
}

function findEntry(session: Session, key: string): DataEntry | undefined {
  return session.attachedData.find((entry) => entry.key === key);
}

function holds(entry: DataEntry | undefined, change: DataChange, value: string): boolean {
  return change === 'delete' ? entry === undefined : entry?.value === value;
}

export async function listDispositions({
  gws,
}: Pick<CommandContext, 'gws'>): Promise<Output<'listDispositions'>> {
  return gws.listDispositions();
}

/** The key is the server's choice, so any entry that holds the name proves it, unless one did before. */
export async function setDisposition(
  parts: ChangeDeps,
  { sessionId, name }: Input<'setDisposition'>,
): Promise<null> {
  const session = findSessionFor(parts.store, sessionId, 'set-disposition');
  const subject: OutcomeSubject = { kind: 'action', sessionId, action: 'set-disposition', detail: name };
  const set = () => parts.gws.setDisposition(sessionId, name);
  if (holdsValue(session, name)) {
    // Nothing that could be read would tell it from what was there.
    const question = { subject, look: () => null, read: null, isProvenByAbsence: () => false };
    await runOperation(parts, question, set);
    return null;
  }
  const isSet = await confirmBySession(parts, {
    sessionId,
    subject,
    look: (latest) => (latest && holdsValue(latest, name) ? 'done' : null),
    operation: set,
  });
  if (!isSet) throw new AppError('change-not-confirmed');
  return null;
}

function holdsValue({ attachedData }: Session, value: string): boolean {
  return attachedData.some((entry) => entry.value === value);
}
