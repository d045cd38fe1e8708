/** A supervisor who works all the time: one operation after the other through the commands of main, each one followed to its outcome. */
import { setTimeout as pause } from 'node:timers/promises';
import { inspect } from 'node:util';
import { createDraftStore } from '#main/app-state/draft-store.ts';
import { changeAttachedData, setDisposition } from '#main/commands/session/change-attached-data.ts';
import { closeSession } from '#main/commands/session/close-session.ts';
import { sendMessage } from '#main/commands/session/send-message.ts';
import { createSessionExits } from '#main/commands/session/session-exits.ts';
import { switchMode } from '#main/commands/session/switch-mode.ts';
import { isAppError } from '#main/errors/app-error.ts';
import { SWITCH_OPERATION } from '#main/gws/api/mode-names.ts';
import { isOutcomeUnknown } from '#main/outcomes/is-outcome-unknown.ts';
import { OutcomeUnknown } from '#main/outcomes/outcomes.ts';
import { createSentLines } from '#main/outcomes/sent-lines.ts';
import type { Mode } from '#preload/model/session.ts';
import { MODES } from '#preload/model/session.ts';
import type { Simulator } from '#test/gws-simulator/index.ts';
import type { Desk } from '#test/main/gws/supervisor-desk.ts';
import { until } from '#test/main/gws/supervisor-desk.ts';
import type { BusyCentre, FollowedSession } from './busy-centre.ts';
import { SUPERVISOR } from './busy-centre.ts';
import type { Claim, Judgement, Operation } from './judge.ts';
import { judge } from './judge.ts';

/** Between two operations of one supervisor, in milliseconds: from this to twice as much. */
const PAUSE = 400;
/** An outcome that is not known after this time, in milliseconds, does not keep the session from being worked on. */
const PATIENCE = 15_000;
/** One operation in so many is a leaving. */
const LEAVES_AFTER = 40;
const DISPOSITIONS = ['Resolved', 'Complaint', 'Wrong number'];
const NOTE = 'Note';

/** Accepted by the server, and not seen in the session since: what is said then claims neither. */
const NOT_CONFIRMED = ['mode-not-confirmed', 'change-not-confirmed', 'close-not-confirmed'] as const;

export interface Operator {
  /** The next operation is struck: `strike` is told its name and words that only its request holds. Resolves when it has answered. */
  operateUnder(strike: (target: StruckOperation) => void): Promise<void>;
  rest(): void;
  /** Resolves when the outcome of everything is known, or after a while. */
  settle(patience: number): Promise<void>;
  judge(): readonly Judgement[];
}

export type StruckOperation = Pick<Operation, 'operationName' | 'words'>;

interface Work {
  readonly gws: Simulator;
  readonly desk: Desk;
  readonly centre: BusyCentre;
  readonly random: () => number;
  /** How long what was not done may still turn out to be done, in milliseconds: nobody else does the same meanwhile. */
  readonly secondThoughts: number;
}

/** Written on as more becomes known. */
type Followed = { -readonly [K in keyof Operation]: Operation[K] };

interface Deed extends StruckOperation {
  readonly run: () => Promise<null>;
  /** What it changes must not be changed by others meanwhile. */
  readonly isAlone?: true;
}

