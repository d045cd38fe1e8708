/** Serves a proxy auto-configuration script. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface PacServer {
  readonly url: string;
  /** How often the script was fetched. */
  readonly fetched: number;
  stop(): Promise<void>;
}

export async function startPacServer(script: string): Promise<PacServer> {
  let fetched = 0;
  const server = createServer((_request, response) => {
    fetched += 1;
    response.writeHead(200, { 'Content-Type': 'application/x-ns-proxy-autoconfig' }).end(script);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // it listens on TCP
  return {
    url: `http://127.0.0.1:${port}/proxy.pac`,
    get fetched() {
      return fetched;
    },
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}
