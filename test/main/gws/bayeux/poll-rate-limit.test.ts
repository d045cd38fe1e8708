/** The floor under the pause between two polls: what it allows in a minute. */
import { expect, it } from 'vitest';
import type { PollResult } from '#main/gws/bayeux/poll-rate-limit.ts';
import { createPollRateLimit } from '#main/gws/bayeux/poll-rate-limit.ts';

const MINUTE = 60_000;
const unwanted = new AbortController();

/** Polls as fast as the pace lets it for a minute, by a clock that the pauses move. */
async function pollForAMinute(took: number, result: PollResult): Promise<number> {
  let at = 0;
  const pace = createPollRateLimit({
    now: () => at,
    pause(milliseconds) {
      at += milliseconds;
      return Promise.resolve();
    },
  });
  let polls = 0;
  while (at < MINUTE) {
    await pace.acquire(unwanted.signal);
    at += took;
    pace.note(took, result);
    polls += 1;
  }
  return polls;
}

it.each<[string, number, PollResult, number]>([
  ['comes back at once with nothing', 1, 'nothing', 66],
  ['is lost at once, again and again', 1, 'held-or-lost', 651],
  ['is held and brings nothing', 30_000, 'nothing', 2],
])('a poll that %s', async (_what, took, result, most) => {
  const polls = await pollForAMinute(took, result);
  expect(polls).toBeGreaterThan(most * 0.9);
  expect(polls).toBeLessThanOrEqual(most);
});

it('a server that has something to say is asked as fast as it says it', async () => {
  expect(await pollForAMinute(1, 'news')).toBe(MINUTE);
});
