/** A supervisor's main process without a window: tells the longest time for which each resync stops everything else. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { RawClient } from '#test/gws-simulator/testing/raw-client.ts';
import { openDesk } from '#test/main/gws/supervisor-desk.ts';
import { SUPERVISOR } from './centre.ts';
import { wireMain } from './wired-main.ts';

/** Between two resyncs; in the app it is a minute. */
const RESYNC_INTERVAL_MS = 1500;
const FLOOR_SETTLE_MS = 100;
const NANOSECONDS_PER_MS = 1e6;

export interface ResyncStretches {
  /** Milliseconds, for each reading of the list by a client that only parses it. */
  readonly raw: readonly number[];
  /** Milliseconds, for each resync. */
  readonly own: readonly number[];
}

const [, , url = '', rounds = '1'] = process.argv;
const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();

/** Milliseconds since the last call. */
function takeLongest(): number {
  const longest = delay.max / NANOSECONDS_PER_MS;
  delay.reset();
  return longest;
}

async function measureRaw(): Promise<readonly number[]> {
  const client = new RawClient({ url });
  await client.signIn(SUPERVISOR);
  const stretches: number[] = [];
  for (let round = 0; round < Number(rounds); round += 1) {
    await pause(FLOOR_SETTLE_MS);
    takeLongest();
    await client.get('/me/smssessions?fields=*');
    await pause(FLOOR_SETTLE_MS);
    stretches.push(takeLongest());
  }
  return stretches;
}

async function measureOwn(): Promise<readonly number[]> {
  const stretches: number[] = [];
  let isConnected = false;
  const done = new Promise<void>((resolve) => {
    const desk = openDesk({
      url,
      parts: { resyncIntervalMs: RESYNC_INTERVAL_MS },
      tamper(response, request) {
        // From one list to the next: the first tells of the sign-in.
        if (isConnected && request.url.includes('/smssessions?')) {
          stretches.push(takeLongest());
          if (stretches.length > Number(rounds)) resolve();
        }
        return response;
      },
    });
    wireMain(desk.store);
    void desk.signIn(SUPERVISOR).then(() => (isConnected = true));
  });
  await done;
  return stretches.slice(1);
}

const raw = await measureRaw();
const own = await measureOwn();
process.send?.({ raw, own } satisfies ResyncStretches);
