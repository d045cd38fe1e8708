/** Reject, leave or complete a session. Here it stays readable, marked as ended. */
import type { CommandContext } from '#main/commands/context/command-context.ts';
import type { ConfirmDeps } from '#main/commands/operations/confirm-by-session.ts';
import { confirmBySession, hasEnded } from '#main/commands/operations/confirm-by-session.ts';
import { AppError, isAppError } from '#main/errors/app-error.ts';
import type { Look } from '#main/outcomes/outcomes.ts';
import type { Input } from '#preload/contract.ts';
import type { OutcomeSubject } from '#preload/model/outcomes.ts';
import type { Session } from '#preload/model/session.ts';
import { isOver } from '#preload/rules/offered.ts';
import { findSessionFor } from './find-session.ts';
import type { SessionExits } from './session-exits.ts';

export interface CloseDeps extends ConfirmDeps, Pick<CommandContext, 'gws'> {
  readonly exits: SessionExits;
}

/**
 * Throws `close-not-confirmed`, `operation-not-permitted`, `already-under-way`, `outcome-unknown`, or what the server
 * refused with.
 */
export function closeSession(parts: CloseDeps, input: Input<'closeSession'>): Promise<null> {
  return parts.exits.run(input.sessionId, () => close(parts, input));
}

async function close(parts: Omit<CloseDeps, 'exits'>, input: Input<'closeSession'>): Promise<null> {
  const { connection, gws, outcomes, store } = parts;
  const { sessionId, how } = input;
  findSessionFor(store, sessionId, how);
  const subject: OutcomeSubject = { kind: 'action', sessionId, action: how, detail: '' };
  const wasAsked = outcomes.isOpen(subject);
  const askFor = (wayOut: typeof how | null): void =>
    store.apply({ type: 'way-out-requested', sessionId, wayOut });
  askFor(how);
  try {
    const isClosed = await confirmBySession(parts, {
      sessionId,
      subject,
      look: (session) => findEnd(session, how),
      operation: () => gws.close(sessionId, how),
      onFound: (finding) => {
        if (finding === 'not-done') askFor(null);
      },
    });
    if (!isClosed) throw new AppError('close-not-confirmed');
  } catch (error) {
    if (error instanceof AppError && error.isRefusal) askFor(null);
    // Asked for before, with the answer lost: that the server does not know it any more is what came of it.
    if (!wasAsked || !isAppError(error, 'session-not-found')) throw error;
    await connection.reread(sessionId);
  }
  return null;
}

function findEnd(session: Session | undefined, how: Input<'closeSession'>['how']): Look {
  // Signed out: nobody has looked.
  if (session === undefined) return 'moot';
  // Leaving may leave the session's papers to be put in order; whatever else is asked for ends that too.
  const isDone = how === 'leave' ? hasEnded(session) : isOver(session);
  return isDone ? 'done' : null;
}
