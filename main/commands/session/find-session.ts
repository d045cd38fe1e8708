/** The session that a command is about, if the command can be done in it. */
import { AppError } from '#main/errors/app-error.ts';
import type { SessionStore } from '#main/sessions/session-store.ts';
import type { Session, SessionAction } from '#preload/model/session.ts';
import { findActionObstacle } from '#preload/rules/offered.ts';

/** Throws `session-not-found`. */
export function findSession(store: SessionStore, sessionId: string): Session {
  const session = store.get(sessionId)?.session;
  if (!session) throw new AppError('session-not-found');
  return session;
}

/** Throws `session-not-found` or `session-ended`. */
export function findRunningSession(store: SessionStore, sessionId: string): Session {
  const session = findSession(store, sessionId);
  if (session.ended) throw new AppError('session-ended');
  return session;
}

/** Throws `session-not-found`, or why `action` cannot be taken now: `session-ended`, `operation-not-permitted`. */
export function findSessionFor(store: SessionStore, sessionId: string, action: SessionAction): Session {
  const session = findSession(store, sessionId);
  const obstacle = findActionObstacle(session, action);
  if (obstacle !== null) throw new AppError(obstacle);
  return session;
}
