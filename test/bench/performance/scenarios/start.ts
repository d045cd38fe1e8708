/** From the start of the process until the rows of a supervisor who has stayed signed in can be used. */
import { attempt } from '#test/bench/performance/attempt.ts';
import { withCentre } from '#test/bench/performance/centre.ts';
import { untilRows, withWindow } from '#test/bench/performance/drive-window.ts';
import { planScenario } from '#test/bench/performance/scenario.ts';
import { median } from '#test/bench/performance/statistics.ts';

interface Cost {
  readonly seconds: number;
  readonly cpu: number;
}

const MUST = { times: 1.7 };
const AIM = { times: 1.3 };

export const start = planScenario({
  name: 'start',
  what: 'process start → rows usable',
  full: { sessions: 500, messages: 20, repeats: 5, timeLimitMs: 60_000 },
  quick: { sessions: 100, messages: 5, repeats: 2, timeLimitMs: 10_000 },
  measure: (bench, { sessions, messages, repeats, timeLimitMs }) =>
    withCentre({ sessions, messages }, async (centre) => {
      const bare: Cost[] = [];
      const startBare = (): Promise<Cost> =>
        withWindow(bench.openBare(), async ({ page, tools, startedAt, cpu }) => {
          const painted = await page.evaluate((on) => on.firstPaint(), tools);
          return { seconds: (painted - startedAt) / 1000, cpu: cpu() };
        });
      const startApp = (): Promise<Cost> =>
        withWindow(bench.openSignedIn(centre.gws.url), async (window) => {
          const usable = await untilRows(window, sessions, timeLimitMs);
          return { seconds: (usable - window.startedAt) / 1000, cpu: window.cpu() };
        });
      const own = await attempt(async () => {
        const costs: Cost[] = [];
        for (let each = 0; each < repeats; each += 1) {
          bare.push(await startBare());
          costs.push(await startApp());
        }
        return costs;
      });
      const row = (what: string, of: (cost: Cost) => number) => ({
        what,
        unit: 's' as const,
        measured: own.value && median(own.value.map(of)),
        floor: { what: 'bare', value: median(bare.map(of)) },
        must: MUST,
        aim: AIM,
        note: own.note,
      });
      return {
        rows: [
          row(`process start → ${sessions} rows usable`, ({ seconds }) => seconds),
          row('the same, CPU of all processes', ({ cpu }) => cpu),
        ],
      };
    }),
});
