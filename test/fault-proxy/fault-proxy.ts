/** A TCP proxy that passes everything on, until a fault befalls it. */
import type { AddressInfo, Socket } from 'node:net';
import { connect, createServer } from 'node:net';
import type { Cut } from './cut-request.ts';
import { cutConnection } from './cut-request.ts';
import type { CutRequest, Fault } from './faults.ts';
import { writeAnswer } from './faults.ts';
import { passOn } from './pass-on.ts';

export interface FaultProxy {
  /** The origin to give to the client instead of the server's. */
  readonly url: string;
  /** From now on, for every connection, the open ones too. */
  fall(fault: Fault): void;
  /** Connections are good again. Those that have gone half-open are closed, or left as they are. */
  heal(options?: { readonly leaveBroken?: boolean }): void;
  /** Connections that are open now. */
  openConnections(): number;
  /** Connections that a `cut-request` has cut since it befell. */
  cuts(): number;
  /** Connections that were ever opened. */
  accepted(): number;
  stop(): Promise<void>;
}

interface Pair {
  readonly client: Socket;
  readonly server: Socket;
  fault: Fault | null;
  /** Bytes have vanished: nothing that follows them would make sense. */
  isDeaf: boolean;
  /** The words of a `cut-request` have come by. */
  cut: Cut | null;
  /** Runs while a `cut-idle` waits for something to pass. */
  silence: NodeJS.Timeout | undefined;
}

export async function startFaultProxy(target: string): Promise<FaultProxy> {
  const { hostname, port: targetPort } = new URL(target);
  const pairs = new Set<Pair>();
  let fault: Fault | null = null;
  let accepted = 0;
  let cuts = 0;

  const listener = createServer((client) => {
    accepted += 1;
    const pair: Pair = {
      client,
      server: connect(Number(targetPort), hostname),
      fault,
      isDeaf: false,
      cut: null,
      silence: undefined,
    };
    pairs.add(pair);
    join(pair, {
      onCut: () => (cuts += 1),
      onEnd: () => pairs.delete(pair),
    });
    if (fault) befall(pair, fault);
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const { port } = listener.address() as AddressInfo; // it listens on TCP

  return {
    url: `http://127.0.0.1:${port}`,
    fall(next) {
      fault = next;
      cuts = 0;
      for (const pair of pairs) befall(pair, next);
    },
    heal({ leaveBroken = false } = {}) {
      fault = null;
      for (const pair of pairs) {
        pair.fault = null;
        clearTimeout(pair.silence);
        if (pair.isDeaf && !leaveBroken) destroy(pair);
      }
    },
    openConnections: () => pairs.size,
    cuts: () => cuts,
    accepted: () => accepted,
    async stop() {
      const closed = new Promise((resolve) => listener.close(resolve));
      for (const pair of pairs) destroy(pair);
      await closed;
    },
  };
}

function befall(pair: Pair, fault: Fault): void {
  pair.fault = fault;
  if (fault === 'drop') destroy(pair);
  else if (fault === 'reset') {
    pair.client.resetAndDestroy();
    pair.server.destroy();
  }
  waitInSilence(pair);
}

/** Begins to wait anew: something has passed, or the fault has just befallen. */
function waitInSilence(pair: Pair): void {
  const { fault } = pair;
  clearTimeout(pair.silence);
  if (fault === null || typeof fault === 'string' || fault.kind !== 'cut-idle') return;
  pair.silence = setTimeout(() => destroy(pair), fault.after);
}

function destroy({ client, server }: Pair): void {
  client.destroy();
  server.destroy();
}

/** Passes on in both directions, as the fault of the moment has it. */
function join(pair: Pair, { onCut, onEnd }: { onCut: () => void; onEnd: () => void }): void {
  const { client, server } = pair;
  client.on('data', (bytes) => {
    waitInSilence(pair);
    const answer = falseAnswer(pair.fault);
    if (answer !== null) client.end(answer);
    else if (isToBeCut(pair.fault, bytes)) pair.cut = cutConnection(pair, pair.fault, bytes, onCut);
    else if (!vanishes(pair)) server.write(bytes);
  });
  const fromServer = passOn(client, () => pair.fault);
  server.on('data', (bytes) => {
    waitInSilence(pair);
    if (pair.cut) pair.cut.take(bytes);
    else if (!vanishes(pair)) fromServer.take(bytes);
  });
  for (const [one, other] of [
    [client, server],
    [server, client],
  ] as const) {
    one.on('error', () => undefined);
    one.on('close', () => {
      // Of a half-open connection the other end hears nothing.
      if (!vanishes(pair) || one === client) other.destroy();
      if (client.destroyed) end();
    });
  }
  const end = (): void => {
    clearTimeout(pair.silence);
    fromServer.stop();
    onEnd();
  };
}

/** Once bytes have vanished all that follow do, whatever has healed meanwhile. */
function vanishes(pair: Pair): boolean {
  pair.isDeaf ||= pair.fault === 'half-open';
  return pair.isDeaf;
}

function isToBeCut(fault: Fault | null, bytes: Buffer): fault is CutRequest {
  return (
    fault !== null && typeof fault === 'object' && fault.kind === 'cut-request' && bytes.includes(fault.words)
  );
}

function falseAnswer(fault: Fault | null): string | null {
  if (fault === 'garbage') return '\u0000\u0001 this is no HTTP \r\n\r\n';
  return fault !== null && typeof fault === 'object' && fault.kind === 'answer' ? writeAnswer(fault) : null;
}
