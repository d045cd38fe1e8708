/** Bring a session to the front: its transcript is sent to the screen, and the server told. Nobody in the session is. */
import type { CommandParts } from '#main/commands/context/command-parts.ts';
import * as operations from '#main/gws/api/operations.ts';
import type { Input } from '#preload/contract.ts';

export function watchSession(
  { connection, pageMemory, store, log }: Pick<CommandParts, 'connection' | 'pageMemory' | 'store' | 'log'>,
  { sessionId }: Input<'watchSession'>,
): null {
  pageMemory.open(sessionId);
  store.apply({ type: 'session-watched', sessionId });
  const session = sessionId === null ? undefined : store.get(sessionId)?.session;
  if (session?.offers.actions.includes('bring-to-front')) {
    connection
      .perform((http) => operations.setInFocus(http, session.id))
      // Reading does not depend on it.
      .catch((error: unknown) => log.warn('focus not told', { reason: String(error) }));
  }
  return null;
}
