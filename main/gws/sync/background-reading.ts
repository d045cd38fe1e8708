/**
 * Reads transcripts in the background, in the order in which somebody needs them: the one on screen, those whose customer
 * has been waiting longest, those in which something happened last, the others in turn. A few at a time; opening a session
 * puts it before all others.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { createPriorityQueue } from '#main/sessions/priority-queue.ts';
import { isTranscriptDue } from '#preload/rules/transcript-due.ts';
import type { ReadingContext } from './sync-sessions.ts';
import { readOrMark, syncNewMessages, syncSession } from './sync-sessions.ts';

/** How many are read at the same time: quick, without flooding the server. */
const LANES = 4;
/** Ranks of those whose customer waits are times; the ranks of all others come after any time. */
const BEHIND_THE_WAITING = 1e15;
const BEHIND_ALL = 4e15;

export interface BackgroundReadingOptions {
  readonly context: ReadingContext;
  /** A session was read: something may still be wrong with it. */
  readonly onRead: (sessionId: string) => void;
  /** Milliseconds before try number `attempt`. */
  readonly backoff: (attempt: number) => number;
  readonly onFailure: (error: unknown) => void;
}

export interface BackgroundReading {
  /** `isWhole`: who is in it as well, because that is not known from a list. */
  add(sessionId: string, isWhole: boolean): void;
  /** After all that are to be read already; one that is keeps its place, so that no other is put off for ever. */
  addLast(sessionId: string, isWhole: boolean): void;
  /** It waits to be read. */
  has(sessionId: string): boolean;
}

/** Goes on until the context's signal says that it is enough. */
export function startBackgroundReading(parts: BackgroundReadingOptions): BackgroundReading {
  const { context, onRead, backoff, onFailure } = parts;
  const { store, signal } = context;
  const due = createPriorityQueue();
  const whole = new Set<string>();
  let lanes = 0;
  /** Since one was read last. */
  let failures = 0;
  /** The rank of the one that was put behind all others last. */
  let turn = BEHIND_ALL;

  function rankOf(sessionId: string): number {
    if (sessionId === store.watchedId()) return -Infinity;
    const session = store.get(sessionId)?.session;
    if (!session || session.ended) return BEHIND_ALL;
    if (session.waitingSince !== null) return session.waitingSince;
    return BEHIND_THE_WAITING - (session.lastTextAt ?? session.receivedAt ?? 0);
  }

  function put(sessionId: string, isWhole: boolean, rank: number): void {
    if (isWhole) whole.add(sessionId);
    due.put(sessionId, rank);
    if (lanes === LANES) return;
    lanes += 1;
    void goOn();
  }

  function addLast(sessionId: string, isWhole: boolean): void {
    if (isWhole) whole.add(sessionId);
    if (due.has(sessionId)) return;
    turn += 1;
    put(sessionId, isWhole, turn);
  }

  async function goOn(): Promise<void> {
    for (let next = due.first(); next && !signal.aborted; next = due.first()) {
      due.remove(next.id);
      await read(next.id, whole.delete(next.id));
    }
    lanes -= 1;
  }

  async function read(sessionId: string, isWhole: boolean): Promise<void> {
    try {
      await readOrMark(context, sessionId, () =>
        isWhole ? syncSession(context, sessionId) : syncNewMessages(context, sessionId),
      );
      failures = 0;
      onRead(sessionId);
    } catch (error) {
      if (signal.aborted) return;
      onFailure(error);
      failures += 1;
      await pause(backoff(failures), undefined, { signal }).catch(() => undefined);
      // Behind the others: it may be the only one that is not to be had.
      addLast(sessionId, isWhole);
    }
  }

  const stop = store.subscribe((sessionIds) => {
    for (const id of sessionIds) {
      const session = due.has(id) ? store.get(id)?.session : undefined;
      if (session && (id === store.watchedId() || isTranscriptDue(session))) due.put(id, rankOf(id));
    }
  });
  signal.addEventListener('abort', stop, { once: true });

  return {
    add: (sessionId, isWhole) => put(sessionId, isWhole, rankOf(sessionId)),
    addLast,
    has: due.has,
  };
}
