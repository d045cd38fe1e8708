/**
 * The floor under the pause between two polls, whatever a server advises or however quickly it answers. A poll that
 * brings something, or was held, counts once; one that comes back at once with nothing counts ten times, because a
 * server that does so would be asked without end. A few may follow each other without a pause; in the long run there
 * are at most 600 polls a minute that bring something, or 60 that do not.
 */
import type { Clock } from '#main/gws/http/token-bucket.ts';
import { createTokenBucket } from '#main/gws/http/token-bucket.ts';

const SIZE = { atOnce: 50, perSecond: 10 };
const COST = 1;
const COST_OF_IDLE = 10;
/** A poll that took longer was held by the server, in milliseconds. */
const HELD_MS = 1000;

export interface PollRateLimit {
  /** Resolves when the next poll may be sent. Rejects when `signal` says that it is not wanted any more. */
  acquire(signal: AbortSignal): Promise<void>;
  /** A poll was answered after `took` milliseconds. */
  note(took: number, broughtNews: boolean): void;
}

export function createPollRateLimit(clock?: Clock): PollRateLimit {
  const { acquire, consume } = createTokenBucket(SIZE, clock);
  return {
    acquire,
    note: (took, broughtNews) => consume(broughtNews || took >= HELD_MS ? COST : COST_OF_IDLE),
  };
}
