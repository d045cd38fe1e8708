/** Reads sessions again of which something seems to be missing: after a moment, and once for each thing. */
import type { SessionStore } from '../sessions/session-store.ts';
import { findFault } from './session-reader.ts';

export interface RereadParts {
  readonly store: SessionStore;
  /** How long what is missing may be merely late, in milliseconds. */
  readonly settleTime: number;
  /** Milliseconds before try number `attempt`. */
  readonly backoff: (attempt: number) => number;
  readonly read: (sessionId: string) => Promise<void>;
  readonly onFailure: (error: unknown) => void;
}

export interface Rereads {
  /** Something was told about this session. */
  consider(sessionId: string): void;
  stop(): void;
}

export function createRereads({ store, settleTime, backoff, read, onFailure }: RereadParts): Rereads {
  /** Sessions that will be read, or are being read: no timer any more. */
  const planned = new Map<string, NodeJS.Timeout>();
  /** What stayed missing although it was read again: it cannot be had (gws-api.md §4.5.11). */
  const givenUp = new Map<string, string>();
  let isStopped = false;

  function faultOf(sessionId: string): string | null {
    const record = store.get(sessionId);
    const fault = record ? findFault(record) : null;
    return fault !== null && givenUp.get(sessionId) === fault ? null : fault;
  }

  function plan(sessionId: string, delay: number, attempt: number): void {
    planned.set(
      sessionId,
      setTimeout(() => void mend(sessionId, attempt), delay),
    );
  }

  async function mend(sessionId: string, attempt: number): Promise<void> {
    const fault = faultOf(sessionId);
    try {
      if (fault !== null) {
        await read(sessionId);
        if (faultOf(sessionId) === fault) givenUp.set(sessionId, fault);
        else givenUp.delete(sessionId);
      }
    } catch (error) {
      if (isStopped) return;
      onFailure(error);
      plan(sessionId, backoff(attempt), attempt + 1);
      return;
    }
    planned.delete(sessionId);
    // More may have gone missing while it was being read.
    consider(sessionId);
  }

  function consider(sessionId: string): void {
    if (isStopped || planned.has(sessionId) || faultOf(sessionId) === null) return;
    plan(sessionId, settleTime, 1);
  }

  return {
    consider,
    stop() {
      isStopped = true;
      for (const timer of planned.values()) clearTimeout(timer);
    },
  };
}
