/**
 * Looks every few seconds at what must not be old, where the server tells nothing again: what was lost with the answer to
 * a poll leaves no trace. My mode in the session on screen and in the list, the transcript on screen, and those of
 * sessions whose customer waits. What it costs is bounded: no more requests than half of the floor under all readings.
 */
import type { SessionRecord } from '#main/sessions/session-record.ts';
import { inLanes } from './lanes.ts';
import type { ReadContext } from './sync-sessions.ts';
import { compareSessions, endIfGone, isAboutMode, syncNewMessages, syncSession } from './sync-sessions.ts';

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
  /** Waiting sessions in the order in which they were looked at. */
  let looked: readonly string[] = [];

  /** Those that were not looked at for longest. */
  function chooseWaiting(running: readonly SessionRecord[]): readonly string[] {
    const waiting = running.flatMap(({ session: { id, waitingSince } }) =>
      waitingSince === null || id === store.watchedId() ? [] : [id],
    );
    const turns = new Map(looked.map((id, turn) => [id, turn]));
    const turn = (id: string): number => turns.get(id) ?? -1;
    const next = waiting.sort((a, b) => turn(a) - turn(b)).slice(0, WAITING_AT_ONCE);
    const chosen = new Set(next);
    const stillWaiting = new Set(waiting);
    looked = [...looked.filter((id) => stillWaiting.has(id) && !chosen.has(id)), ...next];
    return next;
  }

  /** One session that the server will not give does not keep the others from being looked at. */
  async function attempt(read: () => Promise<unknown>): Promise<void> {
    try {
      await read();
    } catch (error) {
      if (!signal.aborted) onFailure(error);
    }
  }

  async function look(): Promise<void> {
    const running = [...store.all()].filter(({ session }) => !session.ended);
    const watched = running.find(({ session }) => session.id === store.watchedId())?.session.id;
    if (watched !== undefined) await attempt(() => syncSession(context, watched));
    if (running.length <= SHORT_LIST) await attempt(() => compareSessions(context, isAboutMode));
    await inLanes(chooseWaiting(running), (id) =>
      attempt(() => endIfGone(context, id, () => syncNewMessages(context, id))),
    );
  }

  async function goOn(): Promise<void> {
    await look();
    if (!signal.aborted) timer = setTimeout(() => void goOn(), pause);
  }

  let timer = setTimeout(() => void goOn(), pause);
  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
}
