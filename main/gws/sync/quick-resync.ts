/**
 * Looks every few seconds at what must not be old, where the server tells nothing again: what was lost with the answer to
 * a poll leaves no trace. My mode in the session on screen and in the list, the transcript on screen, and those of
 * sessions whose customer waits. What it costs is bounded: no more requests than half of the floor under all readings.
 */
import type { Session } from '#preload/model/session.ts';
import { inLanes } from './lanes.ts';
import type { ReadContext } from './sync-sessions.ts';
import { compareSessions, endIfGone, isAboutMode, syncNewMessages, syncSession } from './sync-sessions.ts';
import { takeTurns } from './take-turns.ts';

/** Transcripts of waiting sessions that are read in one go: all of them in turn. */
const WAITING_AT_ONCE = 80;
/** Up to so many sessions the whole list is one small request. */
const SHORT_LIST = 100;

export interface QuickResyncOptions {
  readonly context: ReadContext;
  /** Milliseconds between two looks. */
  readonly pause: number;
  readonly onFailure: (error: unknown) => void;
}

/** Goes on until the context's signal says that it is enough. */
export function startQuickResync({ context, pause, onFailure }: QuickResyncOptions): void {
  const { store, signal } = context;
  const takeNext = takeTurns(store);

  /** One session that the server will not give does not keep the others from being looked at. */
  async function attempt(read: () => Promise<unknown>): Promise<void> {
    try {
      await read();
    } catch (error) {
      if (!signal.aborted) onFailure(error);
    }
  }

  async function look(): Promise<void> {
    const watched = store.get(store.watchedId() ?? '')?.session;
    if (watched && !watched.ended) await attempt(() => syncSession(context, watched.id));
    if (isListShort()) await attempt(() => compareSessions(context, isAboutMode));
    const isWaiting = ({ id, ended, waitingSince }: Session): boolean =>
      !ended && waitingSince !== null && id !== store.watchedId();
    await inLanes(takeNext(WAITING_AT_ONCE, isWaiting), (id) =>
      attempt(() => endIfGone(context, id, () => syncNewMessages(context, id))),
    );
  }

  function isListShort(): boolean {
    let running = 0;
    for (const { session } of store.all()) {
      if (!session.ended) running += 1;
      if (running > SHORT_LIST) return false;
    }
    return true;
  }

  async function goOn(): Promise<void> {
    await look();
    if (!signal.aborted) timer = setTimeout(() => void goOn(), pause);
  }

  let timer = setTimeout(() => void goOn(), pause);
  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
}
