/**
 * Reads sessions again of which something seems to be missing: after a moment, and once for each thing. When my mode is in
 * doubt, at once, and until it is not.
 */
import type { SessionStore } from '#main/sessions/session-store.ts';
import { findFault } from './sync-sessions.ts';

export interface GapRecoveryOptions {
  readonly store: SessionStore;
  /** How long what is missing may be merely late, in milliseconds. */
  readonly settleTime: number;
  /** Milliseconds before try number `attempt`. */
  readonly backoff: (attempt: number) => number;
  readonly read: (sessionId: string) => Promise<void>;
  readonly onFailure: (error: unknown) => void;
}

export interface GapRecovery {
  /** Something was told about this session. */
  check(sessionId: string): void;
  stop(): void;
}

export function createGapRecovery({
  store,
  settleTime,
  backoff,
  read,
  onFailure,
}: GapRecoveryOptions): GapRecovery {
  /** Sessions that will be read, or are being read: no timer any more. */
  const planned = new Map<string, NodeJS.Timeout>();
  const beingRead = new Set<string>();
  /** Sessions that were read at once because my mode was in doubt, and in which it still is. */
  const doubted = new Set<string>();
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

  function isModeInDoubt(sessionId: string): boolean {
    return store.get(sessionId)?.session.isModeInDoubt ?? false;
  }

  async function mend(sessionId: string, attempt: number): Promise<void> {
    const fault = faultOf(sessionId);
    beingRead.add(sessionId);
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
    } finally {
      beingRead.delete(sessionId);
    }
    planned.delete(sessionId);
    // In which mode I am is never given up.
    if (isModeInDoubt(sessionId) && !isStopped) {
      givenUp.delete(sessionId);
      plan(sessionId, backoff(attempt), attempt + 1);
      return;
    }
    // More may have gone missing while it was being read.
    check(sessionId);
  }

  function check(sessionId: string): void {
    if (!isModeInDoubt(sessionId)) doubted.delete(sessionId);
    if (isStopped || beingRead.has(sessionId) || faultOf(sessionId) === null) return;
    // Who sees me cannot wait for what may be merely late.
    const isUrgent = isModeInDoubt(sessionId) && !doubted.has(sessionId);
    if (planned.has(sessionId) && !isUrgent) return;
    if (isUrgent) doubted.add(sessionId);
    clearTimeout(planned.get(sessionId));
    plan(sessionId, isUrgent ? 0 : settleTime, 1);
  }

  return {
    check,
    stop() {
      isStopped = true;
      for (const timer of planned.values()) clearTimeout(timer);
    },
  };
}
