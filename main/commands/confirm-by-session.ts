/**
 * Runs an operation and believes it only when the session shows the outcome. The server's "accepted" proves nothing:
 * its notification may come before the reply, after it, or never, and a failure may follow the acceptance.
 */
import type { Session } from '../../preload/model.ts';
import type { Http } from '../gws/http.ts';
import type { Receipt } from '../gws/operations.ts';
import type { SessionStore } from '../sessions/session-store.ts';
import type { CommandParts } from './command-parts.ts';
import { watchForFailure } from './run-operation.ts';

/** How long the notification may take after the server has accepted, in milliseconds (gws-api.md §5.3). */
export const CONFIRMATION_LIMIT = 10_000;

export type ConfirmParts = Pick<CommandParts, 'connection' | 'store' | 'log' | 'lateFailures'>;

/**
 * True when `isReached` holds: told by a notification within the limit, or found by reading the session again.
 * Throws what the server refused with, at once or later.
 */
export async function confirmBySession(
  parts: ConfirmParts,
  sessionId: string,
  isReached: (session: Session | undefined) => boolean,
  operation: (http: Http) => Promise<Receipt>,
): Promise<boolean> {
  const { connection, store, log } = parts;
  const watch = watchSession(store, sessionId, isReached);
  const operate = async (): Promise<boolean> => {
    const failure = watchForFailure(parts, await connection.perform(operation));
    try {
      if (await Promise.race([watch.within(CONFIRMATION_LIMIT), failure.failed])) return true;
    } finally {
      failure.end();
    }
    await connection.reread(sessionId).catch((error: unknown) =>
      // Not being able to read it again leaves it unconfirmed, which is what the caller then says.
      log.warn('session not read again', { reason: String(error) }),
    );
    return isReached(store.get(sessionId)?.session);
  };
  try {
    return await Promise.race([watch.reached, operate()]);
  } finally {
    watch.end();
  }
}

interface Watch {
  /** Resolves when it holds; never otherwise. */
  readonly reached: Promise<true>;
  /** False when `limit` milliseconds have passed before. */
  within(limit: number): Promise<boolean>;
  end(): void;
}

function watchSession(
  store: SessionStore,
  sessionId: string,
  isReached: (session: Session | undefined) => boolean,
): Watch {
  let unsubscribe = (): void => undefined;
  let timer: NodeJS.Timeout | undefined;
  const reached = new Promise<true>((resolve) => {
    const look = (): void => {
      if (isReached(store.get(sessionId)?.session)) resolve(true);
    };
    unsubscribe = store.subscribe(look);
    look();
  });
  return {
    reached,
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
