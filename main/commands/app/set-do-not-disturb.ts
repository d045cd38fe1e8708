/** Hold back notifications and sounds for a while; what they would have told is counted all the same. */
import { quietUntil } from '#main/alerts/do-not-disturb.ts';
import type { CommandContext } from '#main/commands/context/command-context.ts';
import type { Input } from '#preload/contract.ts';

export function setDoNotDisturb(
  { appState }: Pick<CommandContext, 'appState'>,
  { time }: Input<'setDoNotDisturb'>,
): null {
  appState.change({ doNotDisturbUntil: time && quietUntil(time, Date.now()) });
  return null;
}
