/** Does something that may fail without making the command fail: the person is told by a notice instead. */
import { reportFailure } from '../crash.ts';
import type { CommandParts } from './command-parts.ts';

/** False when `action` failed and the notice says why. `where` names it in the log. */
export async function tryOrNotice(
  { log, shell }: Pick<CommandParts, 'log' | 'shell'>,
  where: string,
  action: () => Promise<void>,
): Promise<boolean> {
  try {
    await action();
    return true;
  } catch (error) {
    shell.change({ notice: reportFailure(log, where, error) });
    return false;
  }
}
