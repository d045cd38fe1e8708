/** Join a session that is under way, in a chosen mode. */
import type { CommandContext } from '#main/commands/context/command-context.ts';
import type { ConfirmDeps } from '#main/commands/operations/confirm-by-session.ts';
import { confirmBySession } from '#main/commands/operations/confirm-by-session.ts';
import { AppError } from '#main/errors/app-error.ts';
import type { Receipt } from '#main/gws/api/operations.ts';
import { OutcomeUnknown } from '#main/outcomes/outcomes.ts';
import type { Input } from '#preload/contract.ts';
import type { Mode, Session } from '#preload/model/session.ts';

type Parts = ConfirmDeps & Pick<CommandContext, 'gws' | 'team' | 'settings' | 'log'>;

/** Throws `join-not-confirmed`, `outcome-unknown`, or what the server refused with. */
export async function joinSession(
  parts: Parts,
  { agentId, sessionId, mode }: Input<'joinSession'>,
): Promise<null> {
  const stopAccepting = acceptWhenInvited(parts, sessionId);
  try {
    const hasJoined = await confirmBySession(parts, {
      sessionId,
      subject: { kind: 'join', agentId, sessionId, mode },
      look: (session) => (isInMode(session, mode) ? 'done' : null),
      operation: () => intrudeEitherWay(parts, agentId, sessionId, mode),
      onFound: stopAccepting,
    });
    stopAccepting();
    if (!hasJoined) throw new AppError('join-not-confirmed');
    return null;
  } catch (error) {
    // The invitation may still come.
    if (!(error instanceof OutcomeUnknown)) stopAccepting();
    throw error;
  }
}

function isInMode(session: Session | undefined, mode: Mode): boolean {
  return session?.phase === 'chatting' && !session.ended && session.mode === mode;
}

/** What follows Intrude is not documented: an invitation is accepted, where none comes nothing is (gws-api.md §2.2). */
function acceptWhenInvited({ gws, store, settings, log }: Parts, sessionId: string): () => void {
  let isAccepted = false;
  const stop = store.subscribe(() => {
    const session = store.get(sessionId)?.session;
    if (isAccepted || session?.phase !== 'invited' || !session.offers.actions.includes('accept')) return;
    isAccepted = true;
    gws
      .accept(sessionId, settings.read().nickname || null)
      // Not having joined is what the command then says.
      .catch((error: unknown) => log.warn('invitation not accepted', { reason: String(error) }));
  });
  return stop;
}

/** Some servers let in only who monitors the agent (§2.2): then for the time of joining. */
async function intrudeEitherWay(
  { gws, team, settings }: Parts,
  agentId: string,
  sessionId: string,
  mode: Mode,
): Promise<Receipt> {
  try {
    return await gws.intrude(agentId, sessionId, mode);
  } catch (error) {
    const isRefusal =
      error instanceof AppError && ['operation-refused', 'operation-not-permitted'].includes(error.code);
    if (!isRefusal || team.orderOf(agentId) !== null) throw error;
    const { nickname } = settings.read();
    // An order that could not be stopped stands: it is shown with the agent, where it can be stopped.
    const showOrder = (): void => team.setOrder(agentId, { mode, scope: 'all' });
    return gws.intrudeWhileMonitoring(agentId, sessionId, { mode, nickname }, showOrder);
  }
}
