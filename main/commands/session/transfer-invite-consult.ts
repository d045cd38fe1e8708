/** Transfer a session, invite somebody into it, or consult somebody unseen by the customer. */
import type { CommandContext } from '#main/commands/context/command-context.ts';
import { hasEnded } from '#main/commands/operations/confirm-by-session.ts';
import { runOperation } from '#main/commands/operations/run-operation.ts';
import { AppError } from '#main/errors/app-error.ts';
import { toTarget } from '#main/gws/api/directory.ts';
import { idFromUri } from '#main/gws/api/parse-session.ts';
import type { Look, Question } from '#main/outcomes/outcomes.ts';
import type { Input } from '#preload/contract.ts';
import type { DirectoryEntry } from '#preload/model/directory.ts';
import type { Session, WayToBringIn } from '#preload/model/session.ts';
import { findSessionFor } from './find-session.ts';

type Parts = Pick<
  CommandContext,
  'connection' | 'directory' | 'gws' | 'store' | 'asyncFailures' | 'outcomes'
>;

type Target = Input<'transfer'>;

/** Each throws `agent-not-found` for an address that no search gave, `operation-not-permitted`, `outcome-unknown`, or the server's refusal. */
export const transfer = (parts: Parts, target: Target): Promise<null> => bringIn(parts, 'transfer', target);
export const invite = (parts: Parts, target: Target): Promise<null> => bringIn(parts, 'invite', target);
export const consult = (parts: Parts, target: Target): Promise<null> => bringIn(parts, 'consult', target);

async function bringIn(parts: Parts, how: WayToBringIn, { sessionId, address }: Target): Promise<null> {
  const session = findSessionFor(parts.store, sessionId, how);
  const entry = parts.directory.get(address);
  if (!entry) throw new AppError('agent-not-found');
  const question: Question = {
    subject: { kind: 'action', sessionId, action: how, detail: entry.name },
    look: () => findComing(parts.store.get(sessionId)?.session, session, entry),
    async read() {
      await parts.connection.reread(sessionId);
      // Then who is in it cannot be read any more.
      if (hasEnded(parts.store.get(sessionId)?.session)) throw new AppError('session-ended');
    },
    // Who is invited may come late, or not at all: not being there proves nothing.
    isProvenByAbsence: () => false,
  };
  const askFor = (wayOut: 'transfer' | null): void =>
    parts.store.apply({ type: 'way-out-requested', sessionId, wayOut });
  // Who hands a session over goes out of it.
  if (how === 'transfer') askFor('transfer');
  try {
    await runOperation(parts, question, () => parts.gws[how](sessionId, toTarget(entry)));
  } catch (error) {
    if (how === 'transfer' && error instanceof AppError && error.isRefusal) askFor(null);
    throw error;
  }
  return null;
}

/** Somebody has come who was not there before; where a person was asked for, that person. */
function findComing(now: Session | undefined, before: Session, entry: DirectoryEntry): Look {
  const known = new Set(before.participants.map(({ id }) => id));
  const userId = idFromUri(entry.address);
  const hasCome = (now?.participants ?? []).some(
    (one) =>
      !known.has(one.id) &&
      one.role !== 'customer' &&
      (entry.kind === 'queue' || one.userId === userId || one.nickname === entry.name),
  );
  return hasCome ? 'done' : null;
}

export async function cancelConsult(parts: Parts, { sessionId }: Input<'cancelConsult'>): Promise<null> {
  const { connection, gws, store } = parts;
  findSessionFor(store, sessionId, 'cancel-consult');
  const question: Question = {
    subject: { kind: 'action', sessionId, action: 'cancel-consult', detail: '' },
    look() {
      const session = store.get(sessionId)?.session;
      if (session === undefined || hasEnded(session)) return 'moot';
      // It is offered as long as somebody is consulted.
      return session.offers.actions.includes('cancel-consult') ? null : 'done';
    },
    read: () => connection.reread(sessionId),
    isProvenByAbsence: () => true,
  };
  await runOperation(parts, question, () => gws.cancelConsult(sessionId));
  return null;
}
