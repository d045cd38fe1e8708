/**
 * What became of operations whose answer was lost. The server may have carried them out: it is asked by reading, and
 * nothing is ever sent again. What is found out, or is still not known, is state for the screen.
 */
import type { AppStateStore } from '#main/app-state/app-state.ts';
import { AppError, isAppError } from '#main/errors/app-error.ts';
import type { SessionStore } from '#main/sessions/session-store.ts';
import type { Outcome, OutcomeSubject } from '#preload/model/outcomes.ts';
import { isOutcomeUnknown } from './is-outcome-unknown.ts';

export type Finding = 'done' | 'not-done';

/** `moot`: what would show it has ended, and whether it was done before cannot be found out any more. */
export type Look = 'done' | 'moot' | null;

/** How an operation's outcome is found out. */
export interface Question {
  readonly subject: OutcomeSubject;
  /** What main knows at this moment tells of it; `null`: nothing. */
  readonly look: () => Look;
  /** Reads on the server what `look` looks at; rejects when it cannot be read. `null`: nothing there shows it. */
  readonly read: (() => Promise<void>) | null;
  /** When it was read and does not show, it was not carried out. */
  readonly isProvenByAbsence: () => boolean;
  /** Called when it is found out after the answer was lost, and again if it comes late after all; `null`: given up. */
  readonly onFound?: (finding: Finding | null) => void;
}

/** In milliseconds. */
export interface OutcomePace {
  /** The server may carry out so long after it was asked: before that nothing is said to be not done. */
  readonly lateLimit: number;
  /** And so long after the answer was lost. */
  readonly settleTime: number;
  /** Before the second reading; the pauses double up to `longestPause`. */
  readonly firstPause: number;
  /** In milliseconds, as is `firstPause`. */
  readonly longestPause: number;
  /** How long "it was carried out" is told, and how long what was not done may still turn out to be done. */
  readonly told: number;
}

export const OUTCOME_PACE: OutcomePace = {
  lateLimit: 12_000,
  settleTime: 2000,
  firstPause: 1000,
  longestPause: 60_000,
  told: 60_000,
};

/** Thrown for an operation whose outcome is being found out. */
export class OutcomeUnknown extends AppError {
  readonly follow: (listener: (finding: Finding) => void) => void;

  constructor(cause: unknown, follow: OutcomeUnknown['follow']) {
    super('outcome-unknown', { cause });
    this.follow = follow;
  }
}

export interface Outcomes {
  /**
   * Resolves with what `operate` does, or with `null` when what main knows has told before. Throws `outcome-unknown`
   * when the answer is lost, or when the outcome of the same is still open and doing it twice would matter; otherwise
   * what `operate` throws: then nothing was carried out.
   */
  perform<T>(question: Question, operate: () => Promise<T>): Promise<T | null>;
  isOpen(subject: OutcomeSubject): boolean;
  dismiss(id: number): void;
}

interface Open {
  outcome: Outcome;
  readonly question: Question;
  readonly listeners: ((finding: Finding) => void)[];
  /** From when on an absence proves something. */
  readonly settledAt: number;
  wake: () => void;
  readonly stop: () => void;
  timer: NodeJS.Timeout | undefined;
}

export interface OutcomeDeps {
  readonly store: Pick<SessionStore, 'subscribe'>;
  readonly appState: AppStateStore;
  readonly pace?: OutcomePace;
}

