/**
 * Looks over everything from time to time although the line seems well: a last notification that was lost leaves no gap
 * behind it, and a mode that was changed without our being told would be shown wrong for ever.
 */
import type { ReadContext } from './sync-sessions.ts';
import { compareSessions, syncNewMessages } from './sync-sessions.ts';

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
  let looked: readonly string[] = [];

  /** The one on screen, and those that have waited longest. */
  function chooseTranscripts(): readonly string[] {
    const running = [...store.all()].flatMap(({ session }) => (session.ended ? [] : [session.id]));
    const watched = running.filter((id) => id === store.watchedId());
    const turns = new Map(looked.map((id, turn) => [id, turn]));
    const turn = (id: string): number => turns.get(id) ?? -1;
    const others = running.filter((id) => id !== store.watchedId()).sort((a, b) => turn(a) - turn(b));
    const next = others.slice(0, TRANSCRIPTS);
    const stay = new Set(running);
    looked = [...looked.filter((id) => !next.includes(id) && stay.has(id)), ...next];
    return [...watched, ...next];
  }

  async function look(): Promise<void> {
    await compareSessions(context);
    for (const sessionId of chooseTranscripts()) await syncNewMessages(context, sessionId);
    for (const { session } of store.all()) check(session.id);
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
