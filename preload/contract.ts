/** What crosses the bridge, and how: the names and types that follow from the table of commands, the replies, the channels. */
import type { Command } from './commands.ts';
import { COMMANDS } from './commands.ts';
import type { AppFailure } from './errors.ts';
import type { StatePatch } from './model/app-state.ts';

/** What goes in and what comes out, by the name of the command. */
export type Commands = {
  readonly [K in keyof typeof COMMANDS]: (typeof COMMANDS)[K] extends Command<infer I extends object, infer O>
    ? { readonly input: I; readonly output: O }
    : never;
};
export type CommandName = keyof Commands;
export type Input<K extends CommandName> = Commands[K]['input'];
export type Output<K extends CommandName> = Commands[K]['output'];

export const COMMAND_NAMES = Object.keys(COMMANDS) as readonly CommandName[]; // the table's keys are exactly these

export type Reply<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: AppFailure };

/** What the renderer finds as `window.smsSupervisor`. */
export type Bridge = {
  readonly [K in CommandName]: (input: Input<K>) => Promise<Reply<Output<K>>>;
} & {
  /** Calls back with every patch from now on; the returned function ends it. */
  readonly onState: (listener: (patch: StatePatch) => void) => () => void;
};

/** The one channel for commands and the one for state. */
export const COMMAND_CHANNEL = 'command';
export const STATE_CHANNEL = 'state';
