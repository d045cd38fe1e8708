/** Everything that is done to the line, each by its name: what it is, and what happens meanwhile. */
import { setTimeout as pause } from 'node:timers/promises';
import type { HttpResponse } from '#main/gws/http/http-exchange.ts';
import type { FaultProxy } from '#test/fault-proxy/fault-proxy.ts';
import type { CutStage, Fault } from '#test/fault-proxy/faults.ts';
import {
  captivePortal,
  forbiddenPage,
  json,
  redirectTo,
  signInPage,
  statusOnly,
} from '#test/fault-proxy/faults.ts';
import type { LostAnswer, Simulator } from '#test/gws-simulator/index.ts';
import type { BusyCentre } from './busy-centre.ts';
import { SUPERVISOR } from './busy-centre.ts';
import type { Operator } from './operate.ts';

export interface Scene {
  readonly gws: Simulator;
  readonly proxy: FaultProxy;
  readonly centre: BusyCentre;
  readonly operator: Operator;
  readonly random: () => number;
  /** Resolves when the supervisor's line has been lost since the last fault. */
  lost(): Promise<void>;
  /** The next answer to a poll is replaced by this one. */
  answerNextPoll(response: HttpResponse): Promise<void>;
}

/** Resolves when the fault is over: from then on the line can be whole again. */
export type Strike = (scene: Scene) => Promise<void>;

/** How long a fault lasts after it was noticed, in milliseconds, at most. */
const LONGEST = 60;
/** How long a fault lasts that nobody is to notice. */
const SLOW_FOR = 120;
/** The server holds polls for so long, in milliseconds. */
export const HOLD = 1100;
/** Something on the way ends polls after that, or later. */
const SHORTEST_SILENCE = 100;
/** How late an operation whose answer is lost is carried out, in milliseconds, at most. */
export const LATEST = 600;

const mine = { user: SUPERVISOR };

export const FAULT_KINDS = {
  'connections closed': outage('drop'),
  'connections reset': outage('reset'),
  'half-open connection': halfOpen,
  'bytes that are no HTTP': outage('garbage'),
  'cut in the middle of a body': outage({ kind: 'cut', after: 120 }),
  'captive portal': outage(captivePortal),
  '403 of a proxy': outage(forbiddenPage),
  'sign-in page': outage(signInPage),
  'sent on to a sign-in page': outage(redirectTo('/ui/ad/v1/index.html')),
  'sent on to another server': outage(redirectTo('https://login.example.com/')),
  'answer to a poll lost, poll sent again': async (scene) => {
    scene.gws.faults.losePollAnswers(SUPERVISOR, 1);
    actOften(scene, 1);
    // Something that she is told for certain: the loss must not fall later, on the end of a session.
    scene.centre.say();
  },
  'polls cut while they are silent': (scene) => {
    const after = SHORTEST_SILENCE + (HOLD - SHORTEST_SILENCE) * scene.random();
    return nuisance({ kind: 'cut-idle', after }, 2 * after)(scene);
  },
  '429': outage(statusOnly(429)),
  '503': outage(statusOnly(503)),
  '200 with an empty list': outage(json(200, [])),
  'slow and late bytes': nuisance({ kind: 'slow', latency: 40, bytesPerSecond: 50_000 }),
  'small pieces': nuisance({ kind: 'sliced', size: 100 }),
  '401 to a poll': answer({ status: 401, headers: {}, body: '{"message":"Unauthorized"}' }),
  '403/20 to a poll': answer({ status: 403, headers: {}, body: '{"statusCode":20}' }),
  '402 Unknown client': instant(({ gws }) => gws.expireBayeuxClients(SUPERVISOR)),
  'session expired, token refused': instant(({ gws }) => gws.expireHttpSessions(SUPERVISOR)),
  'server restarted': restart,
  'notifications dropped': drop,
  'notifications doubled': async (scene) => {
    scene.gws.faults.duplicateNotifications(3, mine);
    actOften(scene, 3);
  },
  'notifications out of order': async (scene) => {
    scene.gws.faults.reorder(3, mine);
    actOften(scene, 3);
  },
  'operation cut before it': cutOperation('before'),
  'operation cut in it': cutOperation('during'),
  'operation cut after it': cutOperation('after'),
  'operation cut in the head of its answer': cutOperation('in-head'),
  'operation cut in the body of its answer': cutOperation('in-body'),
  'operation answered 502': loseAnswer('502'),
  'operation answered 503': loseAnswer('503'),
  'operation answered 504': loseAnswer('504'),
  'operation answered by a page': loseAnswer('page'),
  'operation answered by a page with 403': loseAnswer('forbidden-page'),
  'operation answered by a page with 403, session expired': loseAnswerAndLogin('forbidden-page'),
  'operation answered by a page, session expired': loseAnswerAndLogin('page'),
  'operation answered by nothing at all': loseAnswer('none'),
  'operation answered by an empty body': loseAnswer('empty'),
  'operation answered by half of a body': loseAnswer('cut-in-body'),
  'operation answered by no JSON': loseAnswer('no-json'),
  'operation answered without a status code': loseAnswer('no-status-code'),
  'operation answered by the end of the connection': loseAnswer('cut'),
} satisfies Record<string, Strike>;

