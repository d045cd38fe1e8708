/** Whether something can be done in a session now: the contact centre offers it, and the session is not over. */
import type { Session, SessionAction } from '../../preload/model.ts';

/** Who has left may still put the session's papers in order. */
const AFTER_LEAVING: readonly SessionAction[] = [
  'complete',
  'set-disposition',
  'attach-data',
  'update-data',
  'delete-data',
];

export function isOffered({ offers, ended, phase }: Session, action: SessionAction): boolean {
  if (!offers.actions.includes(action)) return false;
  return !ended || (phase === 'left' && AFTER_LEAVING.includes(action));
}
