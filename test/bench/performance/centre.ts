/** A simulated contact centre of any size, in which nothing happens by itself. */
import { setTimeout as pause } from 'node:timers/promises';
import type { ScriptedSession, Simulator } from '#test/gws-simulator/index.ts';
import { startSimulator } from '#test/gws-simulator/index.ts';
import { epochNow } from './epoch-now.ts';

export const SUPERVISOR = 'sam';

/** Customers who wait for an answer from the start: they stay at the head of the list, whatever happens further down. */
const WAITING = 40;
const LOOK_INTERVAL_MS = 250;
/** Nothing was read for so long: all has been read. */
const QUIET_MS = 2000;

export interface Centre {
  readonly gws: Simulator;
  readonly sessions: readonly ScriptedSession[];
  customerOf(place: number): string;
  /** The end of this session's transcript. */
  lastTextOf(place: number): string;
  /** Its customer says when she says it: every client can tell how late it hears it. */
  say(place: number): number;
  /** Until nobody reads transcripts any more; how many have been read. */
  untilRead(timeLimitMs: number): Promise<number>;
}

export interface CentreSize {
  readonly sessions: number;
  /** In each session, or in the session at a place. */
  readonly messages: number | ((place: number) => number);
}

/** Opens a centre, and closes it when `use` is done. */
export async function withCentre<T>(size: CentreSize, use: (centre: Centre) => Promise<T>): Promise<T> {
  const gws = await startSimulator();
  try {
    return await use(fill(gws, size));
  } finally {
    await gws.stop();
  }
}

export const customerOf = (place: number): string => `Customer ${String(place + 1).padStart(5, '0')}`;

function fill(gws: Simulator, { sessions: count, messages }: CentreSize): Centre {
  const agents = gws.world.staff.members.filter(({ isSupervisor }) => !isSupervisor);
  const lastTextOf = (place: number): string => `the last word of ${customerOf(place)}`;
  const sessions = Array.from({ length: count }, (_, place) => {
    const now = Date.now();
    const startedAt = now - 600_000 + place;
    const session = gws.world.startSession({
      agent: agents[place % agents.length]?.userName ?? '',
      customer: { nickname: customerOf(place) },
      supervisors: [{ user: SUPERVISOR, mode: 'monitor' }],
      startedAt,
    });
    const total = typeof messages === 'number' ? messages : messages(place);
    for (let each = 1; each < total; each += 1) {
      const words = `message ${each} of ${total}, about an order that has not come yet`;
      if (each % 2 === 0) session.agentSays(words, { at: startedAt + each });
      else session.customerSays(words, { at: startedAt + each });
    }
    if (total > 0 && place < WAITING)
      session.customerSays(lastTextOf(place), { at: now - 60_000 + place * 1000 });
    else if (total > 0) session.agentSays(lastTextOf(place), { at: now - 60_000 });
    return session;
  });

  return {
    gws,
    sessions,
    customerOf,
    lastTextOf,
    say(place) {
      const at = epochNow();
      sessions[place]?.customerSays(`sent ${at.toFixed(3)}`);
      return at;
    },
    async untilRead(timeLimitMs) {
      const deadline = epochNow() + timeLimitMs;
      let read = countReadings(gws);
      let changedAt = epochNow();
      while (epochNow() < deadline && epochNow() - changedAt < QUIET_MS) {
        await pause(LOOK_INTERVAL_MS);
        const latest = countReadings(gws);
        if (latest !== read) changedAt = epochNow();
        read = latest;
      }
      return read;
    },
  };
}

/** Transcripts that were given so far. */
export function countReadings({ requests }: Simulator): number {
  return requests.all().filter(({ path, statusCode }) => path.endsWith('/messages') && statusCode === 0)
    .length;
}
