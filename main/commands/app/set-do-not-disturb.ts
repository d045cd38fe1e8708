/** Hold back notifications and sounds for a while; what they would have told is counted all the same. */
import { quietUntil } from '#main/alerts/do-not-disturb.ts';
import type { CommandParts } from '#main/commands/context/command-parts.ts';
import type { Input } from '#preload/contract.ts';

export function setDoNotDisturb(
  { shell }: Pick<CommandParts, 'shell'>,
  { time }: Input<'setDoNotDisturb'>,
): null {
  shell.change({ doNotDisturbUntil: time && quietUntil(time, Date.now()) });
  return null;
}
