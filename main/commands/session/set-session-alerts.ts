/** Say what the alerts of one session may do at most, whatever the rules say. */
import { chooseFor } from '#main/alerts/session-choices.ts';
import type { CommandParts } from '#main/commands/context/command-parts.ts';
import { AppError } from '#main/errors/app-error.ts';
import type { Input } from '#preload/contract.ts';

/** Throws `session-not-found`. */
export function setSessionAlerts(
  { shell, store }: Pick<CommandParts, 'shell' | 'store'>,
  { sessionId, level }: Input<'setSessionAlerts'>,
): null {
  if (!store.get(sessionId)) throw new AppError('session-not-found');
  shell.change({ sessionAlerts: chooseFor(shell.read().sessionAlerts, sessionId, level) });
  return null;
}
