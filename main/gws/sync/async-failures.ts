/**
 * Operations that the server accepts and fails later (gws-api.md §5.3): brings the failure to the command that waits for
 * it. It may come before the reply that names it, so it is kept for a moment.
 */
import { AppError } from '#main/errors/app-error.ts';

/** How long a failure waits for a command to claim it, in milliseconds. */
const UNCLAIMED_LIMIT = 5000;

export interface FailureListener {
  /** Rejects with `operation-refused` and the server's words when the operation fails; never resolves. */
  readonly failed: Promise<never>;
  end(): void;
}

export interface AsyncFailures {
  tell(referenceId: string, message: string): void;
  watch(referenceId: string): FailureListener;
}

/** `onUnclaimed` gets what no command is waiting for any more. */
export function createAsyncFailures(onUnclaimed: (failure: AppError) => void): AsyncFailures {
  const watchers = new Map<string, (failure: AppError) => void>();
  const unclaimed = new Map<string, { failure: AppError; timer: NodeJS.Timeout }>();

  return {
    tell(referenceId, message) {
      const failure = new AppError('operation-refused', { serverSays: message });
      const watcher = watchers.get(referenceId);
      if (watcher) {
        watcher(failure);
        return;
      }
      const timer = setTimeout(() => {
        unclaimed.delete(referenceId);
        onUnclaimed(new AppError('operation-failed-later', { serverSays: message }));
      }, UNCLAIMED_LIMIT);
      unclaimed.set(referenceId, { failure, timer });
    },
    watch(referenceId) {
      const failed = new Promise<never>((_resolve, reject) => {
        const early = unclaimed.get(referenceId);
        if (early) {
          clearTimeout(early.timer);
          unclaimed.delete(referenceId);
          reject(early.failure);
        } else watchers.set(referenceId, reject);
      });
      // Whoever watches may look away before it fails.
      failed.catch(() => undefined);
      return { failed, end: () => watchers.delete(referenceId) };
    },
  };
}
