/**
 * The floor under the pause between two polls, whatever a server advises or however quickly it answers. One that brings
 * something is free: the next may follow at once, and as there is never more than one, a server is asked no faster than it
 * tells. One that was held counts once, and one that comes back at once with nothing ten times, because a server that does
 * so would be asked without end: a few may follow each other without a pause, in the long run at most 60 a minute.
 */
import type { Clock } from '#main/gws/http/token-bucket.ts';
import { createTokenBucket } from '#main/gws/http/token-bucket.ts';

const SIZE = { atOnce: 50, perSecond: 10 };
const COST = { news: 0, 'held-or-lost': 1, nothing: 10 } as const;
/** A poll that took longer was held by the server, in milliseconds. */
const HELD_MS = 1000;

/** What became of a poll. `held-or-lost`: of one that asked to be answered at once, too, there are few. */
export type PollResult = keyof typeof COST;

export interface PollRateLimit {
  /** Resolves when the next poll may be sent. Rejects when `signal` says that it is not wanted any more. */
  acquire(signal: AbortSignal): Promise<void>;
  /** A poll was answered or lost after `took` milliseconds. */
  note(took: number, result: PollResult): void;
}

export function createPollRateLimit(clock?: Clock): PollRateLimit {
  const { acquire, consume } = createTokenBucket(SIZE, clock);
  return {
    acquire,
    note: (took, result) => consume(COST[result === 'nothing' && took >= HELD_MS ? 'held-or-lost' : result]),
  };
}
