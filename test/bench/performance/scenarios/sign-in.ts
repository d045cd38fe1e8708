/** From "Sign in" to the list, and whether the list waits for anything but its own request. */
import { attempt, within } from '#test/bench/performance/attempt.ts';
import type { Bench } from '#test/bench/performance/bench.ts';
import type { BenchWindow } from '#test/bench/performance/bench-window.ts';
import type { Centre } from '#test/bench/performance/centre.ts';
import { SUPERVISOR, withCentre } from '#test/bench/performance/centre.ts';
import { during, untilRows, withWindow } from '#test/bench/performance/drive-window.ts';
import { epochNow } from '#test/bench/performance/epoch-now.ts';
import type { Row } from '#test/bench/performance/row.ts';
import { planScenario } from '#test/bench/performance/scenario.ts';
import { median } from '#test/bench/performance/statistics.ts';
import { RawClient } from '#test/gws-simulator/testing/raw-client.ts';

/** So much may the rows of the largest centre come later than its list is there for a raw client. */
const AIM = { plus: 300 };

interface Extent {
  readonly sizes: readonly number[];
  readonly repeats: number;
  readonly timeLimitMs: number;
  readonly heldLimitMs: number;
}

export const signIn = planScenario<Extent>({
  name: 'sign-in',
  what: 'sign-in → list',
  full: { sizes: [50, 500, 1500, 10_000], repeats: 5, timeLimitMs: 120_000, heldLimitMs: 20_000 },
  quick: { sizes: [20, 100], repeats: 1, timeLimitMs: 10_000, heldLimitMs: 3000 },
  async measure(bench, { sizes, repeats, timeLimitMs, heldLimitMs }) {
    const rows: Row[] = [];
    const points: { at: number; value: number | null }[] = [];
    for (const sessions of sizes)
      await withCentre({ sessions, messages: 20 }, async (centre) => {
        const { floor, own } = await compare(bench, centre, repeats, timeLimitMs);
        const held = await attempt(() => signInWhileHeld(bench, centre, heldLimitMs));
        points.push({ at: sessions, value: own.value });
        rows.push(
          {
            what: `sign-in → ${sessions} rows`,
            unit: 'ms',
            measured: own.value,
            floor: { what: 'raw', value: floor },
            must: null,
            aim: sessions === sizes.at(-1) ? AIM : null,
            note: own.note,
          },
          {
            what: `answers besides the list that ${sessions} rows wait for`,
            unit: 'answers',
            measured: held.value === null ? null : 0,
            floor: null,
            must: { atMost: 0 },
            aim: null,
            note: held.note && `${held.note} while no transcript is answered`,
          },
        );
      });
    return { rows, growths: [{ what: 'sign-in → list', by: 'sessions', unit: 'ms', points }] };
  },
});

async function compare(bench: Bench, centre: Centre, repeats: number, timeLimitMs: number) {
  const floors: number[] = [];
  const own = await attempt(async () => {
    const durations: number[] = [];
    for (let each = 0; each < repeats; each += 1) {
      floors.push(await listRaw(centre));
      durations.push(
        await withWindow(bench.openApp(), (window) => signInByHand(window, centre, timeLimitMs)),
      );
    }
    return median(durations);
  });
  return { floor: median(floors), own };
}

/** Milliseconds until a client that knows nothing but the API has the list. */
async function listRaw({ gws }: Centre): Promise<number> {
  const client = new RawClient(gws);
  const begun = epochNow();
  await client.signIn(SUPERVISOR);
  await client.handshake();
  await client.subscribe('/v2/me/*');
  await client.get('/me/smssessions?fields=*');
  return epochNow() - begun;
}

/** Milliseconds from the click on the button until the rows are painted. */
async function signInByHand(
  window: BenchWindow,
  { gws, sessions }: Centre,
  timeLimitMs: number,
): Promise<number> {
  const { page } = window;
  await page.getByRole('textbox', { name: 'Server address' }).fill(gws.url);
  await page.getByRole('textbox', { name: 'User name' }).fill(SUPERVISOR);
  await page.getByLabel('Password').fill('demo');
  await page.getByRole('checkbox', { name: 'Stay signed in' }).setChecked(false);
  const signIn = page.getByRole('button', { name: 'Sign in' });
  const clicked = await during(window, ['click'], () => signIn.click());
  return (await untilRows(window, sessions.length, timeLimitMs)) - clicked.to;
}

/** The rows must come although the server keeps every transcript to itself. */
async function signInWhileHeld(bench: Bench, centre: Centre, timeLimitMs: number): Promise<void> {
  const held = centre.gws.faults.holdTranscripts();
  try {
    await withWindow(bench.openApp(), (window) =>
      within(2 * timeLimitMs, signInByHand(window, centre, timeLimitMs)),
    );
  } finally {
    held.release();
  }
}
