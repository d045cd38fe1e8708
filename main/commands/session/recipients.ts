/** Who may be written to in which mode. */
import { AppError } from '#main/errors/app-error.ts';
import type { SessionStore } from '#main/sessions/session-store.ts';
import type { Recipients } from '#preload/model/messages.ts';
import type { Mode, SessionAction } from '#preload/model/session.ts';
import { findRunningSession } from './find-session.ts';

/**
 * The server offers SendMessage even in Monitor (gws-api.md §1.5), so the mode decides, here as well as on screen:
 * whatever the page asks for, nothing leaves a supervisor who believes that she is unseen.
 */
const ALLOWED: Record<Mode, readonly Recipients[]> = {
  monitor: [],
  coach: ['agents'],
  'barge-in': ['everyone', 'agents'],
};

/** Throws `message-not-allowed-in-mode`, `switch-in-progress`, `operation-not-permitted`, `session-…`. */
export function requireRecipients(
  store: SessionStore,
  sessionId: string,
  to: Recipients,
  action: SessionAction,
): void {
  const { mode, pendingMode, offers } = findRunningSession(store, sessionId);
  if (mode === null || !ALLOWED[mode].includes(to)) throw new AppError('message-not-allowed-in-mode');
  // Between two modes nobody can say who would read it.
  if (pendingMode !== null) throw new AppError('switch-in-progress');
  if (!offers.actions.includes(action)) throw new AppError('operation-not-permitted');
}
