/** From the server to the painted row: a message alone, and one of many; beside it what other clients need for the same. */
import { setTimeout as pause } from 'node:timers/promises';
import { attempt } from '#test/bench/performance/attempt.ts';
import type { Bench } from '#test/bench/performance/bench.ts';
import type { BenchWindow } from '#test/bench/performance/bench-window.ts';
import type { Centre } from '#test/bench/performance/centre.ts';
import { customerOf, withCentre } from '#test/bench/performance/centre.ts';
import { withSignedIn } from '#test/bench/performance/drive-window.ts';
import { matchRows } from '#test/bench/performance/match-rows.ts';
import type { SeenRow } from '#test/bench/performance/page-tools.ts';
import type { PeerKind } from '#test/bench/performance/peers/open-peer.ts';
import { openPeer, PEER_KINDS } from '#test/bench/performance/peers/open-peer.ts';
import type { Limit, Row } from '#test/bench/performance/row.ts';
import type { Growth } from '#test/bench/performance/scenario.ts';
import { planScenario } from '#test/bench/performance/scenario.ts';
import { median, percentile } from '#test/bench/performance/statistics.ts';
import { sendSteadily } from '#test/bench/performance/traffic.ts';

interface Rate {
  readonly perSecond: number;
  readonly seconds: number;
}

interface Extent {
  readonly sessions: number;
  readonly messages: number;
  readonly repeats: number;
  /** The first is called alone; the table holds it and `busy` to their musts, the others show how it grows. */
  readonly rates: readonly [Rate, ...Rate[]];
  readonly busy: number;
  readonly timeLimitMs: number;
}

/** For each rate what was measured, by repeats: milliseconds. */
type Delays = Map<number, number[][]>;

/** What comes later than that after the last message was sent was not seen. */
const LAST_LIMIT_MS = 10_000;
const LOOK_INTERVAL_MS = 100;
/** More than this share of the messages not seen: nothing can be said of the others. */
const MOST_UNSEEN = 0.1;

/** Of many messages so many go to rows on screen; the others go round all sessions. */
const EVERY_ON_SCREEN = 4;

const MUSTS: readonly (readonly [name: string, share: number, must: Limit, aim: Limit | null])[] = [
  ['p50', 0.5, { plus: 17 }, null],
  ['p99', 0.99, { plus: 50 }, { plus: 20 }],
];

export const painted = planScenario<Extent>({
  name: 'painted',
  what: 'server → row painted',
  full: {
    sessions: 500,
    messages: 20,
    repeats: 5,
    rates: [
      { perSecond: 3, seconds: 8 },
      { perSecond: 50, seconds: 8 },
      { perSecond: 200, seconds: 10 },
      { perSecond: 500, seconds: 6 },
    ],
    busy: 200,
    timeLimitMs: 120_000,
  },
  quick: {
    sessions: 60,
    messages: 5,
    repeats: 1,
    rates: [
      { perSecond: 5, seconds: 2 },
      { perSecond: 200, seconds: 2 },
    ],
    busy: 200,
    timeLimitMs: 8000,
  },
  measure: (bench, { sessions, messages, repeats, rates, busy, timeLimitMs }) =>
    withCentre({ sessions, messages }, async (centre) => {
      const peers = new Map<PeerKind, Delays>(PEER_KINDS.map((kind) => [kind, new Map()]));
      const own: Delays = new Map();
      const compared = rates.filter(
        ({ perSecond }) => perSecond === rates[0].perSecond || perSecond === busy,
      );
      const done = await attempt(async () => {
        for (let each = 0; each < repeats; each += 1) {
          for (const [kind, delays] of peers) await hear(kind, centre, compared, delays);
          await see({ bench, centre, timeLimitMs }, rates, own);
        }
      });
      const alone = rates[0].perSecond;
      const cases = [
        ['alone', alone],
        [`at ${busy}/s over ${sessions} sessions`, busy],
      ] as const;
      return {
        rows: cases.flatMap(([words, rate]) => writeCase(words, rate, own, peers, done.note)),
        distributions: cases.flatMap(([words, rate]) => {
          const values = own.get(rate)?.flat() ?? [];
          return values.length === 0 ? [] : [{ what: `server → row painted, ${words}`, values }];
        }),
        growths: MUSTS.map(([name, share]): Growth => {
          const points = rates.map(({ perSecond }) => ({
            at: perSecond,
            value: middle(own, perSecond, share),
          }));
          return { what: `server → row painted, ${name}`, by: 'messages a second', unit: 'ms', points };
        }),
      };
    }),
});

