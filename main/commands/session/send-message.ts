/** Send a text, a link or a notice: to everyone when barged in, to the agents alone when coaching or barged in, never when monitoring. */
import type { CommandContext } from '#main/commands/context/command-context.ts';
import { runOperation } from '#main/commands/operations/run-operation.ts';
import { AppError } from '#main/errors/app-error.ts';
import type { Receipt } from '#main/gws/api/operations.ts';
import type { Question } from '#main/outcomes/outcomes.ts';
import { OutcomeUnknown } from '#main/outcomes/outcomes.ts';
import type { SentLine, SentMessage } from '#main/outcomes/sent-lines.ts';
import type { Input } from '#preload/contract.ts';
import { MESSAGE_LIMIT } from '#preload/model/messages.ts';
import { isWebAddress } from '#preload/rules/web-address.ts';
import { requireRecipients } from './recipients.ts';

type Parts = Pick<
  CommandContext,
  'connection' | 'gws' | 'store' | 'asyncFailures' | 'outcomes' | 'draftStore' | 'sentLines'
>;

/** Each throws `message-…`, `switch-in-progress`, `operation-not-permitted`, `outcome-unknown`, or what the server refused with. */
export async function sendMessage(
  parts: Parts,
  { sessionId, to, text }: Input<'sendMessage'>,
): Promise<null> {
  requireText(text);
  requireRecipients(parts.store, sessionId, to, 'text');
  const send = to === 'everyone' ? parts.gws.sendMessage : parts.gws.sendToAgents;
  return deliver(parts, { kind: 'message', sessionId, to, as: 'text', text }, () => send(sessionId, text));
}

export async function sendNotice(parts: Parts, { sessionId, to, text }: Input<'sendNotice'>): Promise<null> {
  requireText(text);
  requireRecipients(parts.store, sessionId, to, 'notice');
  return deliver(parts, { kind: 'message', sessionId, to, as: 'notice', text }, () =>
    parts.gws.sendNotice(sessionId, to, text),
  );
}

/** Throws `link-not-allowed` as well: what is sent to a customer must be an address of the web. */
export async function sendLink(parts: Parts, { sessionId, url }: Input<'sendLink'>): Promise<null> {
  requireText(url);
  const text = url.trim();
  if (!isWebAddress(text)) throw new AppError('link-not-allowed');
  requireRecipients(parts.store, sessionId, 'everyone', 'link');
  return deliver(parts, { kind: 'message', sessionId, to: 'everyone', as: 'link', text }, () =>
    parts.gws.sendUrl(sessionId, text),
  );
}

async function deliver(parts: Parts, message: SentMessage, operation: () => Promise<Receipt>): Promise<null> {
  const line = parts.sentLines.expect(message);
  try {
    await runOperation(parts, questionOf(parts, message, line), operation);
    return null;
  } catch (error) {
    if (error instanceof OutcomeUnknown) keepDraft(parts, message);
    else line.withdraw();
    throw error;
  }
}

/** The page tells of its drafts a little late: should it be lost at this moment, the text must not be. */
function keepDraft({ draftStore }: Parts, { sessionId, to, as, text }: SentMessage): void {
  draftStore.keepIfNone({ sessionId, to, kind: as, text });
}

/** My own line in the log proves it; the whole log without it proves the contrary. */
function questionOf(
  { connection, draftStore, store }: Parts,
  message: SentMessage,
  line: SentLine,
): Question {
  const { sessionId, to, as, text } = message;
  return {
    subject: message,
    look: () => (line.hasCome() ? 'done' : null),
    async read() {
      await connection.reread(sessionId);
      // Then its log cannot be read any more.
      if (store.get(sessionId)?.session.ended ?? true) throw new AppError('session-ended');
    },
    isProvenByAbsence: () => !line.mayHaveCome(),
    onFound(finding) {
      if (finding === 'done') draftStore.takeSent({ sessionId, to, kind: as, text });
      else line.withdraw();
    },
  };
}

function requireText(text: string): void {
  if (text.trim() === '') throw new AppError('message-empty');
  if (text.length > MESSAGE_LIMIT) throw new AppError('message-too-long');
}
