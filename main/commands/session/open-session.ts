/** Bring a session to the front: its transcript is sent to the screen, and the server told. Nobody in the session is. */
import type { CommandContext } from '#main/commands/context/command-context.ts';
import type { Input } from '#preload/contract.ts';

export function openSession(
  { gws, draftStore, store, log }: Pick<CommandContext, 'gws' | 'draftStore' | 'store' | 'log'>,
  { sessionId }: Input<'openSession'>,
): null {
  draftStore.open(sessionId);
  store.apply({ type: 'session-opened', sessionId });
  const session = sessionId === null ? undefined : store.get(sessionId)?.session;
  if (session?.offers.actions.includes('bring-to-front')) {
    gws
      .setInFocus(session.id)
      // Reading does not depend on it.
      .catch((error: unknown) => log.warn('focus not told', { reason: String(error) }));
  }
  return null;
}
