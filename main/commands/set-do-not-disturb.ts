/** Hold back notifications and sounds for a while; what they would have told is counted all the same. */
import type { Input } from '../../preload/contract.ts';
import { quietUntil } from '../alerts/do-not-disturb.ts';
import type { CommandParts } from './command-parts.ts';

export function setDoNotDisturb(
  { shell }: Pick<CommandParts, 'shell'>,
  { time }: Input<'setDoNotDisturb'>,
): null {
  shell.change({ doNotDisturbUntil: time && quietUntil(time, Date.now()) });
  return null;
}
