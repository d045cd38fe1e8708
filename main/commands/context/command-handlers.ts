/** One handler for each command of the contract. */
import type { CommandName, Input, Output } from '#preload/contract.ts';

export type CommandHandlers = {
  readonly [K in CommandName]: (input: Input<K>) => Promise<Output<K>> | Output<K>;
};
