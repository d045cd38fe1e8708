/** The floor under the pause between two polls: what it allows in a minute. */
import { expect, it } from 'vitest';
import { createPollRateLimit } from '#main/gws/bayeux/poll-rate-limit.ts';

const MINUTE = 60_000;
const unwanted = new AbortController();

/** Polls as fast as the pace lets it for a minute, by a clock that the pauses move. */
async function pollForAMinute(took: number, broughtNews: boolean): Promise<number> {
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
    pace.note(took, broughtNews);
    polls += 1;
  }
  return polls;
}

it.each([
  ['comes back at once with nothing', 1, false, 66],
  ['comes back at once with something', 1, true, 651],
  ['is held and brings nothing', 30_000, false, 2],
])('a poll that %s', async (_what, took, broughtNews, most) => {
  const polls = await pollForAMinute(took, broughtNews);
  expect(polls).toBeGreaterThan(most * 0.9);
  expect(polls).toBeLessThanOrEqual(most);
});