function writeCase(
  words: string,
  rate: number,
  own: Delays,
  peers: ReadonlyMap<PeerKind, Delays>,
  note: string | undefined,
): readonly Row[] {
  return MUSTS.flatMap(([name, share, must, aim]): Row[] => {
    const value = (delays: Delays | undefined): number | null =>
      delays ? middle(delays, rate, share) : null;
    const raw = value(peers.get('raw'));
    const floor = raw === null ? null : { what: 'raw', value: raw };
    const what = `server → row painted, ${words}, ${name}`;
    const others = PEER_KINDS.filter((kind) => kind !== 'raw').map((kind): Row => ({
      what: `${what}: ${kind}, without a window`,
      unit: 'ms',
      measured: value(peers.get(kind)),
      floor,
      must: null,
      aim: null,
    }));
    return [{ what, unit: 'ms', measured: value(own), floor, must, aim, note }, ...others];
  });
}

/** The median of what each repeat has; `null` where there was none. */
function middle(delays: Delays, rate: number, share: number): number | null {
  const repeats = delays.get(rate) ?? [];
  return repeats.length === 0 ? null : median(repeats.map((values) => percentile(values, share)));
}

function note(delays: Delays, rate: number, values: number[]): void {
  delays.set(rate, [...(delays.get(rate) ?? []), values]);
}

/** What a client without a window hears. */
async function hear(kind: PeerKind, centre: Centre, rates: readonly Rate[], delays: Delays): Promise<void> {
  const peer = await openPeer(kind, centre.gws.url);
  try {
    for (const rate of rates) {
      const sent = await sendSteadily(centre, { ...rate, onScreen: [], nth: 1 });
      const heard = await peer.untilHeard(sent.length, LAST_LIMIT_MS);
      note(delays, rate.perSecond, [...heard.delays]);
    }
  } finally {
    await peer.close();
  }
}

/** What a supervisor sees. */
function see(
  signedIn: { readonly bench: Bench; readonly centre: Centre; readonly timeLimitMs: number },
  rates: readonly Rate[],
  delays: Delays,
): Promise<void> {
  return withSignedIn(signedIn, async (window) => {
    await window.page.evaluate((on) => on.watchRows(), window.tools);
    for (const rate of rates)
      note(delays, rate.perSecond, await seeRate(window, signedIn.centre, rate, rate === rates[0]));
  });
}

async function seeRate(
  { page, tools }: BenchWindow,
  centre: Centre,
  rate: Rate,
  isAlone: boolean,
): Promise<number[]> {
  const onScreen = await page.evaluate((on) => on.rowsOnScreen(), tools);
  const places = onScreen.map(({ customer }) => Number(customer.replace('Customer ', '')) - 1);
  const nth = isAlone ? 1 : EVERY_ON_SCREEN;
  const sent = (await sendSteadily(centre, { ...rate, onScreen: places, nth })).map(({ place, at }) => ({
    customer: customerOf(place),
    at,
  }));
  const seen: SeenRow[] = [];
  for (const deadline = performance.now() + LAST_LIMIT_MS; ;) {
    seen.push(...(await page.evaluate((on) => on.takeSeenRows(), tools)));
    const matched = matchRows(onScreen, sent, seen);
    const found = matched.filter((delay) => delay !== null);
    if (found.length === matched.length) return found;
    if (performance.now() < deadline) {
      await pause(LOOK_INTERVAL_MS);
      continue;
    }
    const unseen = matched.length - found.length;
    if (unseen > matched.length * MOST_UNSEEN) throw new Error(`${unseen} of ${matched.length} never seen`);
    return found;
  }
}
