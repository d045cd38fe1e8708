/** What waiting costs, with the window shown and hidden: all four windows are open at once and measured over the same time. */
import { setTimeout as pause } from 'node:timers/promises';
import { attempt } from '#test/bench/performance/attempt.ts';
import type { BenchWindow } from '#test/bench/performance/bench-window.ts';
import { withCentre } from '#test/bench/performance/centre.ts';
import { untilRows, withWindow } from '#test/bench/performance/drive-window.ts';
import { planScenario } from '#test/bench/performance/scenario.ts';
import { median } from '#test/bench/performance/statistics.ts';

const HIDDEN = ['--hidden'];

export const rest = planScenario({
  name: 'rest',
  what: 'CPU at rest',
  full: { sessions: 500, messages: 20, seconds: 60, repeats: 5, settleMs: 20_000, timeLimitMs: 120_000 },
  quick: { sessions: 50, messages: 5, seconds: 3, repeats: 1, settleMs: 1000, timeLimitMs: 8000 },
  measure: (bench, { sessions, messages, seconds, repeats, settleMs, timeLimitMs }) =>
    withCentre({ sessions, messages }, async (centre) => {
      const measured = await attempt(() =>
        withWindow(bench.openBare(), (bareShown) =>
          withWindow(bench.openBare(HIDDEN), (bareHidden) =>
            withWindow(bench.openSignedIn(centre.gws.url), (shown) =>
              withWindow(bench.openSignedIn(centre.gws.url, HIDDEN), async (hidden) => {
                await untilRows(shown, sessions, timeLimitMs);
                await centre.untilRead(timeLimitMs);
                await pause(settleMs);
                const windows = [bareShown, bareHidden, shown, hidden];
                return await shares(windows, seconds, repeats);
              }),
            ),
          ),
        ),
      );
      const row = (what: string, [bare, own]: readonly [number, number], extra: number) => ({
        what: `CPU at rest, ${sessions} sessions, ${what}`,
        unit: '% of a core' as const,
        measured: measured.value?.[own] ?? null,
        floor: measured.value && { what: 'bare', value: measured.value[bare] ?? 0 },
        must: { plus: extra },
        aim: { plus: 0.1 },
        note: measured.note,
      });
      return { rows: [row('shown', [0, 2], 0.3), row('hidden', [1, 3], 0.1)] };
    }),
});

/** In percent of a core, for each window the median. */
async function shares(
  windows: readonly BenchWindow[],
  seconds: number,
  repeats: number,
): Promise<readonly number[]> {
  const rounds: (readonly number[])[] = [];
  for (let each = 0; each < repeats; each += 1) {
    const before = windows.map(({ cpu }) => cpu());
    await pause(seconds * 1000);
    rounds.push(windows.map(({ cpu }, place) => ((cpu() - (before[place] ?? 0)) / seconds) * 100));
  }
  return windows.map((_, place) => median(rounds.map((round) => round[place] ?? 0)));
}