export function beginOperating({ gws, desk, centre, random, secondThoughts }: Work): Operator {
  const operations: Followed[] = [];
  const inWork = new Set<FollowedSession>();
  const parts = {
    ...desk,
    draftStore: createDraftStore(),
    sentLines: createSentLines(desk.store),
    exits: createSessionExits(),
  };
  let count = 0;

  const pick = <T>(choices: readonly T[]): T | undefined => choices[Math.floor(random() * choices.length)];

  /** Where she sees the true mode: what somebody else has done just before must not look like what she does. */
  function findFree(): FollowedSession | undefined {
    const free = centre
      .running()
      .filter((each) => !inWork.has(each) && desk.mode(each.session.id) === each.session.modeOf(SUPERVISOR));
    return desk.isConnected() ? pick(free) : undefined;
  }

  function say(sessionId: string, to: 'everyone' | 'agents'): Deed {
    const text = `operation ${(count += 1)} to ${to}`;
    const operationName = to === 'everyone' ? 'SendMessage' : 'SendToAgents';
    return { operationName, words: `"${text}"`, run: () => sendMessage(parts, { sessionId, to, text }) };
  }

  function turnTo(sessionId: string, mode: Mode): Deed {
    const operationName = SWITCH_OPERATION[mode];
    const run = (): Promise<null> => switchMode(parts, { sessionId, mode });
    return { operationName, words: `"${operationName}"`, run, isAlone: true };
  }

  function note(sessionId: string): Deed {
    const value = `note ${(count += 1)}`;
    const isThere = desk.session(sessionId)?.attachedData.some(({ key }) => key === NOTE);
    const change = isThere ? 'update' : 'attach';
    const operationName = isThere ? 'UpdateUserData' : 'AttachUserData';
    const run = (): Promise<null> => changeAttachedData(parts, { sessionId, change, key: NOTE, value });
    return { operationName, words: `"${value}"`, run };
  }

  function dispose(sessionId: string): Deed {
    const data = desk.session(sessionId)?.attachedData ?? [];
    const name =
      pick(DISPOSITIONS.filter((each) => !data.some(({ value }) => value === each))) ?? DISPOSITIONS[0]!;
    const run = (): Promise<null> => setDisposition(parts, { sessionId, name });
    return { operationName: 'SetDisposition', words: '"SetDisposition"', run };
  }

  function leave(sessionId: string): Deed {
    const run = (): Promise<null> => closeSession(parts, { sessionId, how: 'leave' });
    return { operationName: 'Leave', words: '"Leave"', run, isAlone: true };
  }

  function choose({ session: { id } }: FollowedSession): Deed {
    if (random() < 1 / LEAVES_AFTER) return leave(id);
    const mode = desk.mode(id);
    const texts = mode === 'barge-in' ? [() => say(id, 'everyone'), () => say(id, 'agents')] : [];
    if (mode === 'coach') texts.push(() => say(id, 'agents'));
    const others = MODES.filter((each) => each !== mode);
    const choices = [
      ...texts,
      ...texts,
      () => turnTo(id, pick(others) ?? 'monitor'),
      () => note(id),
      () => dispose(id),
    ];
    return (pick(choices) ?? (() => note(id)))();
  }

  /** `answered` resolves when the command has answered, `over` when its outcome is known, or nobody waits any more. */
  function operate(followed: FollowedSession, deed: Deed) {
    const { operationName, words, isAlone = false } = deed;
    const entry: Followed = {
      sessionId: followed.session.id,
      operationName,
      words,
      logged: gws.requests.operations(operationName).length,
      wasLost: false,
      claim: 'unknown',
      took: null,
      reason: '',
      get isSessionOver() {
        return followed.hasEnded;
      },
    };
    operations.push(entry);
    inWork.add(followed);
    followed.isInHand = isAlone;
    const answered = follow(entry, deed.run());
    const over = answered
      .then(() => until('the outcome', () => entry.claim !== 'unknown' || followed.hasEnded, PATIENCE))
      .catch(() => undefined)
      .then(() => (entry.claim === 'not-done' ? pause(secondThoughts) : undefined))
      .then(() => {
        inWork.delete(followed);
        followed.isInHand = false;
        if (operationName === 'Leave' && followed.hasEnded) centre.begin();
      });
    return { answered, over };
  }

  function goOn(): void {
    const followed = findFree();
    if (followed) void operate(followed, choose(followed)).over;
    timer = setTimeout(goOn, PAUSE * (1 + random()));
  }

  let timer = setTimeout(goOn, PAUSE);
  return {
    async operateUnder(strike) {
      let followed: FollowedSession | undefined;
      await until('a session to work on', () => (followed = findFree()) !== undefined);
      if (!followed) return;
      const deed = choose(followed);
      strike(deed);
      await operate(followed, deed).answered;
    },
    rest: () => clearTimeout(timer),
    settle: (patience) => until('every outcome', () => inWork.size === 0, patience).catch(() => undefined),
    judge: () => judge(gws, operations),
  };
}

/** Resolves when the command has answered; what becomes known later is written down, too. */
async function follow(entry: Followed, command: Promise<null>): Promise<void> {
  const begun = performance.now();
  const learn = (claim: Claim): void => {
    entry.claim = claim;
    if (claim !== 'unknown') entry.took ??= performance.now() - begun;
  };
  try {
    await command;
    learn('done');
  } catch (error) {
    entry.reason = error instanceof Error ? inspect(error.cause ?? error, { depth: 0 }) : '';
    entry.wasLost = error instanceof OutcomeUnknown;
    if (error instanceof OutcomeUnknown) error.follow(learn);
    else learn(claimOf(error));
  }
}

function claimOf(error: unknown): Claim {
  if (NOT_CONFIRMED.some((code) => isAppError(error, code))) return 'not-confirmed';
  return isOutcomeUnknown(error) ? 'unknown' : 'refused';
}
