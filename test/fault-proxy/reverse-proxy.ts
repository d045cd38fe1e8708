/** A reverse proxy as sites put before their servers: speaks HTTP, and changes the headers of what it passes on. */
import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';
import { createServer, request as forward } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ReverseProxy {
  /** The origin to give to the client instead of the server's. */
  readonly url: string;
  stop(): Promise<void>;
}

/** `change` gives the headers of an answer as the client is to see them. */
export async function startReverseProxy(
  target: string,
  change: (headers: IncomingHttpHeaders) => OutgoingHttpHeaders,
): Promise<ReverseProxy> {
  const server = createServer((request, response) => {
    const { method, headers, url } = request;
    const onward = forward(new URL(url ?? '/', target), { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, change(answer.headers));
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    response.on('close', () => onward.destroy());
    request.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // it listens on TCP
  return {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}
