/** The table of everything that a supervisor can do. A command of the contract that is missing here does not compile. */
import type { CommandName, Input, Output } from '../../preload/contract.ts';
import { changeSettings } from './change-settings.ts';
import type { CommandParts } from './command-parts.ts';
import { leaveSession } from './leave-session.ts';
import { sendMessage } from './send-message.ts';
import { signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';
import { switchMode } from './switch-mode.ts';

export type CommandHandlers = {
  readonly [K in CommandName]: (input: Input<K>) => Promise<Output<K>> | Output<K>;
};

export function createCommands(parts: CommandParts): CommandHandlers {
  const { connection, publishFullState, shell, store } = parts;
  return {
    signIn: (input) => signIn(parts, input),
    signOut: () => signOut(parts),
    watchSession({ sessionId }) {
      store.apply({ type: 'session-watched', sessionId });
      return null;
    },
    switchMode: (input) => switchMode(parts, input),
    sendMessage: (input) => sendMessage(parts, input),
    leaveSession: (input) => leaveSession(parts, input),
    changeSettings: (input) => changeSettings(parts, input),
    dismissNotice() {
      shell.change({ notice: null });
      return null;
    },
    reconnectNow() {
      connection.reconnectNow();
      return null;
    },
    requestFullState() {
      publishFullState();
      return null;
    },
  };
}
