/** Hold back notifications and sounds for a while; what they would have told is counted all the same. */
import type { Input } from '../../preload/contract.ts';
import type { CommandParts } from './command-parts.ts';

export function setDoNotDisturb(
  { shell }: Pick<CommandParts, 'shell'>,
  { until }: Input<'setDoNotDisturb'>,
): null {
  shell.change({ doNotDisturbUntil: until !== null && until > Date.now() ? until : null });
  return null;
}
