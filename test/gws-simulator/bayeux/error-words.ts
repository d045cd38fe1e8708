/** Puts the Bayeux library's words into those of GWS's CometD 3.1 (§4.4). */
import type { Dialect } from '#test/gws-simulator/dialect.ts';

type Message = Record<string, unknown>;

const wordsOfCometd3: Readonly<Record<string, string>> = {
  '403::handshake_denied': '403::Handshake denied',
  '400::channel_missing': '400::channel missing',
  '404::message_deleted': '404::message deleted',
  '403::subscribe_denied': '403::subscribe_failed',
};

const unknownToLibrary = '402::session_unknown';

/** `content` is a reply's body; what cannot be read is left alone. */
export function rewordReplies(content: string, unknownClientError: Dialect['unknownClientError']): string {
  if (!content.includes('"error"')) return content;
  const messages: unknown = JSON.parse(content);
  if (!Array.isArray(messages)) return content;
  return JSON.stringify(messages.map((message: Message) => reword(message, unknownClientError)));
}

function reword(message: Message, unknownClientError: string): Message {
  const { error } = message;
  if (typeof error !== 'string') return message;
  if (error === unknownToLibrary) return { ...message, error: unknownClientError };
  return { ...message, error: wordsOfCometd3[error] ?? error };
}

/** The reply to a client that has just been forgotten while its connect was held. */
export function unknownClientReply(
  connect: Readonly<Message>,
  unknownClientError: Dialect['unknownClientError'],
): string {
  const advice = { reconnect: 'handshake', interval: 0 };
  const { id, channel } = connect;
  return JSON.stringify([{ id, channel, successful: false, error: unknownClientError, advice }]);
}
