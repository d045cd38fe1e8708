/** Starts another client beside the app, in a process of its own, and asks what it has heard. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { within } from '#test/bench/performance/attempt.ts';
import { SUPERVISOR } from '#test/bench/performance/centre.ts';

export type PeerKind = 'raw' | 'faye' | 'cometd';

export const PEER_KINDS: readonly PeerKind[] = ['raw', 'faye', 'cometd'];

const START_LIMIT_MS = 20_000;
const LOOK_INTERVAL_MS = 50;

export interface Heard {
  /** Milliseconds, one for each message. */
  readonly delays: readonly number[];
  /** When the last one was heard, in milliseconds since 1970. */
  readonly lastAt: number;
}

export interface Peer {
  /** When it has heard so many. */
  untilHeard(count: number, timeLimitMs: number): Promise<Heard>;
  close(): Promise<void>;
}

export async function openPeer(kind: PeerKind, url: string): Promise<Peer> {
  const args = [kind, url, SUPERVISOR];
  const client = fork(join(import.meta.dirname, 'hear-all.ts'), args, { execArgv: ['--import', 'tsx'] });
  const ended = once(client, 'exit');
  const nextAnswer = async (): Promise<unknown> => {
    const [answer] = (await Promise.race([once(client, 'message'), ended])) as [unknown]; // one message, or the exit code
    return answer;
  };
  if ((await within(START_LIMIT_MS, nextAnswer())) !== 'listening')
    throw new Error(`${kind} does not listen`);

  async function ask(): Promise<Heard> {
    const answer = nextAnswer();
    client.send('what have you heard?');
    return (await answer) as Heard; // hear-all.ts sends nothing else
  }

  async function hearUntil(count: number): Promise<Heard> {
    const delays: number[] = [];
    for (;;) {
      const heard = await ask();
      delays.push(...heard.delays);
      if (delays.length >= count) return { delays, lastAt: heard.lastAt };
      await pause(LOOK_INTERVAL_MS);
    }
  }

  return {
    untilHeard: (count, timeLimitMs) => within(timeLimitMs, hearUntil(count)),
    async close() {
      client.kill();
      await ended;
    },
  };
}
