/** Say that I began or stopped typing, to those who would read the message. */
import type { CommandContext } from '#main/commands/context/command-context.ts';
import type { Input } from '#preload/contract.ts';
import { requireRecipients } from './recipients.ts';

/** A coach's typing must never show to the customer: the same rules as for messages. */
export async function sendTyping(
  { gws, store }: Pick<CommandContext, 'gws' | 'store'>,
  { sessionId, to, isTyping }: Input<'sendTyping'>,
): Promise<null> {
  requireRecipients(store, sessionId, to, 'typing');
  await gws.sendTyping(sessionId, to, isTyping);
  return null;
}
