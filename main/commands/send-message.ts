/** Send a text, a link or a notice: to everyone when barged in, to the agents alone when coaching or barged in, never when monitoring. */
import { MESSAGE_LIMIT } from '../../preload/contract.ts';
import type { Input } from '../../preload/contract.ts';
import { AppError } from '../app-error.ts';
import * as operations from '../gws/operations.ts';
import { isWebAddress } from '../web-address.ts';
import type { CommandParts } from './command-parts.ts';
import { requireRecipients } from './recipients.ts';
import { runOperation } from './run-operation.ts';

type Parts = Pick<CommandParts, 'connection' | 'store' | 'lateFailures'>;

/** Each throws `message-…`, `switch-in-progress`, `operation-not-permitted`, or what the server refused with. */
export async function sendMessage(
  parts: Parts,
  { sessionId, to, text }: Input<'sendMessage'>,
): Promise<null> {
  requireText(text);
  requireRecipients(parts.store, sessionId, to, `message-to-${to}`);
  const send = to === 'everyone' ? operations.sendMessage : operations.sendToAgents;
  await runOperation(parts, (http) => send(http, sessionId, text));
  return null;
}

export async function sendNotice(parts: Parts, { sessionId, to, text }: Input<'sendNotice'>): Promise<null> {
  requireText(text);
  requireRecipients(parts.store, sessionId, to, `notice-to-${to}`);
  await runOperation(parts, (http) => operations.sendNotice(http, sessionId, to, text));
  return null;
}

/** Throws `link-not-allowed` as well: what is sent to a customer must be an address of the web. */
export async function sendLink(parts: Parts, { sessionId, url }: Input<'sendLink'>): Promise<null> {
  requireText(url);
  if (!isWebAddress(url.trim())) throw new AppError('link-not-allowed');
  requireRecipients(parts.store, sessionId, 'everyone', 'link-to-everyone');
  await runOperation(parts, (http) => operations.sendUrl(http, sessionId, url.trim()));
  return null;
}

function requireText(text: string): void {
  if (text.trim() === '') throw new AppError('message-empty');
  if (text.length > MESSAGE_LIMIT) throw new AppError('message-too-long');
}
