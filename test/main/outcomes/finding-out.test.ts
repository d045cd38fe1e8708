/** How long and how an outcome is found out, and for how long it is told: by a clock that the test turns. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AppStateStore } from '#main/app-state/app-state.ts';
import { createAppStateStore } from '#main/app-state/app-state.ts';
import { AppError, isAppError } from '#main/errors/app-error.ts';
import type { Finding, Look, Outcomes, Question } from '#main/outcomes/outcomes.ts';
import { createOutcomes, OUTCOME_PACE, OutcomeUnknown } from '#main/outcomes/outcomes.ts';
import type { Outcome, OutcomeSubject } from '#preload/model/outcomes.ts';
import { INITIAL_APP_STATE } from '#test/main/app-state/initial-app-state-example.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

const LEAVING: OutcomeSubject = { kind: 'action', sessionId: 's', action: 'leave', detail: '' };
const INVITING: OutcomeSubject = { kind: 'action', sessionId: 's', action: 'invite', detail: 'Ben' };
const COACHING: OutcomeSubject = { kind: 'mode', sessionId: 's', mode: 'coach' };

let appState: AppStateStore;
let outcomes: Outcomes;
/** Who listens to what is told of sessions. */
let listeners: Set<(sessionIds: readonly string[]) => void>;
/** What main knows. */
let look: Look;
/** When the server was asked, in milliseconds from the beginning. */
let reads: number[];
let readFailure: Error | null;
let findings: (Finding | null)[];
let begun: number;

