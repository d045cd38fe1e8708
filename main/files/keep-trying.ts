/** What must reach the disk at some time: where there is no room now, it is tried again until there is. */

export interface KeepTryingParts {
  /** Writes what is to be there by now. */
  readonly write: () => Promise<void>;
  /** The first of the tries has failed. */
  readonly onStuck: (cause: unknown) => void;
  /** Everything is there, after it was not. */
  readonly onWritten: () => void;
}

/** Milliseconds until the next try. */
const RETRY_INTERVAL_MS = 5000;

/** Returns the try, one after the other; it rejects when it fails, and is made again all the same. */
export function createKeepTrying({ write, onStuck, onWritten }: KeepTryingParts): () => Promise<void> {
  let last = Promise.resolve();
  let isStuck = false;
  let resting: NodeJS.Timeout | null = null;

  async function attempt(): Promise<void> {
    try {
      await write();
    } catch (cause) {
      resting ??= setTimeout(again, RETRY_INTERVAL_MS);
      if (!isStuck) onStuck(cause);
      isStuck = true;
      throw cause;
    }
    if (resting !== null) clearTimeout(resting);
    resting = null;
    if (isStuck) onWritten();
    isStuck = false;
  }

  function again(): void {
    resting = null;
    next().catch(() => undefined);
  }

  function next(): Promise<void> {
    last = last.catch(() => undefined).then(attempt);
    return last;
  }
  return next;
}
