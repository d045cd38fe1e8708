/**
 * Strikes the lines of supervisors with faults, one after the other, while their contact centres are at work, and waits
 * each time until she whose line it is has everything again. The connection is the product's; only its pauses are short.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { ConnectionOptions } from '#main/gws/connection/connection.ts';
import type { HttpRequest, HttpResponse } from '#main/gws/http/http-exchange.ts';
import type { Connection } from '#preload/model/connection.ts';
import type { FaultProxy } from '#test/fault-proxy/fault-proxy.ts';
import { startFaultProxy } from '#test/fault-proxy/fault-proxy.ts';
import { startSimulator } from '#test/gws-simulator/index.ts';
import { createRandom } from '#test/main/gws/seeded-random.ts';
import type { Desk } from '#test/main/gws/supervisor-desk.ts';
import { openDesk, speaksTo, until } from '#test/main/gws/supervisor-desk.ts';
import { createNodeSend } from '#test/main/node-send.ts';
import { openBusyCentre } from './busy-centre.ts';
import type { Comparison } from './compare.ts';
import { addUp, compareAll, describe, describeLosses, isGapFree } from './compare.ts';
import type { FaultKind, Scene } from './fault-kinds.ts';
import { FAULT_KINDS, HOLD, LATEST } from './fault-kinds.ts';
import { measureFloor } from './floor.ts';
import type { Judgement } from './judge.ts';
import { limitTime } from './limit-time.ts';
import { beginOperating } from './operate.ts';

export interface Recovery {
  readonly kind: FaultKind;
  /** Milliseconds from the end of the fault until the supervisor had everything. */
  readonly took: number;
}

export interface FaultRun extends Comparison {
  readonly recoveries: readonly Recovery[];
  readonly floors: readonly number[];
  readonly operations: readonly Judgement[];
  /** Faults after which she did not have everything in time, with what was missing. */
  readonly late: readonly string[];
  /** What she lost, and in which phases her line was. */
  readonly losses: readonly string[];
}

/** A client that hears nothing for longer than the server holds polls knows that its line is dead, in milliseconds. */
const PATIENCE = HOLD + 300;
/** Where the server does not tell again what was lost. */
const QUICK_LOOK_PAUSE = 400;
/** A tenth of the product's, in milliseconds. */
const OUTCOME_PACE = {
  lateLimit: 2 * LATEST,
  settleTime: 200,
  firstPause: 100,
  longestPause: 6000,
  told: LATEST,
};
/** How far some servers' clocks are off, in milliseconds. */
const CLOCKS_OFF = [0, 10 * 60_000, -10 * 60_000];
/** Whoever does not have everything after this time never will, in milliseconds. */
const LIMIT = 10_000;
/** After how many faults a session ends while the supervisor is there, and the floor is measured, on average. */
const ENDS_AFTER = 10;
const FLOOR_AFTER = 20;

export interface FaultPlan {
  readonly seed: number;
  readonly faults: number;
  /** Supervisors at the same time, each with a server and a line of her own, among whom the faults are dealt. */
  readonly lines: number;
  /** Between two faults on one line, in milliseconds: from so much to twice as much. */
  readonly lull: number;
  /** The way to the server of one line; Node's own if absent. */
  readonly openWay?: (line: number) => Way;
}

export type Way = Pick<ConnectionOptions, 'send' | 'forgetCookies'>;

export async function runFaults(plan: FaultPlan): Promise<FaultRun> {
  const { seed, faults, lines, lull, openWay = openNodeWay } = plan;
  const kinds = dealKinds(faults, createRandom(seed));
  const runs = await Promise.all(
    Array.from({ length: lines }, (_, line) =>
      runLine(
        kinds.filter((_kind, place) => place % lines === line),
        createRandom(seed + line + 1),
        {
          lull,
          way: openWay(line),
          ack: line % 2 === 0,
          clockOff: CLOCKS_OFF[line % CLOCKS_OFF.length] ?? 0,
        },
      ),
    ),
  );
  const outcome = addUp(runs.map((run) => run.comparison));
  return {
    ...outcome,
    recoveries: runs.flatMap((run) => run.recoveries),
    floors: runs.flatMap((run) => run.floors),
    operations: runs.flatMap((run) => run.operations),
    late: runs.flatMap((run) => run.late),
    losses: runs.flatMap((run) => run.losses),
  };
}

/** Every other server has the acknowledgement extension. */
interface LinePlan extends Pick<FaultPlan, 'lull'> {
  readonly way: Way;
  readonly ack: boolean;
  readonly clockOff: number;
}

