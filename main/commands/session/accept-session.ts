/** Accept an invitation to a session. */
import type { CommandContext } from '#main/commands/context/command-context.ts';
import type { ConfirmDeps } from '#main/commands/operations/confirm-by-session.ts';
import { confirmBySession, hasEnded } from '#main/commands/operations/confirm-by-session.ts';
import { AppError } from '#main/errors/app-error.ts';
import type { Look } from '#main/outcomes/outcomes.ts';
import type { Input } from '#preload/contract.ts';
import type { Session } from '#preload/model/session.ts';
import { findSessionFor } from './find-session.ts';

/** Throws `accept-not-confirmed`, `operation-not-permitted`, `outcome-unknown`, or what the server refused with. */
export async function acceptSession(
  parts: ConfirmDeps & Pick<CommandContext, 'gws'>,
  { sessionId, nickname }: Input<'acceptSession'>,
): Promise<null> {
  findSessionFor(parts.store, sessionId, 'accept');
  const isAccepted = await confirmBySession(parts, {
    sessionId,
    subject: { kind: 'action', sessionId, action: 'accept', detail: '' },
    look: findAcceptance,
    operation: () => parts.gws.accept(sessionId, nickname?.trim() || null),
  });
  if (!isAccepted) throw new AppError('accept-not-confirmed');
  return null;
}

/** Revoked, or taken by somebody else, it cannot be accepted any more. */
function findAcceptance(session: Session | undefined): Look {
  if (hasEnded(session)) return 'moot';
  return session?.phase === 'invited' ? null : 'done';
}
