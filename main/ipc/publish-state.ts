/** The way out: numbered patches that hold what has changed, one at a time. */
import type { AppStateStore } from '#main/app-state/app-state.ts';
import type { SessionStore } from '#main/sessions/session-store.ts';
import type { AppFailure } from '#preload/errors.ts';
import type { AppState, StatePatch, TranscriptPatch } from '#preload/model/app-state.ts';
import type { Session } from '#preload/model/session.ts';
import { createPatchPace } from './patch-pace.ts';
import { makeSendable } from './sendable-state.ts';
import { createTranscriptFeed } from './transcript-feed.ts';

export interface StatePublisher {
  /** Sends everything there is, at once. */
  publishFullState(): void;
  /** The page has drawn the patch of this number. */
  acknowledgePatch(number: number): void;
}

/** Milliseconds until everything is sent again after a patch that could not be: at first, and at most. */
const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 30_000;

/** `send` may throw; `report` logs why, seldom, and makes it ready to be shown. */
export function publishState(
  store: SessionStore,
  appState: AppStateStore,
  send: (patch: StatePatch) => void,
  report: (error: unknown) => AppFailure,
): StatePublisher {
  let number = 0;
  let appStateChanges: Partial<AppState> = {};
  let changedIds = new Set<string>();
  const feed = createTranscriptFeed();
  const pace = createPatchPace({ onFree: goOn, onReturn: () => publish(true) });
  let retrying: NodeJS.Timeout | undefined;
  let pause = FIRST_PAUSE_MS;

  /** Never throws: what fails here must not cost the one who changed something. */
  function publish(full: boolean): void {
    number += 1;
    try {
      const patch = full ? makeFull() : makePartial();
      appStateChanges = {};
      changedIds = new Set();
      pace.noteSent(number);
      deliver(patch);
      if (full) settle();
    } catch (error) {
      pace.noteFailed();
      report(error);
      retryLater();
    }
  }

  function deliver(patch: StatePatch): void {
    try {
      send(patch);
    } catch (error) {
      const { patch: rest, changed } = makeSendable(patch);
      // Nothing is wrong with the patch: it is the way to the page that fails.
      if (changed === 0) throw error;
      send({ ...rest, appState: { ...rest.appState, notice: report(error) } });
    }
  }

  /** The page has missed a number and may hear of it only with the next change, which may be long in coming. */
  function retryLater(): void {
    clearTimeout(retrying);
    retrying = setTimeout(() => publish(true), pause);
    pause = Math.min(2 * pause, LONGEST_PAUSE_MS);
  }

  function settle(): void {
    clearTimeout(retrying);
    pause = FIRST_PAUSE_MS;
  }

  function makeFull(): StatePatch {
    const sessions = [...store.all()].map((record) => record.session);
    feed.forget();
    return {
      number,
      full: true,
      appState: appState.read(),
      sessions,
      removedSessions: [],
      transcripts: newLines(),
    };
  }

  function makePartial(): StatePatch {
    const sessions: Session[] = [];
    const removedSessions: string[] = [];
    for (const id of changedIds) {
      const record = store.get(id);
      if (record) sessions.push(record.session);
      else removedSessions.push(id);
    }
    return {
      number,
      full: false,
      appState: appStateChanges,
      sessions,
      removedSessions,
      transcripts: newLines(),
    };
  }

  /** Lines of the session on screen that the page does not have yet. */
  function newLines(): readonly TranscriptPatch[] {
    const sessionId = store.watchedId();
    const lines = sessionId === null ? undefined : store.get(sessionId)?.lines;
    if (sessionId !== null && lines !== undefined) return feed.next(sessionId, lines);
    if (sessionId !== null) feed.forget();
    return [];
  }

  /** The first change goes out at once; those that come until the page has drawn it go out together. */
  function schedule(): void {
    if (pace.isFree()) publish(false);
  }

  function goOn(): void {
    const hasChanged = changedIds.size > 0 || Object.keys(appStateChanges).length > 0;
    if (hasChanged || feed.hasMore(store.watchedId())) publish(false);
  }

  store.subscribe((sessionIds) => {
    for (const id of sessionIds) changedIds.add(id);
    schedule();
  });
  appState.subscribe((changes) => {
    appStateChanges = { ...appStateChanges, ...changes };
    schedule();
  });
  return { publishFullState: () => publish(true), acknowledgePatch: pace.noteDrawn };
}
