/**
 * Looks over everything from time to time although the line seems well: a last notification that was lost leaves no gap
 * behind it, and a mode that was changed without our being told would be shown wrong for ever.
 */
import { inSlices } from '#main/sessions/in-slices.ts';
import type { Session } from '#preload/model/session.ts';
import type { ReadContext } from './sync-sessions.ts';
import { compareSessions, syncNewMessages } from './sync-sessions.ts';
import { takeTurns } from './take-turns.ts';

/** Transcripts that are looked at in one go, besides the one on screen: all of them in turn. */
const TRANSCRIPTS = 4;

export interface PeriodicResyncOptions {
  readonly context: ReadContext;
  /** Milliseconds between two looks. */
  readonly pause: number;
  /** Reads a session again if something seems to be wrong with it. */
  readonly check: (sessionId: string) => void;
  readonly onFailure: (error: unknown) => void;
}

/** Goes on until the context's signal says that it is enough. */
export function startPeriodicResync({ context, pause, check, onFailure }: PeriodicResyncOptions): void {
  const { store, signal } = context;
  const takeNext = takeTurns(store);

  /** The one on screen, and those whose turn it is. */
  function chooseTranscripts(): readonly string[] {
    const watched = store.get(store.watchedId() ?? '')?.session;
    const isOther = ({ id, ended }: Session): boolean => !ended && id !== watched?.id;
    return [...(watched && !watched.ended ? [watched.id] : []), ...takeNext(TRANSCRIPTS, isOther)];
  }

  async function look(): Promise<void> {
    await compareSessions(context);
    for (const sessionId of chooseTranscripts()) await syncNewMessages(context, sessionId);
    await inSlices(store.all(), signal, (slice) => {
      for (const { session } of slice) check(session.id);
    });
  }

  async function goOn(): Promise<void> {
    try {
      await look();
    } catch (error) {
      // A line that ends takes its readings with it, and what the server will not give now is asked for next time.
      if (signal.aborted) return;
      onFailure(error);
    }
    timer = setTimeout(() => void goOn(), pause);
  }

  let timer = setTimeout(() => void goOn(), pause);
  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
}
