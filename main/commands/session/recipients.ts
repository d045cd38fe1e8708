/** Holds every message to the rule of who may be written to (preload/rules/recipients.ts), whatever the page asks for. */
import { AppError } from '#main/errors/app-error.ts';
import type { SessionStore } from '#main/sessions/session-store.ts';
import type { Recipients } from '#preload/model/messages.ts';
import type { SentKind } from '#preload/rules/recipients.ts';
import { findSendObstacle } from '#preload/rules/recipients.ts';
import { findSession } from './find-session.ts';

/** Throws `message-not-allowed-in-mode`, `switch-in-progress`, `operation-not-permitted`, `session-…`. */
export function requireRecipients(
  store: SessionStore,
  sessionId: string,
  to: Recipients,
  kind: SentKind,
): void {
  const obstacle = findSendObstacle(findSession(store, sessionId), to, kind);
  if (obstacle !== null) throw new AppError(obstacle);
}
