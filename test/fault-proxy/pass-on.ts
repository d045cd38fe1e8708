/** Passes the server's bytes on to the client: at once, late, slowly, in pieces, or only so far. */
import type { Socket } from 'node:net';
import type { Fault } from './faults.ts';

/** Pieces in which slow bytes come, a second. */
const PIECES_PER_SECOND = 20;

export interface PassOn {
  take(bytes: Buffer): void;
  /** Forgets what is still waiting. */
  stop(): void;
}

export function passOn(client: Socket, fault: () => Fault | null): PassOn {
  const waiting: Buffer[] = [];
  let timer: NodeJS.Timeout | undefined;
  let passed = 0;

  /** Sends what is due and comes back for the rest. */
  function drip(size: number, pause: number): void {
    const next = waiting.shift();
    if (!next) {
      timer = undefined;
      return;
    }
    client.write(next.subarray(0, size));
    if (next.length > size) waiting.unshift(next.subarray(size));
    timer = setTimeout(() => drip(size, pause), pause);
  }

  function wait(bytes: Buffer, latency: number, size: number, pause: number): void {
    waiting.push(bytes);
    timer ??= setTimeout(() => drip(size, pause), latency);
  }

  return {
    take(bytes) {
      const now = fault();
      if (now === null || typeof now === 'string') {
        client.write(bytes);
        return;
      }
      switch (now.kind) {
        case 'answer':
        case 'cut-request':
        case 'cut-idle':
          client.write(bytes);
          return;
        case 'slow': {
          const size = Math.max(1, Math.floor(now.bytesPerSecond / PIECES_PER_SECOND));
          wait(bytes, now.latency, size, 1000 / PIECES_PER_SECOND);
          return;
        }
        case 'sliced':
          wait(bytes, 0, now.size, 0);
          return;
        case 'cut': {
          client.write(bytes.subarray(0, Math.max(0, now.after - passed)));
          passed += bytes.length;
          if (passed >= now.after) client.end();
        }
      }
    },
    stop() {
      clearTimeout(timer);
      waiting.length = 0;
    },
  };
}
