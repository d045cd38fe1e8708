/** A small HTTP proxy on loopback, as offices have one: requests with whole addresses, tunnels, and a sign-in if it wants one. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, request as sendOn } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { connect } from 'node:net';

export interface ProxyLogin {
  readonly userName: string;
  readonly password: string;
}

export interface ProxyRequest {
  /** The host that was asked for, with its port. */
  readonly host: string;
  readonly isTunnel: boolean;
  /** What the proxy was told about who asks: `null` when nothing. */
  readonly login: ProxyLogin | null;
  readonly isAdmitted: boolean;
}

export interface TestProxy {
  /** Host and port. */
  readonly address: string;
  readonly url: string;
  /** Everything that was asked of it, in order. */
  readonly requests: readonly ProxyRequest[];
  /** From now on, on new and on open connections; `null`: everybody is let in. */
  wantLogin(login: ProxyLogin | null): void;
  /** Tunnels are refused from now on. */
  refuseTunnels(): void;
  stop(): Promise<void>;
}

export const REALM = 'The office';
/** Every name leads to this computer: the proxy alone knows where `gws.test` is. */
const HERE = '127.0.0.1';
const WANTS_LOGIN = { 'Proxy-Authenticate': `Basic realm="${REALM}"`, 'Content-Length': '0' };

export async function startProxy(): Promise<TestProxy> {
  const requests: ProxyRequest[] = [];
  const sockets = new Set<Socket>();
  let wanted: ProxyLogin | null = null;
  let refusesTunnels = false;

  function admit(message: IncomingMessage, host: string, isTunnel: boolean): boolean {
    const login = readLogin(message.headers['proxy-authorization']);
    const isAdmitted = wanted === null || JSON.stringify(login) === JSON.stringify(wanted);
    requests.push({ host, isTunnel, login, isAdmitted });
    return isAdmitted;
  }

  const server = createServer((message, response) => {
    const url = new URL(message.url ?? '');
    if (admit(message, url.host, false)) passOn(url, message, response);
    else response.writeHead(407, WANTS_LOGIN).end();
  });
  server.on('connect', (message: IncomingMessage, client: Socket) => {
    client.on('error', () => client.destroy());
    const host = message.url ?? '';
    if (!admit(message, host, true)) refuse(client, 407, WANTS_LOGIN);
    else if (refusesTunnels) refuse(client, 403, { 'Content-Length': '0' });
    else tunnel(client, Number(host.split(':')[1]), sockets);
  });
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, HERE, resolve));
  const address = `${HERE}:${(server.address() as AddressInfo).port}`; // it listens on TCP

  return {
    address,
    url: `http://${address}`,
    requests,
    wantLogin(login) {
      wanted = login;
      // Who is inside already must come again.
      for (const socket of sockets) socket.destroy();
    },
    refuseTunnels() {
      refusesTunnels = true;
    },
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

function readLogin(header: string | undefined): ProxyLogin | null {
  const [, encoded] = /^Basic (.+)$/.exec(header ?? '') ?? [];
  if (encoded === undefined) return null;
  const [userName = '', password = ''] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  return { userName, password };
}

function passOn(url: URL, message: IncomingMessage, response: ServerResponse): void {
  const { method, headers: all } = message;
  const headers = { ...all };
  // It was for the proxy only.
  delete headers['proxy-authorization'];
  const path = url.pathname + url.search;
  const onward = sendOn({ host: HERE, port: url.port, method, path, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  onward.on('error', () => response.destroy());
  response.on('close', () => onward.destroy());
  message.pipe(onward);
}

function refuse(client: Socket, status: number, headers: Readonly<Record<string, string>>): void {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  client.end([`HTTP/1.1 ${status} No`, ...lines, '', ''].join('\r\n'));
}

function tunnel(client: Socket, port: number, sockets: Set<Socket>): void {
  const server = connect(port, HERE, () => {
    client.write('HTTP/1.1 200 Connection established\r\n\r\n');
    client.pipe(server).pipe(client);
  });
  sockets.add(server);
  server.on('error', () => client.destroy());
  server.on('close', () => {
    sockets.delete(server);
    client.destroy();
  });
  client.on('close', () => server.destroy());
}
