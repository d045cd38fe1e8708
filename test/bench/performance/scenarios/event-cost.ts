/** What one more message costs main, however many sessions there are and however long the transcript is. */
import { join } from 'node:path';
import { askChild } from '#test/bench/performance/ask-child.ts';
import { attempt } from '#test/bench/performance/attempt.ts';
import type { EventCosts } from '#test/bench/performance/count-event-costs.ts';
import type { Row } from '#test/bench/performance/row.ts';
import type { Growth } from '#test/bench/performance/scenario.ts';
import { planScenario } from '#test/bench/performance/scenario.ts';

interface Extent {
  readonly sizes: readonly number[];
  readonly lengths: readonly number[];
  readonly repeats: number;
  readonly events: number;
  readonly timeLimitMs: number;
}

const COUNTER = join(import.meta.dirname, '../count-event-costs.ts');

export const eventCost = planScenario<Extent>({
  name: 'event-cost',
  what: 'cost per event',
  full: {
    sizes: [100, 1000, 10_000],
    lengths: [10, 1000, 20_000],
    repeats: 5,
    events: 1000,
    timeLimitMs: 600_000,
  },
  quick: { sizes: [100, 500], lengths: [10, 500], repeats: 1, events: 100, timeLimitMs: 20_000 },
  async measure(_bench, { sizes, lengths, repeats, events, timeLimitMs }) {
    const args = [sizes.join(), lengths.join(), String(repeats), String(events)];
    const { value, note } = await attempt(() => askChild<EventCosts>(COUNTER, args, timeLimitMs));
    const sides = [
      { by: 'sessions', sizes, costs: value?.bySessions },
      { by: 'lines', sizes: lengths, costs: value?.byLines },
    ];
    return {
      rows: sides.map(({ by, sizes: [few = 0, ...more], costs }): Row => {
        const [least] = costs ?? [];
        return {
          what: `cost per event, ${(more.at(-1) ?? few).toLocaleString('en-US')} ${by}`,
          unit: 'µs',
          measured: costs?.at(-1) ?? null,
          floor: least === undefined ? null : { what: `${few} ${by}`, value: least },
          must: { times: 1.2 },
          aim: { times: 1.05 },
          note,
        };
      }),
      growths: sides.map(({ by, sizes: all, costs }): Growth => ({
        what: 'cost per event, CPU of main',
        by,
        unit: 'µs',
        points: all.map((at, place) => ({ at, value: costs?.[place] ?? null })),
      })),
    };
  },
});
