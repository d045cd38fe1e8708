/** A plain HTTP or HTTPS server that can be stopped at once, whatever its connections are waiting for. */
import type { RequestListener, Server } from 'node:http';
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';

export interface TlsIdentity {
  /** PEM. */
  readonly key: string;
  /** PEM. */
  readonly cert: string;
}

export interface ListenOptions {
  readonly host: string;
  /** 0 for any free one. */
  readonly port: number;
  readonly tls?: TlsIdentity | undefined;
}

export interface Listener {
  readonly port: number;
  /** Cuts every connection in the middle of whatever it does. */
  cutConnections(): void;
  stop(): Promise<void>;
}

export async function listen(options: ListenOptions, onRequest: RequestListener): Promise<Listener> {
  const server = options.tls ? createTlsServer(options.tls, onRequest) : createServer(onRequest);
  // Long polls are silent for long, and an idle connection that is closed under a request looks like a fault.
  server.keepAliveTimeout = 120_000;
  server.requestTimeout = 0;
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await begin(server, options);
  const cutConnections = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: portOf(server.address()),
    cutConnections,
    stop: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      cutConnections();
      await closed;
    },
  };
}

async function begin(server: Server, { host, port }: ListenOptions): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('The server listens on no port.');
  return address.port;
}
