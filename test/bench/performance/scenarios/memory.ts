/** What the window holds: memory of all its processes, and elements of its page. */
import { setTimeout as pause } from 'node:timers/promises';
import { attempt } from '#test/bench/performance/attempt.ts';
import type { Bench } from '#test/bench/performance/bench.ts';
import type { BenchWindow } from '#test/bench/performance/bench-window.ts';
import type { CentreSize } from '#test/bench/performance/centre.ts';
import { withCentre } from '#test/bench/performance/centre.ts';
import { withSignedIn, withWindow } from '#test/bench/performance/drive-window.ts';
import { planScenario } from '#test/bench/performance/scenario.ts';
import { median } from '#test/bench/performance/statistics.ts';

/** What is needed while something is drawn is given back after it. */
const SETTLE_MS = 3000;

interface Held {
  readonly memory: number;
  readonly elements: number;
}

interface Extent {
  readonly usual: CentreSize;
  readonly many: CentreSize;
  readonly repeats: number;
  readonly timeLimitMs: number;
}

export const memory = planScenario<Extent>({
  name: 'memory',
  what: 'memory and DOM elements',
  full: {
    usual: { sessions: 500, messages: 100 },
    many: { sessions: 10_000, messages: 20 },
    repeats: 5,
    timeLimitMs: 600_000,
  },
  quick: {
    usual: { sessions: 50, messages: 10 },
    many: { sessions: 200, messages: 5 },
    repeats: 1,
    timeLimitMs: 8000,
  },
  async measure(bench, { usual, many, repeats, timeLimitMs }) {
    const bares: number[] = [];
    const usually = await attempt(async () => {
      const held: Held[] = [];
      for (let each = 0; each < repeats; each += 1) {
        bares.push(await withWindow(bench.openBare(), async (window) => (await weigh(window)).memory));
        held.push(...(await weighSignedIn(bench, usual, timeLimitMs, 1)));
      }
      return summarize(held);
    });
    const amongMany = await attempt(async () =>
      summarize(await weighSignedIn(bench, many, timeLimitMs, repeats)),
    );
    const floor = { what: 'bare', value: median(bares) };
    const pair = [
      { size: usual, held: usually },
      { size: many, held: amongMany },
    ];
    const growth = (of: keyof Held) =>
      pair.map(({ size, held }) => ({ at: size.sessions, value: held.value?.[of] ?? null }));
    return {
      rows: [
        {
          what: `memory, ${usual.sessions} sessions × ${String(usual.messages)} messages`,
          unit: 'MiB',
          measured: usually.value?.memory ?? null,
          floor,
          must: { times: 1.35 },
          aim: { times: 1.2 },
          note: usually.note,
        },
        {
          what: `memory, ${many.sessions} sessions × ${String(many.messages)} messages`,
          unit: 'MiB',
          measured: amongMany.value?.memory ?? null,
          floor,
          must: { times: 1.8 },
          aim: { times: 1.5 },
          note: amongMany.note,
        },
        {
          what: `DOM elements, ${many.sessions} sessions`,
          unit: 'elements',
          measured: amongMany.value?.elements ?? null,
          floor: usually.value && { what: `${usual.sessions} sessions`, value: usually.value.elements },
          must: { times: 1.1 },
          aim: null,
          note: amongMany.note,
        },
      ],
      growths: [
        { what: 'memory', by: 'sessions', unit: 'MiB', points: growth('memory') },
        { what: 'DOM elements', by: 'sessions', unit: 'elements', points: growth('elements') },
      ],
    };
  },
});

/** Of one start, so many readings. */
function weighSignedIn(
  bench: Bench,
  size: CentreSize,
  timeLimitMs: number,
  readings: number,
): Promise<readonly Held[]> {
  return withCentre(size, (centre) =>
    withSignedIn({ bench, centre, timeLimitMs }, async (window) => {
      const held: Held[] = [];
      while (held.length < readings) held.push(await weigh(window));
      return held;
    }),
  );
}

async function weigh({ page, tools, memory: weighNow }: BenchWindow): Promise<Held> {
  await pause(SETTLE_MS);
  return { memory: weighNow(), elements: await page.evaluate((on) => on.elements(), tools) };
}

function summarize(held: readonly Held[]): Held {
  return {
    memory: median(held.map((each) => each.memory)),
    elements: median(held.map((each) => each.elements)),
  };
}
