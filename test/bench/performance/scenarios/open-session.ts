/** A click on a session until the end of its transcript is painted, for short and long transcripts by turns. */
import { attempt } from '#test/bench/performance/attempt.ts';
import type { BenchWindow } from '#test/bench/performance/bench-window.ts';
import type { Centre } from '#test/bench/performance/centre.ts';
import { withCentre } from '#test/bench/performance/centre.ts';
import { during, withSignedIn, withWindow } from '#test/bench/performance/drive-window.ts';
import type { Row } from '#test/bench/performance/row.ts';
import { planScenario } from '#test/bench/performance/scenario.ts';
import { median, percentile } from '#test/bench/performance/statistics.ts';

/** Opened in between, so that each of the others is opened anew. */
const RESTING_PLACE = 0;
const RESTING_MESSAGES = 2;

interface Extent {
  readonly lengths: readonly number[];
  readonly rounds: number;
  readonly timeLimitMs: number;
}

export const openSession = planScenario<Extent>({
  name: 'open-session',
  what: 'opening a session',
  full: { lengths: [50, 1000, 5000], rounds: 20, timeLimitMs: 60_000 },
  quick: { lengths: [50, 500], rounds: 3, timeLimitMs: 8000 },
  async measure(bench, { lengths, rounds, timeLimitMs }) {
    const frame = await withWindow(bench.openBare(), measureFrames);
    const messages = (place: number): number =>
      place === RESTING_PLACE ? RESTING_MESSAGES : (lengths[place - 1] ?? 0);
    const opened = await attempt(() =>
      withCentre({ sessions: lengths.length + 1, messages }, (centre) =>
        withSignedIn({ bench, centre, timeLimitMs }, (window) =>
          openByTurns(window, centre, lengths.length, rounds),
        ),
      ),
    );
    const value = (place: number, share: number): number | null => {
      const delays = opened.value?.[place];
      return delays ? percentile(delays, share) : null;
    };
    const last = lengths.length - 1;
    const shortest = value(0, 0.5);
    return {
      rows: [
        {
          what: 'until the next frame of a bare window is painted',
          unit: 'ms',
          measured: frame,
          floor: null,
          must: null,
          aim: null,
        },
        {
          what: `opening a session of ${lengths[last] ?? 0} messages, p50`,
          unit: 'ms',
          measured: value(last, 0.5),
          floor: shortest === null ? null : { what: `${lengths[0] ?? 0} messages`, value: shortest },
          must: { times: 2 },
          aim: { times: 1.2 },
          note: opened.note,
        },
        ...lengths.map((length, place): Row => ({
          what: `opening a session of ${length} messages, p95`,
          unit: 'ms',
          measured: value(place, 0.95),
          floor: null,
          must: { atMost: 100 },
          aim: { atMost: 50 },
          note: opened.note,
        })),
      ],
      growths: [
        {
          what: 'opening a session, p50',
          by: 'messages',
          unit: 'ms',
          points: lengths.map((at, place) => ({ at, value: value(place, 0.5) })),
        },
      ],
    };
  },
});

async function measureFrames({ page, tools }: BenchWindow): Promise<number> {
  const frames: number[] = [];
  for (let each = 0; each < 5; each += 1) {
    const { from, to } = await page.evaluate(async (on) => {
      await on.afterPaint();
      const begun = performance.timeOrigin + performance.now();
      return { from: begun, to: await on.afterPaint() };
    }, tools);
    frames.push(to - from);
  }
  return median(frames);
}

/** Milliseconds, for each of the places after the first. */
async function openByTurns(
  window: BenchWindow,
  centre: Centre,
  count: number,
  rounds: number,
): Promise<readonly (readonly number[])[]> {
  const delays = Array.from({ length: count }, (): number[] => []);
  for (let round = 0; round < rounds; round += 1)
    for (const [place, found] of delays.entries()) {
      await open(window, centre, RESTING_PLACE);
      found.push(await open(window, centre, place + 1));
    }
  return delays;
}

async function open(window: BenchWindow, centre: Centre, place: number): Promise<number> {
  const text = centre.lastTextOf(place);
  const row = window.page.getByRole('option', { name: centre.customerOf(place) });
  const { from, to } = await during(window, ['click → transcript', text], () => row.click());
  return to - from;
}
