/**
 * Refuses a command while an equal one is under way, whoever gives it: two presses at the same moment, a page that was
 * loaded again. Joining it to the first would claim two where the server got one. When its outcome is known the same may be
 * asked for again; as long as it is not, outcomes.ts decides.
 */
import type { CommandName, Input, Output } from '../../preload/contract.ts';
import { AppError } from '../app-error.ts';
import { RECORDED_NAMES } from './audit-commands.ts';
import type { CommandHandlers } from './index.ts';

const GUARDED: readonly CommandName[] = [...RECORDED_NAMES, 'quit'];

/** Goes around the record of actions: what is not begun is not written down. Throws `already-under-way`. */
export function guardCommands(handlers: CommandHandlers): CommandHandlers {
  const underWay = new Set<string>();
  const guarded = GUARDED.map((name) => [name, guardCommand(underWay, handlers, name)]);
  // The same handlers under the same names, with the guard around them.
  return { ...handlers, ...(Object.fromEntries(guarded) as Partial<CommandHandlers>) };
}

function guardCommand<K extends CommandName>(underWay: Set<string>, handlers: CommandHandlers, name: K) {
  return async (input: Input<K>): Promise<Output<K>> => {
    const key = JSON.stringify([name, input]);
    if (underWay.has(key)) throw new AppError('already-under-way');
    underWay.add(key);
    try {
      return await handlers[name](input);
    } finally {
      underWay.delete(key);
    }
  };
}
