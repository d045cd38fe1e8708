/** A mode: from the click to the request at the server, and from the server's word to the radio that is checked. */
import { attempt, within } from '#test/bench/performance/attempt.ts';
import type { BenchWindow } from '#test/bench/performance/bench-window.ts';
import type { Centre } from '#test/bench/performance/centre.ts';
import { SUPERVISOR, withCentre } from '#test/bench/performance/centre.ts';
import { during, withSignedIn } from '#test/bench/performance/drive-window.ts';
import { epochNow } from '#test/bench/performance/epoch-now.ts';
import type { Limit, Row } from '#test/bench/performance/row.ts';
import { planScenario } from '#test/bench/performance/scenario.ts';
import { percentile } from '#test/bench/performance/statistics.ts';
import { sendSteadily } from '#test/bench/performance/traffic.ts';

const MODES = [
  { mode: 'coach', words: 'Coach' },
  { mode: 'monitor', words: 'Monitor' },
] as const;
const PLACE = 0;
const POST_LIMIT_MS = 10_000;

interface Switches {
  /** Milliseconds, as all here. */
  readonly asked: number[];
  readonly shown: number[];
}

export const mode = planScenario({
  name: 'mode',
  what: 'modes',
  full: { sessions: 500, messages: 20, rounds: 20, perSecond: 200, timeLimitMs: 120_000 },
  quick: { sessions: 50, messages: 5, rounds: 3, perSecond: 100, timeLimitMs: 8000 },
  measure: (bench, { sessions, messages, rounds, perSecond, timeLimitMs }) =>
    withCentre({ sessions, messages }, async (centre) => {
      const measured = await attempt(() =>
        withSignedIn({ bench, centre, timeLimitMs }, async (window) => {
          await window.page.getByRole('option', { name: centre.customerOf(PLACE) }).click();
          const idle = await attempt(() => switchOften(window, centre, rounds));
          const busy = await attempt(() =>
            besideTraffic(centre, perSecond, () => switchOften(window, centre, rounds)),
          );
          return { idle, busy };
        }),
      );
      const cases = [
        ['idle', measured.value?.idle],
        [`at ${perSecond}/s over ${sessions} sessions`, measured.value?.busy],
      ] as const;
      return {
        rows: cases.flatMap(([words, found]): Row[] => {
          const row = (what: string, of: keyof Switches, must: Limit, aim: Limit): Row => ({
            what: `${what}, ${words}, p95`,
            unit: 'ms',
            measured: found?.value ? percentile(found.value[of], 0.95) : null,
            floor: null,
            must,
            aim,
            note: found?.note ?? measured.note,
          });
          return [
            row('click on a mode → POST', 'asked', { atMost: 10 }, { atMost: 5 }),
            row('notification → radio painted', 'shown', { atMost: 25 }, { atMost: 17 }),
          ];
        }),
      };
    }),
});

async function switchOften(window: BenchWindow, centre: Centre, rounds: number): Promise<Switches> {
  const found: Switches = { asked: [], shown: [] };
  for (let round = 0; round < rounds; round += 1) {
    for (const each of MODES) found.asked.push(await askFor(window, centre, each.words));
    for (const each of MODES) found.shown.push(await tell(window, centre, each));
  }
  return found;
}

/** The supervisor asks for it. */
async function askFor(window: BenchWindow, { gws }: Centre, words: string): Promise<number> {
  const begun = epochNow();
  const posted = within(
    POST_LIMIT_MS,
    gws.requests
      .waitFor(
        ({ at, operationName }) => at >= begun && operationName?.startsWith('Switch') === true,
        POST_LIMIT_MS,
      )
      .then(epochNow),
  );
  const radio = window.page.getByRole('radiogroup', { name: 'Supervision mode' }).getByRole('radio', {
    name: words,
    exact: true,
  });
  const clicked = await during(window, ['click'], () => radio.click());
  const delay = (await posted) - clicked.to;
  await during(window, ['radio', words], () => undefined);
  return delay;
}

/** The server changes it without being asked. */
async function tell(
  window: BenchWindow,
  { sessions }: Centre,
  { mode: wanted, words }: (typeof MODES)[number],
): Promise<number> {
  let toldAt = 0;
  const shown = await during(window, ['radio', words], () => {
    toldAt = epochNow();
    sessions[PLACE]?.supervisorSwitches(SUPERVISOR, wanted);
  });
  return shown.to - toldAt;
}

/** Messages come until it is done. */
async function besideTraffic<T>(centre: Centre, perSecond: number, act: () => Promise<T>): Promise<T> {
  const ending = new AbortController();
  const traffic = (async () => {
    while (!ending.signal.aborted)
      await sendSteadily(centre, { perSecond, seconds: 1, onScreen: [], nth: 1 });
  })();
  try {
    return await act();
  } finally {
    ending.abort();
    await traffic;
  }
}
