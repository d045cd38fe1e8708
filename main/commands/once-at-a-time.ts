/**
 * Refuses a command while an equal one is under way, whoever gives it: two presses at the same moment, a page that was
 * loaded again. Joining it to the first would claim two where the server got one. When its outcome is known the same may be
 * asked for again; as long as it is not, outcomes.ts decides.
 */
import type { CommandHandlers } from '#main/commands/context/command-handlers.ts';
import { AppError } from '#main/errors/app-error.ts';
import type { CommandName, Input, Output } from '#preload/contract.ts';
import { AUDITED_ACTIONS } from '#preload/model/audit.ts';

const GUARDED: readonly CommandName[] = [...AUDITED_ACTIONS, 'quit'];

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
