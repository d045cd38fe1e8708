/**
 * Reads everything again behind a poll that was cut on its way, while the line goes on: what the server wrote into the dead
 * connection nobody tells again. First what must not be old, within a limit beyond which the line is given up: my mode in
 * all sessions, and the session on screen. Then, in the background, every transcript, those whose customer waits before the
 * others.
 */
import { AppError } from '#main/errors/app-error.ts';
import { inSlices } from '#main/sessions/in-slices.ts';
import type { BackgroundReading } from './background-reading.ts';
import type { ReadContext } from './sync-sessions.ts';
import { compareSessions, readOrMark, syncNewMessages, syncSession } from './sync-sessions.ts';

/** With what asking for the next poll may take, nothing that matters is older than ten seconds. */
const TIME_LIMIT_MS = 5000;

export interface CutRecoveryOptions {
  readonly context: ReadContext;
  readonly readMyChannels: () => Promise<void>;
  readonly background: BackgroundReading;
  /** Reads a session again if something seems to be wrong with it. */
  readonly check: (sessionId: string) => void;
  /** Called when it cannot be read: then nobody knows what is missing. */
  readonly giveUp: (reason: unknown) => void;
}

/** Returns what is to be called after each cut, when the server hears us again. */
export function createCutRecovery({
  context,
  readMyChannels,
  background,
  check,
  giveUp,
}: CutRecoveryOptions): () => void {
  const { store, signal } = context;
  async function readWhatMatters(): Promise<ReadonlySet<string>> {
    const timer = setTimeout(() => giveUp(new AppError('no-answer')), TIME_LIMIT_MS);
    try {
      const [untold] = await Promise.all([compareSessions(context), readMyChannels()]);
      const watched = store.watchedId();
      if (watched !== null) await read(watched, untold.has(watched));
      return untold;
    } finally {
      clearTimeout(timer);
    }
  }

  /** Those whose customer waits are asked for first. */
  async function readTheOthers(untold: ReadonlySet<string>): Promise<void> {
    for (const isWaiting of [true, false])
      await inSlices(store.all(), signal, (slice) => {
        for (const { session } of slice) {
          const isMeant = !session.ended && session.id !== store.watchedId();
          if (isMeant && (session.waitingSince !== null) === isWaiting)
            background.addLast(session.id, untold.has(session.id));
        }
      });
  }

  async function read(id: string, isWhole: boolean): Promise<void> {
    await readOrMark(context, id, () => (isWhole ? syncSession(context, id) : syncNewMessages(context, id)));
    check(id);
  }

  return () => {
    if (signal.aborted) return;
    readWhatMatters()
      .then(readTheOthers)
      .catch((error: unknown) => {
        if (!signal.aborted) giveUp(error);
      });
  };
}
