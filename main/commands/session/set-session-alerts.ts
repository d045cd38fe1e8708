/** Say what the alerts of one session may do at most, whatever the rules say. */
import { chooseFor } from '#main/alerts/session-choices.ts';
import type { CommandContext } from '#main/commands/context/command-context.ts';
import { AppError } from '#main/errors/app-error.ts';
import type { Input } from '#preload/contract.ts';

/** Throws `session-not-found`. */
export function setSessionAlerts(
  { appState, store }: Pick<CommandContext, 'appState' | 'store'>,
  { sessionId, level }: Input<'setSessionAlerts'>,
): null {
  if (!store.get(sessionId)) throw new AppError('session-not-found');
  appState.change({ sessionAlerts: chooseFor(appState.read().sessionAlerts, sessionId, level) });
  return null;
}
