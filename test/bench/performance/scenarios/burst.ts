/** Everybody writes at once: how long the page is busy in one go, and until all of it is on screen. */
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import { attempt } from '#test/bench/performance/attempt.ts';
import type { BenchWindow } from '#test/bench/performance/bench-window.ts';
import type { Centre } from '#test/bench/performance/centre.ts';
import { withCentre } from '#test/bench/performance/centre.ts';
import { withSignedIn } from '#test/bench/performance/drive-window.ts';
import { epochNow } from '#test/bench/performance/epoch-now.ts';
import { openPeer } from '#test/bench/performance/peers/open-peer.ts';
import { planScenario } from '#test/bench/performance/scenario.ts';
import { median } from '#test/bench/performance/statistics.ts';

/** So many go out before the server looks at its sockets again. */
const PORTION = 500;
const LOOK_INTERVAL_MS = 100;

export const burst = planScenario({
  name: 'burst',
  what: 'burst of messages',
  full: { sessions: 500, each: 100, repeats: 5, timeLimitMs: 120_000 },
  quick: { sessions: 50, each: 40, repeats: 1, timeLimitMs: 8000 },
  measure: (bench, { sessions, each, repeats, timeLimitMs }) =>
    withCentre({ sessions, messages: 5 }, async (centre) => {
      const floors: number[] = [];
      const measured = await attempt(async () => {
        const bursts: Awaited<ReturnType<typeof see>>[] = [];
        for (let round = 0; round < repeats; round += 1) {
          floors.push(await hearRaw(centre, each, timeLimitMs));
          bursts.push(
            await withSignedIn({ bench, centre, timeLimitMs }, (window) =>
              see(window, centre, each, timeLimitMs),
            ),
          );
        }
        return bursts;
      });
      const messages = (sessions * each).toLocaleString('en-US');
      const floor = floors.length === 0 ? null : { what: 'raw', value: median(floors) };
      return {
        rows: [
          {
            what: `burst of ${messages} messages, longest task of the page (0: none of 50 ms)`,
            unit: 'ms',
            measured: measured.value && median(measured.value.map(({ longest }) => longest)),
            floor: null,
            must: { atMost: 50 },
            aim: null,
            note: measured.note,
          },
          {
            what: `burst of ${messages} messages, until all rows on screen are right`,
            unit: 'ms',
            measured: measured.value && median(measured.value.map(({ drained }) => drained)),
            floor,
            must: { times: 3 },
            aim: { times: 1.5 },
            note: measured.note,
          },
        ],
      };
    }),
});

async function send(centre: Centre, each: number): Promise<void> {
  for (let count = 0; count < centre.sessions.length * each; count += 1) {
    centre.say(count % centre.sessions.length);
    if (count % PORTION === PORTION - 1) await nextTurn();
  }
}

/** Milliseconds until the last message was heard. */
async function hearRaw(centre: Centre, each: number, timeLimitMs: number): Promise<number> {
  const peer = await openPeer('raw', centre.gws.url);
  try {
    const begun = epochNow();
    await send(centre, each);
    return (await peer.untilHeard(centre.sessions.length * each, timeLimitMs)).lastAt - begun;
  } finally {
    await peer.close();
  }
}

async function see({ page, tools }: BenchWindow, centre: Centre, each: number, timeLimitMs: number) {
  await page.evaluate((on) => {
    on.watchRows();
    on.watchTasks();
  }, tools);
  const onScreen = await page.evaluate((on) => on.rowsOnScreen(), tools);
  const missing = new Map(onScreen.map(({ customer, unread }) => [customer, unread + each]));
  const begun = epochNow();
  await send(centre, each);
  let lastAt = begun;
  for (const deadline = epochNow() + timeLimitMs; missing.size > 0;) {
    if (epochNow() > deadline) throw new Error(`not reached in ${timeLimitMs / 1000} s`);
    for (const { customer, unread, at } of await page.evaluate((on) => on.takeSeenRows(), tools)) {
      const wanted = missing.get(customer);
      if (wanted === undefined || unread < wanted) continue;
      missing.delete(customer);
      lastAt = Math.max(lastAt, at);
    }
    await pause(LOOK_INTERVAL_MS);
  }
  return { drained: lastAt - begun, longest: await page.evaluate((on) => on.longestTask(), tools) };
}