beforeEach(() => {
  vi.useFakeTimers();
  begun = performance.now();
  appState = createAppStateStore(INITIAL_APP_STATE);
  listeners = new Set();
  look = null;
  reads = [];
  readFailure = null;
  findings = [];
  const subscribe = (listener: (sessionIds: readonly string[]) => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  outcomes = createOutcomes({ store: { subscribe }, appState });
});
afterEach(() => vi.useRealTimers());

const question = (subject: OutcomeSubject, change: Partial<Question> = {}): Question => ({
  subject,
  look: () => look,
  read: () => {
    reads.push(performance.now() - begun);
    return readFailure === null ? Promise.resolve() : Promise.reject(readFailure);
  },
  isProvenByAbsence: () => true,
  onFound: (finding) => findings.push(finding),
  ...change,
});

const losesAnswer = (): Promise<never> => Promise.reject(new AppError('no-answer'));

/** Asks for it, and the answer is lost at once. */
async function askInVain(
  subject: OutcomeSubject = LEAVING,
  change: Partial<Question> = {},
): Promise<unknown> {
  return outcomes.perform(question(subject, change), losesAnswer).catch((error: unknown) => error);
}

const told = (): readonly Outcome[] => appState.read().outcomes;
const phases = (): readonly Outcome['phase'][] => told().map(({ phase }) => phase);
const pass = (time: number) => vi.advanceTimersByTimeAsync(time);
const pause = (time: number) => new Promise((resolve) => setTimeout(resolve, time));
const tellSession = (): void => {
  for (const listener of [...listeners]) listener(['s']);
};
const connect = (phase: 'connected' | 'signed-out'): void =>
  appState.change({
    connection: { ...INITIAL_APP_STATE.connection, phase } as typeof INITIAL_APP_STATE.connection,
  });

describe('nothing is said to be not done', () => {
  it('before the server can have no more of it in hand', async () => {
    await askInVain();
    await pass(OUTCOME_PACE.lateLimit - 1);
    expect(phases()).toEqual(['asking']);
    await pass(SECOND);
    expect(phases()).toEqual(['not-done']);
    expect(findings).toEqual(['not-done']);
  });

  it('by a reading that began too early to tell: it is made again as soon as it can tell, and no pause later', async () => {
    const read = async (): Promise<void> => {
      reads.push(performance.now() - begun);
      // Begun before the server can have no more of it in hand, and answered after that.
      if (reads.length === 4) await pause(2 * OUTCOME_PACE.lateLimit);
    };
    await askInVain(LEAVING, { read });
    await pass(3 * OUTCOME_PACE.lateLimit);
    expect(reads).toHaveLength(5);
    expect(phases()).toEqual(['not-done']);
  });

  it('right after an answer that was lost late', async () => {
    const asking = outcomes.perform(question(LEAVING), async () => {
      await pass(20 * SECOND);
      return losesAnswer();
    });
    await expect(asking).rejects.toThrow(OutcomeUnknown);
    await pass(OUTCOME_PACE.settleTime - 1);
    expect(phases()).toEqual(['asking']);
    await pass(SECOND);
    expect(phases()).toEqual(['not-done']);
  });

  it('while it cannot be read, nor when its absence proves nothing', async () => {
    readFailure = new AppError('no-answer');
    await askInVain();
    await pass(15 * SECOND);
    expect(phases()).toEqual(['not-known']);
    await askInVain(COACHING, { isProvenByAbsence: () => false });
    readFailure = null;
    await pass(MINUTE);
    expect(phases()).toEqual(['not-done', 'not-known']);
  });
});

describe('the server is asked', () => {
  it('again and again, more and more seldom, and exactly when the time is over', async () => {
    readFailure = new AppError('no-answer');
    await askInVain();
    await pass(4 * MINUTE);
    expect(reads).toEqual([0, 1, 3, 7, 12, 28, 60, 120, 180, 240].map((at) => at * SECOND));
  });

  it('at once when the connection is there again', async () => {
    readFailure = new AppError('no-answer');
    await askInVain();
    await pass(30 * SECOND);
    const before = reads.length;
    readFailure = null;
    connect('connected');
    await pass(0);
    expect(reads).toHaveLength(before + 1);
    expect(phases()).toEqual(['not-done']);
  });

  it('no more of what cannot be read any more, and that is not known', async () => {
    readFailure = new AppError('session-ended');
    await askInVain();
    await pass(0);
    expect(phases()).toEqual(['not-known']);
    await pass(10 * MINUTE);
    expect(reads).toHaveLength(1);
  });

  it('never where nothing there shows it', async () => {
    await askInVain(LEAVING, { read: null });
    expect(phases()).toEqual(['not-known']);
    await pass(10 * MINUTE);
    expect(phases()).toEqual(['not-known']);
  });

  it('no more when it is found out, dismissed, or somebody has signed out', async () => {
    await askInVain();
    await pass(13 * SECOND);
    const found = reads.length;
    await pass(10 * MINUTE);
    expect(reads).toHaveLength(found);
    await askInVain(COACHING);
    connect('signed-out');
    const asked = reads.length;
    await pass(10 * MINUTE);
    expect(reads).toHaveLength(asked);
    expect(told()).toEqual([]);
  });
});

describe('what was done', () => {
  it('is told for a minute', async () => {
    await askInVain();
    look = 'done';
    tellSession();
    expect(phases()).toEqual(['done']);
    await pass(MINUTE - 1);
    expect(phases()).toEqual(['done']);
    await pass(1);
    expect(told()).toEqual([]);
    expect(listeners.size).toBe(0);
  });

  it('is found by reading what nobody told', async () => {
    await askInVain(LEAVING, {
      read: () => {
        look = 'done';
        return Promise.resolve();
      },
    });
    await pass(0);
    expect(phases()).toEqual(['done']);
    expect(findings).toEqual(['done']);
  });

  it('stays done when it shows no more, but for a mode, which is another one by now', async () => {
    await askInVain();
    await askInVain(COACHING);
    look = 'done';
    tellSession();
    look = null;
    tellSession();
    expect(told()).toMatchObject([{ subject: LEAVING, phase: 'done' }]);
    await pass(2 * MINUTE);
    expect(findings).toEqual(['done', 'done']);
  });

  it('is known where what is told is no session, such as my work', async () => {
    await askInVain();
    look = 'done';
    appState.change({ work: INITIAL_APP_STATE.work });
    expect(phases()).toEqual(['done']);
  });

  it('is said once, however often it is told', async () => {
    await askInVain();
    look = 'done';
    tellSession();
    tellSession();
    expect(findings).toEqual(['done']);
  });
});

describe('what was not done', () => {
  it('may come late, and is done then; after a minute it counts no more', async () => {
    await askInVain();
    await pass(13 * SECOND);
    expect(phases()).toEqual(['not-done']);
    await pass(30 * SECOND);
    look = 'done';
    tellSession();
    expect(phases()).toEqual(['done']);
    expect(findings).toEqual(['not-done', 'done']);
    look = null;
    await askInVain(INVITING);
    await pass(13 * SECOND);
    await pass(MINUTE);
    look = 'done';
    tellSession();
    expect(told()).toMatchObject([{ subject: INVITING, phase: 'not-done' }]);
  });

  it('stays on screen until somebody dismisses it', async () => {
    await askInVain();
    await pass(10 * MINUTE);
    expect(phases()).toEqual(['not-done']);
    outcomes.dismiss(told()[0]?.id ?? 0);
    expect(told()).toEqual([]);
    expect(findings).toEqual(['not-done']);
  });
});

describe('given up', () => {
  it('what would show it has ended: nobody claims anything', async () => {
    await askInVain();
    look = 'moot';
    tellSession();
    expect(told()).toEqual([]);
    expect(findings).toEqual([null]);
  });

  it('but what was found not to be done is told on', async () => {
    await askInVain();
    await pass(13 * SECOND);
    look = 'moot';
    tellSession();
    expect(phases()).toEqual(['not-done']);
  });

  it('not while it is being found out, whoever dismisses it', async () => {
    await askInVain();
    outcomes.dismiss(told()[0]?.id ?? 0);
    expect(phases()).toEqual(['asking']);
  });

  it('for whoever has signed out or whose session has ended before the answer was lost', async () => {
    await expect(
      outcomes.perform(question(LEAVING), () => {
        connect('signed-out');
        return losesAnswer();
      }),
    ).rejects.toThrow(OutcomeUnknown);
    look = 'moot';
    await askInVain();
    expect(told()).toEqual([]);
    expect(reads).toEqual([]);
  });
});

describe('given up while it is being read', () => {
  it('it is found to be nothing, whatever the reading shows', async () => {
    let finish = (): void => undefined;
    await askInVain(LEAVING, { read: () => new Promise((resolve) => (finish = resolve)) });
    connect('signed-out');
    look = 'done';
    finish();
    await pass(MINUTE);
    expect(findings).toEqual([null]);
    expect(told()).toEqual([]);
  });
});

describe('no clock and nobody who listens is left', () => {
  it.each([
    ['dismissed', () => outcomes.dismiss(told()[0]?.id ?? 0)],
    ['given up', () => connect('signed-out')],
  ])('when it was %s', async (_how, end) => {
    readFailure = new AppError('no-answer');
    await askInVain();
    await pass(20 * SECOND);
    expect(phases()).toEqual(['not-known']);
    end();
    await pass(0);
    expect([vi.getTimerCount(), listeners.size]).toEqual([0, 0]);
  });

  it('when it was found out and dismissed, also when it was done late', async () => {
    await askInVain();
    await pass(13 * SECOND);
    expect(vi.getTimerCount()).toBe(1);
    look = 'done';
    tellSession();
    expect(vi.getTimerCount()).toBe(1);
    outcomes.dismiss(told()[0]?.id ?? 0);
    expect([vi.getTimerCount(), listeners.size]).toEqual([0, 0]);
  });

  it('when it was found out while nothing was asked', async () => {
    await askInVain();
    await pass(2 * SECOND);
    look = 'done';
    tellSession();
    await pass(0);
    expect(vi.getTimerCount()).toBe(1);
  });
});

it('the page hears of a change, and not again of what it knows', async () => {
  readFailure = new AppError('no-answer');
  const heard: unknown[] = [];
  await askInVain();
  appState.subscribe((changes) => heard.push(changes.outcomes?.map(({ phase }) => phase)));
  await pass(10 * MINUTE);
  expect(heard).toEqual([['not-known']]);
});

describe('asked for again', () => {
  it.each([
    ['asking', 0],
    ['not-known', 20 * SECOND],
  ])('what would be done twice is not sent while the first is %s', async (phase, time) => {
    readFailure = new AppError('no-answer');
    await askInVain(INVITING);
    await pass(time);
    expect(phases()).toEqual([phase]);
    expect(outcomes.isOpen(INVITING)).toBe(true);
    const operate = vi.fn(losesAnswer);
    await expect(outcomes.perform(question(INVITING), operate)).rejects.toMatchObject({
      code: 'outcome-unknown',
    });
    expect(operate).not.toHaveBeenCalled();
  });

  it.each<OutcomeSubject>([
    { kind: 'message', sessionId: 's', to: 'agents', as: 'text', text: 'Hi' },
    { kind: 'join', agentId: 'amy', sessionId: 's', mode: 'monitor' },
    INVITING,
    { ...INVITING, action: 'consult' },
    { ...INVITING, action: 'transfer' },
  ])('twice, these would matter: $kind $action', async (subject) => {
    await askInVain(subject);
    const operate = vi.fn(losesAnswer);
    await expect(outcomes.perform(question(subject), operate)).rejects.toThrow('outcome-unknown');
    expect(operate).not.toHaveBeenCalled();
  });

  it('a message to others, or of another kind, is another matter', async () => {
    const text = { kind: 'message', sessionId: 's', to: 'agents', as: 'text', text: 'Hi' } as const;
    await askInVain(text);
    await askInVain({ ...text, to: 'everyone' });
    await askInVain({ ...text, as: 'notice' });
    expect(told()).toHaveLength(3);
  });

  it('it is sent when the first was not done, and takes its place', async () => {
    await askInVain(INVITING);
    await pass(13 * SECOND);
    expect(outcomes.isOpen(INVITING)).toBe(false);
    await askInVain(INVITING);
    expect(phases()).toEqual(['asking']);
  });

  it('what may be done twice is sent, and takes the place of the first', async () => {
    await askInVain();
    await askInVain();
    expect(phases()).toEqual(['asking']);
    expect(findings).toEqual([null]);
  });

  it('another person, session or agent is another matter', async () => {
    const readiness = { kind: 'readiness', agentId: 'amy', readiness: 'ready' } as const;
    await askInVain(INVITING);
    await askInVain({ ...INVITING, detail: 'Carl' });
    await askInVain(COACHING);
    await askInVain({ ...COACHING, sessionId: 'other' });
    await askInVain(readiness);
    await askInVain({ kind: 'order', agentId: 'amy', order: null });
    expect(told()).toHaveLength(6);
    await askInVain({ ...COACHING, mode: 'monitor' });
    await askInVain({ ...readiness, readiness: 'not-ready' });
    expect(told()).toHaveLength(6);
  });
});

describe('who has asked', () => {
  it('hears what was found out, also what had been before she listened, and what changed', async () => {
    const error = await askInVain();
    const heard: Finding[] = [];
    if (error instanceof OutcomeUnknown) error.follow((finding) => heard.push(finding));
    await pass(13 * SECOND);
    const late: Finding[] = [];
    if (error instanceof OutcomeUnknown) error.follow((finding) => late.push(finding));
    look = 'done';
    tellSession();
    expect([heard, late]).toEqual([
      ['not-done', 'done'],
      ['not-done', 'done'],
    ]);
  });

  it('need not wait for an answer when what is told shows it', async () => {
    const asking = outcomes.perform(question(LEAVING), () => new Promise<never>(() => undefined));
    look = 'done';
    tellSession();
    await expect(asking).resolves.toBeNull();
    expect(listeners.size).toBe(0);
  });

  it('must, when it showed before she asked', async () => {
    look = 'done';
    const asking = outcomes.perform(question(LEAVING), () => Promise.resolve('answer'));
    tellSession();
    await expect(asking).resolves.toBe('answer');
  });

  it('is told at once what the session shows when the answer is lost', async () => {
    look = null;
    const asking = outcomes.perform(question(LEAVING), () => {
      look = 'done';
      return losesAnswer();
    });
    await expect(asking).resolves.toBeNull();
    expect(told()).toEqual([]);
  });

  it('is told what the server refused with, and nothing is open', async () => {
    const refusal = new AppError('operation-refused');
    await expect(outcomes.perform(question(LEAVING), () => Promise.reject(refusal))).rejects.toBe(refusal);
    expect(told()).toEqual([]);
    expect(isAppError(await askInVain(), 'outcome-unknown')).toBe(true);
  });
});
