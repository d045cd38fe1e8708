/** The schema of each command's input (preload/commands.ts), ready to check what the page says. */
import { z } from 'zod';
import { COMMANDS } from '#preload/commands.ts';
import type { CommandName, Input } from '#preload/contract.ts';
import { COMMAND_NAMES } from '#preload/contract.ts';

type CommandSchemas = { readonly [K in CommandName]: z.ZodType<Input<K>> };

export const commandSchemas = Object.fromEntries(
  COMMAND_NAMES.map((name) => [name, COMMANDS[name].input(z)]),
) as unknown as CommandSchemas; // each name has the schema of its own entry