async function runLine(kinds: readonly FaultKind[], random: () => number, plan: LinePlan) {
  const { lull, way, ack, clockOff } = plan;
  const dialect = { longPollTimeoutMs: HOLD, csrf: 'rotating', ack } as const;
  const gws = await startSimulator({ dialect, now: () => Date.now() + clockOff });
  const proxy = await startFaultProxy(gws.url);
  const line = watchLine(proxy, way);
  const centre = openBusyCentre(gws, random);
  const operator = beginOperating({
    gws,
    desk: line.desk,
    centre,
    random,
    secondThoughts: OUTCOME_PACE.told,
  });
  const { lost, answerNextPoll } = line;
  const scene: Scene = { gws, proxy, centre, operator, random, lost, answerNextPoll };
  const recoveries: Recovery[] = [];
  const floors: number[] = [];
  const late: string[] = [];
  const hasAll = (): boolean => {
    const isWell = line.isConnected() && isGapFree(line.desk, centre);
    if (isWell) centre.noteFollowed();
    return isWell;
  };
  const noteLate = (error: unknown): void =>
    void late.push(`${String(error)}; ${line.describe()}; modes and lines: ${describe(line.desk, centre)}`);
  const untilAll = (when: string): Promise<void> => until(when, hasAll, LIMIT).catch(noteLate);
  try {
    await line.desk.signIn();
    await untilAll('everything at the beginning');
    for (const kind of kinds) {
      await pause(lull * (1 + random()));
      if (random() < 1 / ENDS_AFTER) {
        centre.endOne(true);
        await untilAll('the end of a session');
      }
      if (random() < 1 / FLOOR_AFTER) floors.push(await measureFloor(gws.url, centre.running()));
      line.forgetLosses();
      await FAULT_KINDS[kind](scene).catch(noteLate);
      const over = performance.now();
      await untilAll(`everything after ${kind}`);
      recoveries.push({ kind, took: performance.now() - over });
    }
    floors.push(await measureFloor(gws.url, centre.running()));
    operator.rest();
    await operator.settle(LIMIT);
    centre.rest();
    for (const followed of centre.running()) centre.say(followed);
    await untilAll('everything at the end');
    const losses = describeLosses(line.desk, centre).map((loss) => `${loss}; ${line.history()}`);
    return {
      comparison: compareAll(line.desk, centre),
      recoveries,
      floors,
      late,
      losses,
      operations: operator.judge(),
    };
  } finally {
    operator.rest();
    centre.rest();
    await line.desk.connection.signOut();
    await proxy.stop();
    await gws.stop();
  }
}

/** Every kind once, in any order, then every kind once more, until there are enough. */
function dealKinds(count: number, random: () => number): readonly FaultKind[] {
  const kinds = Object.keys(FAULT_KINDS) as FaultKind[]; // it has no other keys
  const dealt: FaultKind[] = [];
  while (dealt.length < count) {
    const deck = [...kinds];
    while (deck.length > 0) dealt.push(...deck.splice(Math.floor(random() * deck.length), 1));
  }
  return dealt.slice(0, count);
}

function openNodeWay(): Way {
  return createNodeSend({ resendsSilently: isRead });
}

/** Of the others Chromium would send none again (main/network/http-sessions.ts). */
function isRead({ method, url }: HttpRequest): boolean {
  return method === 'GET' || url.endsWith('/notifications');
}

/** The supervisor's side, with what a fault needs to know and to do there. */
function watchLine(proxy: FaultProxy, { send, forgetCookies }: Way) {
  let state: Connection = { phase: 'signed-out' };
  let losses = 0;
  /** Since when it has been in each phase, in milliseconds of this run. */
  const phases: string[] = [];
  let nextAnswer: HttpResponse | null = null;
  const isConnected = (): boolean => state.phase === 'connected';
  const limited = limitTime(send, PATIENCE);
  const desk: Desk = openDesk({
    url: proxy.url,
    outcomePace: OUTCOME_PACE,
    parts: {
      quickResyncIntervalMs: QUICK_LOOK_PAUSE,
      async send(request) {
        const response = await limited(request);
        if (nextAnswer === null || !speaksTo('/meta/connect', request)) return response;
        const replaced = nextAnswer;
        nextAnswer = null;
        return replaced;
      },
      forgetCookies,
      onConnection(next) {
        if (isConnected() && next.phase !== 'connected') losses += 1;
        if (state.phase !== next.phase) phases.push(`${Math.round(performance.now())} ${next.phase}`);
        state = next;
      },
    },
  });
  return {
    desk,
    isConnected,
    forgetLosses: () => void (losses = 0),
    // On a busy computer the line may be lost by itself just before the fault: it cannot be lost again.
    lost: () => until('the loss', () => losses > 0 || !isConnected(), LIMIT),
    describe: () => JSON.stringify(state),
    history: () => phases.join(', '),
    answerNextPoll(response: HttpResponse) {
      nextAnswer = response;
      return until('a poll to answer', () => nextAnswer === null, LIMIT);
    },
  };
}
