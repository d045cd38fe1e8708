/** Stands in front of a server and answers some Bayeux messages in its place: for clients that bring their own HTTP. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, request as forward } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export interface FalseReply {
  readonly status: number;
  readonly body: string;
}

export interface BayeuxRequest {
  readonly channel: string;
  readonly id: string;
}

/** The answer to give instead of the server's, or `null`. */
export type Reply = (messages: readonly BayeuxRequest[]) => FalseReply | null;

export interface Front {
  readonly url: string;
  answer(reply: Reply): void;
  /** When messages on this channel came, in milliseconds. */
  heard(channel: string): readonly number[];
  stop(): Promise<void>;
}

export async function startFront(target: string): Promise<Front> {
  const times: { readonly channel: string; readonly at: number }[] = [];
  let reply: Reply = () => null;

  async function pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(request);
    const messages = request.url?.endsWith('/notifications')
      ? (JSON.parse(body.toString()) as BayeuxRequest[]) // both clients speak Bayeux
      : [];
    for (const { channel } of messages) times.push({ channel, at: performance.now() });
    const falseReply = messages.length > 0 ? reply(messages) : null;
    if (falseReply) {
      response.writeHead(falseReply.status, { 'Content-Type': 'application/json' }).end(falseReply.body);
      return;
    }
    const { method, headers, url } = request;
    const onward = forward(new URL(url ?? '/', target), { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    response.on('close', () => onward.destroy());
    onward.end(body);
  }

  const server = createServer((request, response) => {
    pass(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // it listens on TCP
  return {
    url: `http://127.0.0.1:${port}`,
    answer: (next) => void (reply = next),
    heard: (channel) => times.filter((each) => each.channel === channel).map(({ at }) => at),
    async stop() {
      if (!server.listening) return;
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}
