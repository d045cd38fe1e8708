/**
 * Runs an operation and believes it only when the session shows the outcome. The server's "accepted" proves nothing:
 * its notification may come before the reply, after it, or never, and a failure may follow the acceptance.
 */
import type { CommandContext } from '#main/commands/context/command-context.ts';
import { AppError } from '#main/errors/app-error.ts';
import type { Receipt } from '#main/gws/api/operations.ts';
import type { Finding, Look, Question } from '#main/outcomes/outcomes.ts';
import type { SessionStore } from '#main/sessions/session-store.ts';
import type { OutcomeSubject } from '#preload/model/outcomes.ts';
import type { Session } from '#preload/model/session.ts';
import { isOver } from '#preload/rules/offered.ts';
import { watchForFailure } from './run-operation.ts';

/** How long the notification may take after the server has accepted, in milliseconds (gws-api.md §5.3). */
export const CONFIRMATION_LIMIT_MS = 10_000;

export type ConfirmDeps = Pick<CommandContext, 'connection' | 'store' | 'asyncFailures' | 'outcomes'>;

export interface Confirmation {
  readonly sessionId: string;
  readonly subject: OutcomeSubject;
  /** What the session shows of it; `null`: nothing yet. */
  readonly look: (session: Session | undefined) => Look;
  readonly operation: () => Promise<Receipt>;
  /** See `Question`. */
  readonly onFound?: (finding: Finding | null) => void;
}

/**
 * True when the session shows it: told by a notification within the limit, or found by reading the session again.
 * Throws what the server refused with, at once or later, or `outcome-unknown` when the session cannot be read either.
 */
export async function confirmBySession(parts: ConfirmDeps, confirmation: Confirmation): Promise<boolean> {
  const { connection, outcomes, store } = parts;
  const { sessionId, subject, operation, onFound } = confirmation;
  const look = (): Look => confirmation.look(store.get(sessionId)?.session);
  const question: Question = {
    subject,
    look,
    async read() {
      await connection.reread(sessionId);
      const latest = store.get(sessionId)?.session;
      // What was done in it cannot be read any more, unless it shows already; whether I have joined it can.
      if (subject.kind === 'action' && latest && isOver(latest) && look() === null)
        throw new AppError('session-ended');
    },
    isProvenByAbsence: () => true,
    ...(onFound && { onFound }),
  };
  await outcomes.perform(question, async () => {
    const failure = watchForFailure(parts, await operation());
    const watch = watchUntil(store, () => look() !== null);
    try {
      if (await Promise.race([watch.within(CONFIRMATION_LIMIT_MS), failure.failed])) return;
    } finally {
      failure.end();
      watch.end();
    }
    await connection.reread(sessionId).catch((cause: unknown) => {
      // Accepted, and nobody can say what came of it: whatever kept it from being read, nothing was refused.
      throw new AppError('no-answer', { cause });
    });
  });
  return look() === 'done';
}

/** I am not in it: it has ended for me, whether it goes on for others or not. */
export function hasEnded(session: Session | undefined): boolean {
  return session === undefined || session.ended;
}

interface Watch {
  /** False when `limit` milliseconds have passed before it holds. */
  within(limit: number): Promise<boolean>;
  end(): void;
}

function watchUntil(store: SessionStore, holds: () => boolean): Watch {
  let unsubscribe = (): void => undefined;
  let timer: NodeJS.Timeout | undefined;
  const reached = new Promise<true>((resolve) => {
    const check = (): void => {
      if (holds()) resolve(true);
    };
    unsubscribe = store.subscribe(check);
    check();
  });
  return {
    within: (limit) =>
      Promise.race([
        reached,
        new Promise<false>((resolve) => (timer = setTimeout(() => resolve(false), limit))),
      ]),
    end() {
      clearTimeout(timer);
      unsubscribe();
    },
  };
}
