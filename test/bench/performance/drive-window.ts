/** What scenarios do with a window: open it for a while, act in it and wait for what follows. */
import { within } from './attempt.ts';
import type { Bench } from './bench.ts';
import type { BenchWindow } from './bench-window.ts';
import type { Centre } from './centre.ts';
import type { Shown, Wait } from './page-tools.ts';

/** What a person would not wait for any longer. */
const SHOWN_LIMIT_MS = 30_000;

/** Closes it when `use` is done, whatever came of it. */
export async function withWindow<T>(
  opening: Promise<BenchWindow>,
  use: (window: BenchWindow) => Promise<T>,
): Promise<T> {
  const window = await opening;
  try {
    return await use(window);
  } finally {
    await window.close();
  }
}

export interface SignedInOptions {
  readonly bench: Bench;
  readonly centre: Centre;
  /** Until all rows are there, and then until all transcripts have been read. */
  readonly timeLimitMs: number;
}

/** A window of a signed-in supervisor, with all rows there and nothing left to be read. */
export function withSignedIn<T>(
  { bench, centre, timeLimitMs }: SignedInOptions,
  use: (window: BenchWindow) => Promise<T>,
): Promise<T> {
  return withWindow(bench.openSignedIn(centre.gws.url), async (window) => {
    await untilRows(window, centre.sessions.length, timeLimitMs);
    await centre.untilRead(timeLimitMs);
    return use(window);
  });
}

/** When they could be used, in milliseconds since 1970. */
export function untilRows({ page, tools }: BenchWindow, count: number, timeLimitMs: number): Promise<number> {
  return within(
    timeLimitMs,
    page.evaluate(([on, wanted]) => on.whenRows(wanted), [tools, count] as const),
  );
}

/** Waits from before `act` on. */
export async function during(
  { page, tools }: BenchWindow,
  [wait, argument = '']: readonly [wait: Wait, argument?: string],
  act: () => unknown,
): Promise<Shown> {
  const begun = await page.evaluateHandle(([on, ...what]) => on.begin(...what), [
    tools,
    wait,
    argument,
  ] as const);
  await act();
  return await within(
    SHOWN_LIMIT_MS,
    begun.evaluate(({ shown }) => shown),
  );
}
