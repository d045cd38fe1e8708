/** Whether something can be done in a session now: the contact centre offers it, and the session is not over. */
import type { Session, SessionAction } from '#preload/model/session.ts';
import { WRAP_UP_ACTIONS } from '#preload/model/session.ts';

export function isOffered({ offers, ended, phase }: Session, action: SessionAction): boolean {
  if (!offers.actions.includes(action)) return false;
  // Who has left may still put the session's papers in order.
  return !ended || (phase === 'left' && WRAP_UP_ACTIONS.includes(action));
}
