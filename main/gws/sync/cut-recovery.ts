/**
 * Reads everything again behind a poll that was cut on its way, while the line goes on: what the server wrote into the dead
 * connection nobody tells again. First what must not be old, within a limit beyond which the line is given up: my mode in
 * all sessions, and the session on screen. Then every transcript, those whose customer waits before the others.
 */
import { AppError } from '#main/errors/app-error.ts';
import { inLanes } from './lanes.ts';
import type { ReadContext } from './sync-sessions.ts';
import { compareSessions, readOrMark, syncNewMessages, syncSession } from './sync-sessions.ts';

/** With what asking for the next poll may take, nothing that matters is older than ten seconds. */
const TIME_LIMIT_MS = 5000;

export interface CutRecoveryOptions {
  readonly context: ReadContext;
  readonly readMyChannels: () => Promise<void>;
  /** Reads a session again if something seems to be wrong with it. */
  readonly check: (sessionId: string) => void;
  /** Called when it cannot be read: then nobody knows what is missing. */
  readonly giveUp: (reason: unknown) => void;
}

/** Returns what is to be called after each cut, when the server hears us again. */
export function createCutRecovery({
  context,
  readMyChannels,
  check,
  giveUp,
}: CutRecoveryOptions): () => void {
  const { store, signal } = context;
  /** What is still to be read, the oldest wish first, and how: `true` with who is in it. */
  const due = new Map<string, boolean>();
  let isReading = false;

  async function readWhatMatters(): Promise<void> {
    const timer = setTimeout(() => giveUp(new AppError('no-answer')), TIME_LIMIT_MS);
    try {
      const [untold] = await Promise.all([compareSessions(context), readMyChannels()]);
      const watched = store.watchedId();
      for (const id of chooseByUrgency()) if (id !== watched) wish(id, untold.has(id));
      if (watched !== null) await read(watched, untold.has(watched));
    } finally {
      clearTimeout(timer);
    }
  }

  function chooseByUrgency(): readonly string[] {
    const running = [...store.all()].flatMap(({ session }) => (session.ended ? [] : [session]));
    const isWaiting = ({ waitingSince }: (typeof running)[number]): boolean => waitingSince !== null;
    const ordered = [...running.filter(isWaiting), ...running.filter((each) => !isWaiting(each))];
    return ordered.map(({ id }) => id);
  }

  /** One that is due already keeps its place: otherwise, cut again and again, the last would never be read. */
  function wish(id: string, isWhole: boolean): void {
    due.set(id, isWhole || due.get(id) === true);
  }

  async function read(id: string, isWhole: boolean): Promise<void> {
    await readOrMark(context, id, () => (isWhole ? syncSession(context, id) : syncNewMessages(context, id)));
    check(id);
  }

  async function readDue(): Promise<void> {
    if (isReading) return;
    isReading = true;
    try {
      while (due.size > 0 && !signal.aborted) {
        await inLanes(takeAll(), ([id, isWhole]) => read(id, isWhole));
      }
    } finally {
      isReading = false;
    }
  }

  function* takeAll(): Generator<readonly [string, boolean]> {
    for (const entry of due) {
      due.delete(entry[0]);
      yield entry;
    }
  }

  return () => {
    if (signal.aborted) return;
    readWhatMatters()
      .then(readDue)
      .catch((error: unknown) => {
        if (!signal.aborted) giveUp(error);
      });
  };
}
