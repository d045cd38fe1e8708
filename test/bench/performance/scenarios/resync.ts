/** A resync of unchanged sessions: the longest time for which it stops everything else in main. */
import { join } from 'node:path';
import { askChild } from '#test/bench/performance/ask-child.ts';
import type { Attempt } from '#test/bench/performance/attempt.ts';
import { attempt } from '#test/bench/performance/attempt.ts';
import { withCentre } from '#test/bench/performance/centre.ts';
import type { ResyncStretches } from '#test/bench/performance/resync-desk.ts';
import type { Row } from '#test/bench/performance/row.ts';
import { planScenario } from '#test/bench/performance/scenario.ts';
import { median } from '#test/bench/performance/statistics.ts';

interface Extent {
  readonly sizes: readonly number[];
  readonly rounds: number;
  readonly timeLimitMs: number;
}

const DESK = join(import.meta.dirname, '../resync-desk.ts');

export const resync = planScenario<Extent>({
  name: 'resync',
  what: 'resync of unchanged sessions',
  full: { sizes: [500, 2000, 10_000], rounds: 5, timeLimitMs: 600_000 },
  quick: { sizes: [50, 200], rounds: 2, timeLimitMs: 15_000 },
  async measure(_bench, { sizes, rounds, timeLimitMs }) {
    const measured: (Attempt<ResyncStretches> & { readonly sessions: number })[] = [];
    for (const sessions of sizes)
      measured.push({
        sessions,
        ...(await attempt(() =>
          withCentre({ sessions, messages: 3 }, ({ gws }) =>
            askChild<ResyncStretches>(DESK, [gws.url, String(rounds)], timeLimitMs),
          ),
        )),
      });
    return {
      rows: measured.map(({ sessions, value, note }): Row => ({
        what: `resync of ${sessions} unchanged sessions, longest synchronous stretch in main`,
        unit: 'ms',
        measured: value && median(value.own),
        floor: value && { what: 'raw', value: median(value.raw) },
        must: { atMost: 10 },
        aim: null,
        note,
      })),
      growths: [
        {
          what: 'resync, longest synchronous stretch',
          by: 'sessions',
          unit: 'ms',
          points: measured.map(({ sessions, value }) => ({
            at: sessions,
            value: value && median(value.own),
          })),
        },
      ],
    };
  },
});
