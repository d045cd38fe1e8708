/** The session that a command is about, if something can still be done in it. */
import type { Session } from '../../preload/model.ts';
import { AppError } from '../app-error.ts';
import type { SessionStore } from '../sessions/session-store.ts';

/** Throws `session-not-found` or `session-ended`. */
export function findRunningSession(store: SessionStore, sessionId: string): Session {
  const session = store.get(sessionId)?.session;
  if (!session) throw new AppError('session-not-found');
  if (session.ended) throw new AppError('session-ended');
  return session;
}
