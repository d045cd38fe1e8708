/** The way out: numbered patches that hold what has changed, at most one for each frame's worth of time. */
import type { Session, Shell, StatePatch, TranscriptPatch } from '../../preload/model.ts';
import { toShownLine } from '../sessions/kept-line.ts';
import type { KeptLine } from '../sessions/kept-line.ts';
import type { SessionStore } from '../sessions/session-store.ts';
import type { ShellState } from '../shell-state.ts';

/** Milliseconds between two patches; a screen shows no more. */
const FRAME = 16;

export interface StatePublisher {
  /** Sends everything there is, at once. */
  publishFullState(): void;
}

export function publishState(
  store: SessionStore,
  shell: ShellState,
  send: (patch: StatePatch) => void,
): StatePublisher {
  let number = 0;
  let shellChanges: Partial<Shell> = {};
  let changedIds = new Set<string>();
  let sent = nothingSent();
  let resting: NodeJS.Timeout | null = null;

  function publish(full: boolean): void {
    number += 1;
    const patch = full ? makeFull() : makePartial();
    shellChanges = {};
    changedIds = new Set();
    send(patch);
  }

  function makeFull(): StatePatch {
    const sessions = [...store.all()].map((record) => record.session);
    sent = nothingSent();
    return {
      number,
      full: true,
      shell: shell.read(),
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
    return { number, full: false, shell: shellChanges, sessions, removedSessions, transcripts: newLines() };
  }

  /** Lines of the session on screen that the page does not have yet. */
  function newLines(): readonly TranscriptPatch[] {
    const sessionId = store.watchedId();
    const lines = sessionId === null ? undefined : store.get(sessionId)?.lines;
    if (sessionId === null || lines === undefined) return [];
    const isFirst = sessionId !== sent.sessionId;
    const fresh = isFirst ? lines : linesAfter(sent.lines, lines);
    sent = { sessionId, lines };
    // The first time even when nobody has said anything: the page must know that it has all there is.
    return isFirst || fresh.length > 0 ? [{ sessionId, lines: fresh.map(toShownLine) }] : [];
  }

  /** The first change goes out at once; those of the next frame go out together. */
  function schedule(): void {
    if (resting !== null) return;
    publish(false);
    resting = setTimeout(rest, FRAME);
  }

  function rest(): void {
    resting = null;
    if (changedIds.size > 0 || Object.keys(shellChanges).length > 0) schedule();
  }

  store.subscribe((sessionIds) => {
    for (const id of sessionIds) changedIds.add(id);
    schedule();
  });
  shell.subscribe((changes) => {
    shellChanges = { ...shellChanges, ...changes };
    schedule();
  });
  return { publishFullState: () => publish(true) };
}

interface Sent {
  readonly sessionId: string | null;
  readonly lines: readonly KeptLine[];
}

function nothingSent(): Sent {
  return { sessionId: null, lines: [] };
}

/** Lines change only when more becomes known of who spoke, so what was sent is an equal beginning nearly always. */
function linesAfter(before: readonly KeptLine[], now: readonly KeptLine[]): readonly KeptLine[] {
  let same = 0;
  while (same < before.length && before[same] === now[same]) same += 1;
  if (same === before.length) return now.slice(same);
  const known = new Set(before);
  return now.slice(same).filter((line) => !known.has(line));
}
