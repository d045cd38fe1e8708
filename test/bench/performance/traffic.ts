/** Messages at a steady rate, of which a part goes to rows that somebody sees. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Centre } from './centre.ts';
import { epochNow } from './epoch-now.ts';

export interface Sent {
  readonly place: number;
  /** Milliseconds since 1970. */
  readonly at: number;
}

export interface TrafficPlan {
  readonly perSecond: number;
  readonly seconds: number;
  /** Places of the sessions that somebody sees: to these every `nth` message goes, in turn. */
  readonly onScreen: readonly number[];
  readonly nth: number;
}

/** Resolves when all is sent. What is late is sent at once, so that the rate holds. */
export async function sendSteadily(
  centre: Centre,
  { perSecond, seconds, onScreen, nth }: TrafficPlan,
): Promise<readonly Sent[]> {
  const sent: Sent[] = [];
  const begun = epochNow();
  for (let each = 0; each < perSecond * seconds; each += 1) {
    const due = begun + (each * 1000) / perSecond;
    const wait = due - epochNow();
    if (wait > 0) await pause(wait);
    const seen = each % nth === 0 ? onScreen[(each / nth) % Math.max(1, onScreen.length)] : undefined;
    const place = seen ?? each % centre.sessions.length;
    sent.push({ place, at: centre.say(place) });
  }
  return sent;
}
