/** Bayeux over long-polling at /api/v2/notifications, by cometd-nodejs-server behind GWS's login (§4.1, §4.4). */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import type { CometDServer, ServerMessage, ServerSession } from 'cometd-nodejs-server';
import type { Dialect } from '#test/gws-simulator/dialect.ts';
import type { Notification } from '#test/gws-simulator/wire/write-notification.ts';
import type { StaffMember } from '#test/gws-simulator/world/staff.ts';
import { BayeuxClients } from './clients.ts';
import { rewordReplies, unknownClientReply } from './error-words.ts';

const require = createRequire(import.meta.url);
// The package is CommonJS whose exports Node cannot name in an import, while its types say that it can.
const { createCometDServer } = require('cometd-nodejs-server') as typeof import('cometd-nodejs-server');
const { AcknowledgedMessagesExtension } =
  require('cometd-nodejs-server/ack-extension.js') as typeof import('cometd-nodejs-server/ack-extension.js');

interface HeldConnect {
  readonly message: ServerMessage;
  readonly response: ServerResponse;
}

export class BayeuxEndpoint {
  readonly #dialect: Dialect;
  readonly #cometd: CometDServer;
  readonly #clients = new BayeuxClients();
  /** Whose request is being looked at: the library asks back synchronously. */
  #current: { user: StaffMember; response: ServerResponse } | undefined;
  readonly #held = new Map<ServerSession, HeldConnect>();
  /** By user id, how many answers to polls are still to be lost. */
  readonly #losing = new Map<string, number>();
  /** Bodies that replace what the library would say. */
  readonly #lastWords = new WeakMap<ServerResponse, string>();

  constructor(dialect: Dialect) {
    this.#dialect = dialect;
    this.#cometd = createCometDServer({
      timeout: dialect.longPollTimeoutMs,
      interval: dialect.intervalMs,
      maxInterval: dialect.maxIntervalMs,
      browserCookiePath: '/',
    });
    this.#cometd.addListener('sessionAdded', (client: ServerSession) => {
      this.#adopt(client);
    });
    if (dialect.ack) this.#cometd.addExtension(new AcknowledgedMessagesExtension());
  }

  /** `messages` is the parsed body of a POST to /api/v2/notifications or one of its suffixes. */
  handle(request: IncomingMessage, response: ServerResponse, user: StaffMember, messages: unknown): void {
    const list: unknown[] = Array.isArray(messages) ? messages : [messages];
    if (!list.every(isMessage)) {
      response.writeHead(400).end();
      return;
    }
    for (const message of list) {
      if (this.#clients.isForeign(message.clientId ?? '', user.id)) message.clientId = '';
    }
    const isPoll = list.some(({ channel }) => channel === '/meta/connect');
    this.#takeOverAnswers(response, isPoll ? user.id : null);
    this.#current = { user, response };
    // The library reads the body itself unless it finds it here.
    this.#cometd.handle(Object.assign(request, { body: list }), response);
    this.#current = undefined;
  }

  deliver(notification: Notification): void {
    this.#clients.deliver(notification, this.#dialect.deliverTo);
  }

  /** Forgets one user's clients, or everybody's: a held connect is answered with 402, as any later message is. */
  expire(userId?: string): void {
    for (const client of this.#clients.list(userId)) {
      const held = this.#held.get(client);
      if (held) {
        const words = unknownClientReply({ ...held.message }, this.#dialect.unknownClientError);
        this.#lastWords.set(held.response, words);
      }
      client.disconnect();
    }
  }

  /**
   * The next answers to one user's polls that tell something are lost: the server believes that they were delivered, and
   * the connection dies before their first byte. Chromium then sends the poll again by itself.
   */
  loseAnswers(userId: string, count: number): void {
    this.#losing.set(userId, count);
  }

  /** Ends every timer; the connections must have been cut before. */
  close(): void {
    for (const client of this.#clients.list()) client.disconnect();
    this.#cometd.close();
  }

  #adopt(client: ServerSession): void {
    if (!this.#current) return;
    this.#clients.add(client, this.#current.user.id);
    client.addListener('suspended', (_: ServerSession, message: ServerMessage) => {
      if (this.#current) this.#held.set(client, { message, response: this.#current.response });
    });
    client.addListener('resumed', () => {
      this.#held.delete(client);
    });
    client.addListener('removed', () => {
      this.#clients.remove(client);
      this.#held.delete(client);
    });
  }

  /** `pollOf` is whose poll this is, if it is one. */
  #takeOverAnswers(response: ServerResponse, pollOf: string | null): void {
    const end = response.end.bind(response);
    const answer = (content?: unknown): ServerResponse => {
      if (typeof content !== 'string') return end();
      if (pollOf !== null && content.includes('"data":') && this.#isLost(pollOf)) {
        response.socket?.destroy();
        response.emit('finish');
        return response;
      }
      return end(this.#lastWords.get(response) ?? rewordReplies(content, this.#dialect.unknownClientError));
    };
    const setHeader = response.setHeader.bind(response);
    const earlierCookies = [response.getHeader('Set-Cookie') ?? []].flat().map(String);
    Object.assign(response, {
      end: answer,
      // The library sets its cookie without regard to a JSESSIONID that the same answer may bring.
      setHeader: (name: string, value: string) =>
        setHeader(name, name === 'Set-Cookie' ? [...earlierCookies, value] : value),
    });
  }

  #isLost(userId: string): boolean {
    const left = this.#losing.get(userId) ?? 0;
    this.#losing.set(userId, left - 1);
    return left > 0;
  }
}

function isMessage(value: unknown): value is ServerMessage {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
