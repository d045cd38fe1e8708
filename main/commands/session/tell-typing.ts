/** Say that I began or stopped typing, to those who would read the message. */
import type { CommandParts } from '#main/commands/context/command-parts.ts';
import * as operations from '#main/gws/api/operations.ts';
import type { Input } from '#preload/contract.ts';
import { requireRecipients } from './recipients.ts';

/** A coach's typing must never show to the customer: the same rules as for messages. */
export async function tellTyping(
  { connection, store }: Pick<CommandParts, 'connection' | 'store'>,
  { sessionId, to, isTyping }: Input<'tellTyping'>,
): Promise<null> {
  requireRecipients(store, sessionId, to, `typing-to-${to}`);
  await connection.perform((http) => operations.tellTyping(http, sessionId, to, isTyping));
  return null;
}
