/** What the simulated contact centre itself needs: where it is slow, no client can be quick. */
import { setTimeout as pause } from 'node:timers/promises';
import { SUPERVISOR, withCentre } from '#test/bench/performance/centre.ts';
import { epochNow } from '#test/bench/performance/epoch-now.ts';
import { openPeer } from '#test/bench/performance/peers/open-peer.ts';
import type { Row } from '#test/bench/performance/row.ts';
import { planScenario } from '#test/bench/performance/scenario.ts';
import { median } from '#test/bench/performance/statistics.ts';
import { sendSteadily } from '#test/bench/performance/traffic.ts';
import { RawClient } from '#test/gws-simulator/testing/raw-client.ts';

const LAST_LIMIT_MS = 20_000;
const SETTLE_MS = 500;

export const simulator = planScenario({
  name: 'simulator',
  what: 'the simulator itself',
  full: { sessions: 10_000, messages: 20, perSecond: 500, seconds: 10, repeats: 5 },
  quick: { sessions: 500, messages: 5, perSecond: 500, seconds: 2, repeats: 1 },
  async measure(_bench, { sessions, messages, perSecond, seconds, repeats }) {
    const begun = epochNow();
    return withCentre({ sessions, messages }, async (centre) => {
      const filled = (epochNow() - begun) / 1000;
      const client = new RawClient(centre.gws);
      await client.signIn(SUPERVISOR);
      const lists: number[] = [];
      for (let each = 0; each < repeats; each += 1) {
        const asked = epochNow();
        await client.get('/me/smssessions?fields=*');
        lists.push(epochNow() - asked);
      }
      const busy: number[] = [];
      const peer = await openPeer('raw', centre.gws.url);
      try {
        for (let each = 0; each < repeats; each += 1) {
          await pause(SETTLE_MS);
          const before = process.cpuUsage();
          const sent = await sendSteadily(centre, { perSecond, seconds, onScreen: [], nth: 1 });
          const { user, system } = process.cpuUsage(before);
          await peer.untilHeard(sent.length, LAST_LIMIT_MS);
          busy.push((user + system) / 1e4 / seconds);
        }
      } finally {
        await peer.close();
      }
      const size = `${sessions.toLocaleString('en-US')} sessions`;
      const row = (what: string, unit: Row['unit'], measured: number, atMost: number | null): Row => ({
        what: `the simulator: ${what}`,
        unit,
        measured,
        floor: null,
        must: atMost === null ? null : { atMost },
        aim: null,
      });
      return {
        rows: [
          row(`${size} × ${messages} messages made`, 's', filled, null),
          row(`list of ${size} answered and parsed`, 'ms', median(lists), null),
          // A server that needs all of a core would slow down whom it measures.
          row(`${perSecond} events a second, CPU`, '% of a core', median(busy), 50),
        ],
      };
    });
  },
});