export function createOutcomes({ store, appState, pace = OUTCOME_PACE }: OutcomeDeps): Outcomes {
  const all = new Map<number, Open>();
  let lastId = 0;
  /** How often somebody has signed out. */
  let signOuts = 0;

  function publish(): void {
    appState.change({ outcomes: [...all.values()].map(({ outcome }) => outcome) });
  }

  function change(open: Open, phase: Outcome['phase']): void {
    if (open.outcome.phase === phase) return;
    open.outcome = { ...open.outcome, phase };
    publish();
  }

  function forget(open: Open): void {
    if (!all.delete(open.outcome.id)) return;
    clearTimeout(open.timer);
    open.stop();
    publish();
  }

  function find(subject: OutcomeSubject): Open | undefined {
    const slot = slotOf(subject);
    return [...all.values()].find(({ outcome }) => slotOf(outcome.subject) === slot);
  }

  function isPending({ outcome: { id, phase } }: Open): boolean {
    return all.has(id) && (phase === 'asking' || phase === 'not-known');
  }

  function found(open: Open, finding: Finding): void {
    // Read for one that was given up meanwhile.
    if (!all.has(open.outcome.id)) return;
    change(open, finding);
    open.question.onFound?.(finding);
    for (const listener of open.listeners) listener(finding);
    open.wake();
    clearTimeout(open.timer);
    open.timer = setTimeout(() => (finding === 'done' ? forget(open) : open.stop()), pace.told);
  }

  function consider(open: Open): void {
    const look = open.question.look();
    if (open.outcome.phase === 'done') {
      // What was done stays done, but a mode is told as it is, and this is another one by now.
      if (open.outcome.subject.kind === 'mode' && look !== 'done') forget(open);
      return;
    }
    // What was not done may come late.
    if (look === 'done') found(open, look);
    else if (look === 'moot' && isPending(open)) giveUp(open);
  }

  function open(question: Question, since: number, askedAt: number, cause: unknown): OutcomeUnknown {
    const lostAt = performance.now();
    lastId += 1;
    const opened: Open = {
      outcome: { id: lastId, subject: question.subject, phase: 'asking', since },
      question,
      listeners: [],
      settledAt: Math.max(askedAt + pace.lateLimit, lostAt + pace.settleTime),
      wake: () => undefined,
      stop: store.subscribe(() => consider(opened)),
      timer: undefined,
    };
    all.set(lastId, opened);
    publish();
    void ask(opened);
    return new OutcomeUnknown(cause, (listener) => {
      opened.listeners.push(listener);
      const { phase } = opened.outcome;
      if (phase === 'done' || phase === 'not-done') listener(phase);
    });
  }

  async function ask(opened: Open): Promise<void> {
    const { read } = opened.question;
    if (read === null) {
      change(opened, 'not-known');
      return;
    }
    for (let pause = pace.firstPause; isPending(opened); pause = Math.min(2 * pause, pace.longestPause)) {
      const isSettled = performance.now() >= opened.settledAt;
      if (!(await askOnce(opened, read, isSettled))) return;
      const untilSettled = Math.max(0, opened.settledAt - performance.now());
      // A reading that began too early to tell, if only by the coarseness of a timer, is made again as soon as it can tell.
      await rest(opened, isSettled ? pause : Math.min(pause, untilSettled));
    }
  }

  /** False when there is nothing left to ask. */
  async function askOnce(opened: Open, read: () => Promise<void>, isSettled: boolean): Promise<boolean> {
    const isReadable = await read().then(
      () => true,
      (error: unknown) => (isAppError(error, 'session-ended') ? null : false),
    );
    consider(opened);
    if (!isPending(opened)) return false;
    if (isReadable === true && isSettled && opened.question.isProvenByAbsence()) found(opened, 'not-done');
    else if (isReadable === null || isSettled) change(opened, 'not-known');
    return isReadable !== null && isPending(opened);
  }

  function considerAll(): void {
    for (const each of all.values()) consider(each);
  }

  appState.subscribe(({ connection, work }) => {
    if (connection?.phase === 'signed-out') {
      signOuts += 1;
      for (const each of [...all.values()]) giveUp(each);
    }
    if (connection?.phase === 'connected') for (const each of all.values()) each.wake();
    if (work) considerAll();
  });

  /** Nobody can ask any more. */
  function giveUp(each: Open): void {
    const wasPending = isPending(each);
    forget(each);
    each.wake();
    if (wasPending) each.question.onFound?.(null);
  }

  return {
    async perform<T>(question: Question, operate: () => Promise<T>): Promise<T | null> {
      const earlier = find(question.subject);
      if (earlier && isPending(earlier) && !isRepeatable(question.subject))
        throw new AppError('outcome-unknown');
      if (earlier) giveUp(earlier);
      const since = Date.now();
      const askedAt = performance.now();
      const signOutsBefore = signOuts;
      const told = watch(store, question);
      try {
        return await Promise.race([told.promise, operate()]);
      } catch (error) {
        if (!isOutcomeUnknown(error)) throw error;
        const look = question.look();
        if (look === 'done') return null;
        // Who has signed out, or whose session has ended, can be told nothing.
        if (look === 'moot' || signOutsBefore !== signOuts) throw new OutcomeUnknown(error, () => undefined);
        throw open(question, since, askedAt, error);
      } finally {
        told.end();
      }
    },
    isOpen(subject) {
      const earlier = find(subject);
      return earlier !== undefined && isPending(earlier);
    },
    dismiss(id) {
      const each = all.get(id);
      // While it is being found out there is nothing to know yet.
      if (each && each.outcome.phase !== 'asking') giveUp(each);
    },
  };
}

/** Resolves when what main knows tells the outcome; never when it did so before it was asked for. */
function watch(store: OutcomeDeps['store'], { look }: Question): { promise: Promise<null>; end: () => void } {
  if (look() !== null) return { promise: new Promise<null>(() => undefined), end: () => undefined };
  let end = (): void => undefined;
  const promise = new Promise<null>((resolve) => {
    end = store.subscribe(() => {
      if (look() !== null) resolve(null);
    });
  });
  return { promise, end };
}

/** Ends early when there is something new. */
function rest(opened: Open, pause: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, pause);
    opened.wake = () => {
      clearTimeout(timer);
      resolve();
    };
  });
}

/** Doing it again changes nothing if it was done: what was given up waiting for may be asked for anew. */
function isRepeatable(subject: OutcomeSubject): boolean {
  switch (subject.kind) {
    case 'message':
    case 'join':
      return false;
    case 'action':
      return !['invite', 'consult', 'transfer'].includes(subject.action);
    case 'mode':
    case 'order':
    case 'readiness':
    case 'work':
      return true;
  }
}

/** Two outcomes of one slot are about the same: the newer one takes the older one's place. */
function slotOf(subject: OutcomeSubject): string {
  switch (subject.kind) {
    case 'message':
      return JSON.stringify(['message', subject.sessionId, subject.to, subject.as]);
    case 'action':
      return JSON.stringify(['action', subject.sessionId, subject.action, subject.detail]);
    case 'mode':
    case 'join':
      return JSON.stringify([subject.kind, subject.sessionId]);
    case 'order':
    case 'readiness':
      return JSON.stringify([subject.kind, subject.agentId]);
    case 'work':
      return 'work';
  }
}