export type FaultKind = keyof typeof FAULT_KINDS;

/** Whatever is asked meets the fault, until it was noticed and a moment longer; meanwhile life goes on. */
function outage(fault: Fault): Strike {
  return async (scene) => {
    scene.proxy.fall(fault);
    scene.centre.act();
    scene.gws.disconnectSockets();
    await scene.lost();
    await liveOn(scene);
    scene.proxy.heal();
  };
}

async function halfOpen(scene: Scene): Promise<void> {
  scene.proxy.fall('half-open');
  actOften(scene, 3);
  await scene.lost();
  scene.proxy.heal({ leaveBroken: true });
}

function nuisance(fault: Fault, lasting = SLOW_FOR): Strike {
  return async (scene) => {
    scene.proxy.fall(fault);
    actOften(scene, 3);
    await pause(lasting);
    scene.proxy.heal();
  };
}

function answer(response: HttpResponse): Strike {
  return async (scene) => {
    const given = scene.answerNextPoll(response);
    scene.centre.say();
    await given;
  };
}

/** The line itself stays whole. */
function cutOperation(stage: CutStage): Strike {
  return async ({ operator, proxy, random }) => {
    const by = random() < 0.5 ? 'fin' : 'rst';
    await operator.operateUnder(({ words }) => proxy.fall({ kind: 'cut-request', words, stage, by }));
    proxy.heal();
  };
}

/** Carried out or not, at once or late. */
function loseAnswer(answer: LostAnswer): Strike {
  return ({ gws, operator, random }) => {
    const carriedOut = random() < 0.5;
    const late = (): number => (random() < 0.5 ? 0 : LATEST * random());
    const when = { answerAfter: late(), carriedOutAfter: late() };
    return operator.operateUnder(({ operationName }) =>
      gws.faults.loseAnswer({ operationName, carriedOut, answer, ...when }),
    );
  };
}

/** When the page has come, the server does not know the supervisor any more. */
function loseAnswerAndLogin(answer: LostAnswer): Strike {
  return ({ gws, operator, random }) => {
    const carriedOut = random() < 0.5;
    return operator.operateUnder(({ operationName }) => {
      gws.faults.loseAnswer({ operationName, carriedOut, answer, answerAfter: SLOW_FOR });
      setTimeout(() => gws.expireHttpSessions(SUPERVISOR), SLOW_FOR / 2);
    });
  };
}

function instant(strike: (scene: Scene) => void): Strike {
  return async (scene) => {
    strike(scene);
    actOften(scene, 2);
  };
}

function restart(scene: Scene): Promise<void> {
  return scene.gws.restart({ downForMs: LONGEST * scene.random(), meanwhile: () => actOften(scene, 3) });
}

/** What a healthy server would not lose: so it must tell something afterwards, or nobody could know. */
async function drop(scene: Scene): Promise<void> {
  const followed = scene.centre.running()[0]!;
  const held = scene.gws.faults.holdNotifications({ ...mine, sessionId: followed.session.id });
  scene.centre.say(followed);
  scene.centre.switchMode(followed);
  scene.centre.act(followed);
  held.drop();
  scene.centre.say(followed);
}

async function liveOn(scene: Scene): Promise<void> {
  const { centre, random } = scene;
  actOften(scene, 2);
  if (random() < 0.2) centre.endOne(false);
  await pause(LONGEST * random());
  actOften(scene, 1);
}

function actOften({ centre }: Scene, times: number): void {
  for (let time = 0; time < times; time += 1) centre.act();
}
