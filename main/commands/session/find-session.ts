/** The session that a command is about, if the command can be done in it. */
import { AppError } from '#main/errors/app-error.ts';
import { canBeWrappedUp } from '#main/sessions/endings.ts';
import type { SessionStore } from '#main/sessions/session-store.ts';
import type { Session, SessionAction } from '#preload/model/session.ts';
import { WRAP_UP_ACTIONS } from '#preload/model/session.ts';

/** Throws `session-not-found` or `session-ended`. */
export function findRunningSession(store: SessionStore, sessionId: string): Session {
  const session = store.get(sessionId)?.session;
  if (!session) throw new AppError('session-not-found');
  if (session.ended) throw new AppError('session-ended');
  return session;
}

/**
 * Throws `operation-not-permitted` as well, when the server does not offer `action`. Who has left may still put the
 * session's papers in order, as far as that is offered.
 */
export function findSessionFor(store: SessionStore, sessionId: string, action: SessionAction): Session {
  const found = store.get(sessionId)?.session;
  const isWrapUp = found !== undefined && canBeWrappedUp(found) && WRAP_UP_ACTIONS.includes(action);
  const session = isWrapUp ? found : findRunningSession(store, sessionId);
  if (!session.offers.actions.includes(action)) throw new AppError('operation-not-permitted');
  return session;
}
