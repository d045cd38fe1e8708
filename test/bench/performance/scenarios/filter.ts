/** A key in the filter: what it costs the page, and when its result is painted. */
import type { Attempt } from '#test/bench/performance/attempt.ts';
import { attempt } from '#test/bench/performance/attempt.ts';
import type { BenchWindow } from '#test/bench/performance/bench-window.ts';
import { withCentre } from '#test/bench/performance/centre.ts';
import { during, withSignedIn } from '#test/bench/performance/drive-window.ts';
import type { Row } from '#test/bench/performance/row.ts';
import { planScenario } from '#test/bench/performance/scenario.ts';
import { median, percentile } from '#test/bench/performance/statistics.ts';

/** Each finds another number of sessions than the one before, however many there are. */
const KEYS = ['4', '2', 'Backspace', 'Backspace'];

interface Keys {
  /** Milliseconds of the page's thread for a key, the middle one. */
  readonly cpu: number;
  /** Milliseconds until it is painted. */
  readonly p95: number;
}

interface Extent {
  readonly sizes: readonly number[];
  readonly rounds: number;
  readonly timeLimitMs: number;
}

export const filter = planScenario<Extent>({
  name: 'filter',
  what: 'key in the filter',
  full: { sizes: [50, 100, 1000, 10_000], rounds: 20, timeLimitMs: 600_000 },
  quick: { sizes: [50, 150], rounds: 3, timeLimitMs: 8000 },
  async measure(bench, { sizes, rounds, timeLimitMs }) {
    const measured: (Attempt<Keys> & { readonly sessions: number })[] = [];
    for (const sessions of sizes)
      measured.push({
        sessions,
        ...(await attempt(() =>
          withCentre({ sessions, messages: 5 }, (centre) =>
            withSignedIn({ bench, centre, timeLimitMs }, (window) => pressKeys(window, rounds)),
          ),
        )),
      });
    const [few] = measured;
    const many = measured.at(-1);
    const growth = (of: keyof Keys) =>
      measured.map(({ sessions, value }) => ({ at: sessions, value: value?.[of] ?? null }));
    return {
      rows: [
        {
          what: `key in the filter, CPU of the page, ${many?.sessions ?? 0} sessions`,
          unit: 'ms',
          measured: many?.value?.cpu ?? null,
          floor: few?.value ? { what: `${few.sessions} sessions`, value: few.value.cpu } : null,
          must: { times: 2 },
          aim: { times: 1.2 },
          note: many?.note,
        },
        ...measured.map(({ sessions, value, note }): Row => ({
          what: `key in the filter → painted, p95, ${sessions} sessions`,
          unit: 'ms',
          measured: value?.p95 ?? null,
          floor: null,
          must: { atMost: 50 },
          aim: null,
          note,
        })),
      ],
      growths: [
        { what: 'key in the filter, CPU', by: 'sessions', unit: 'ms', points: growth('cpu') },
        { what: 'key in the filter → painted, p95', by: 'sessions', unit: 'ms', points: growth('p95') },
      ],
    };
  },
});

async function pressKeys(window: BenchWindow, rounds: number): Promise<Keys> {
  await window.page.getByLabel('Search sessions').click();
  const cpus: number[] = [];
  const delays: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const before = await window.pageCpu();
    for (const key of KEYS) {
      const { from, to } = await during(window, ['key → found'], () => window.page.keyboard.press(key));
      delays.push(to - from);
    }
    cpus.push((((await window.pageCpu()) - before) * 1000) / KEYS.length);
  }
  return { cpu: median(cpus), p95: percentile(delays, 0.95) };
}
