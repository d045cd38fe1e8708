/** Send a text: to everyone when barged in, to the agents alone when coaching or barged in, never when monitoring. */
import { MESSAGE_LIMIT } from '../../preload/contract.ts';
import type { Input, Recipients } from '../../preload/contract.ts';
import type { Mode, Session } from '../../preload/model.ts';
import { AppError } from '../app-error.ts';
import * as operations from '../gws/operations.ts';
import type { CommandParts } from './command-parts.ts';
import { findRunningSession } from './find-session.ts';

type Parts = Pick<CommandParts, 'connection' | 'store'>;

/**
 * The server offers SendMessage even in Monitor (gws-api.md §1.5), so the mode decides, here as well as on screen:
 * whatever the page asks for, nothing leaves a supervisor who believes that she is unseen.
 */
const ALLOWED: Record<Mode, readonly Recipients[]> = {
  monitor: [],
  coach: ['agents'],
  'barge-in': ['everyone', 'agents'],
};

/** Throws `message-…`, `switch-in-progress`, `operation-not-permitted`, or what the server refused with. */
export async function sendMessage(
  { connection, store }: Parts,
  { sessionId, to, text }: Input<'sendMessage'>,
): Promise<null> {
  if (text.trim() === '') throw new AppError('message-empty');
  if (text.length > MESSAGE_LIMIT) throw new AppError('message-too-long');
  requireAllowed(findRunningSession(store, sessionId), to);
  const send = to === 'everyone' ? operations.sendMessage : operations.sendToAgents;
  await connection.perform((http) => send(http, sessionId, text));
  return null;
}

function requireAllowed({ mode, pendingMode, offers }: Session, to: Recipients): void {
  if (mode === null || !ALLOWED[mode].includes(to)) throw new AppError('message-not-allowed-in-mode');
  // Between two modes nobody can say who would read it.
  if (pendingMode !== null) throw new AppError('switch-in-progress');
  const isOffered = to === 'everyone' ? offers.messageToEveryone : offers.messageToAgents;
  if (!isOffered) throw new AppError('operation-not-permitted');
}
