/** The way in: who asks → known command → well formed → run → reply as data. */
import type { IpcMainInvokeEvent } from 'electron';
import { ipcMain } from 'electron';
import type { CommandHandlers } from '#main/commands/context/command-handlers.ts';
import { AppError } from '#main/errors/app-error.ts';
import { reportFailure } from '#main/errors/error-reporting.ts';
import type { Log } from '#main/logging/log.ts';
import type { CommandName, Reply } from '#preload/contract.ts';
import { COMMAND_CHANNEL, COMMAND_NAMES } from '#preload/contract.ts';
import { commandSchemas } from './command-schemas.ts';

export interface IpcOptions {
  readonly commands: CommandHandlers;
  readonly isTrusted: (event: IpcMainInvokeEvent) => boolean;
  readonly log: Log;
}

export function handleCommands(door: IpcOptions): void {
  ipcMain.handle(COMMAND_CHANNEL, (event, name: unknown, input: unknown) => answer(door, event, name, input));
}

async function answer(
  { commands, isTrusted, log }: IpcOptions,
  event: IpcMainInvokeEvent,
  name: unknown,
  input: unknown,
): Promise<Reply<unknown>> {
  try {
    if (!isTrusted(event) || !isCommandName(name)) throw new AppError('malformed-command');
    return { ok: true, value: await run(commands, name, input) };
  } catch (error) {
    return { ok: false, error: reportFailure(log, isCommandName(name) ? name : 'unknown command', error) };
  }
}

function isCommandName(name: unknown): name is CommandName {
  return COMMAND_NAMES.some((known) => known === name);
}

async function run(commands: CommandHandlers, name: CommandName, input: unknown): Promise<unknown> {
  const read = commandSchemas[name].safeParse(input);
  if (!read.success) throw new AppError('malformed-command');
  // The schema of this very name has just let it through; the compiler cannot follow that across the two tables.
  const handler = commands[name] as (checked: unknown) => unknown;
  return handler(read.data);
}
