/** What can be done in a session now: the contact centre offers it, and the session is not over. Whether there is a connection is asked elsewhere. */
import type { ErrorCode } from '#preload/errors.ts';
import type { Offers, Session, SessionAction } from '#preload/model/session.ts';

export const NO_OFFERS: Offers = { modes: [], actions: [] };

/** What may still be offered to one who has left: putting the session's papers in order (gws-api.md §1.1 Leave). */
export const WRAP_UP_ACTIONS: readonly SessionAction[] = [
  'complete',
  'set-disposition',
  'attach-data',
  'update-data',
  'delete-data',
];

export type ActionObstacle = Extract<ErrorCode, 'session-ended' | 'operation-not-permitted'>;

/** Why an action cannot be taken now; `null`: it can. */
export function findActionObstacle(session: Session, action: SessionAction): ActionObstacle | null {
  const isWrapUp = canBeWrappedUp(session) && WRAP_UP_ACTIONS.includes(action);
  if (session.ended && !isWrapUp) return 'session-ended';
  return session.offers.actions.includes(action) ? null : 'operation-not-permitted';
}

/** Whether nothing stands in the way of it now. */
export function isOffered(session: Session, action: SessionAction): boolean {
  return findActionObstacle(session, action) === null;
}

/** I have left it, and its papers can still be put in order. */
export function canBeWrappedUp({ ended, phase, offers }: Session): boolean {
  return ended && phase === 'left' && offers.actions.length > 0;
}

/** Nothing at all can be done in it any more. */
export function isOver(session: Session): boolean {
  return session.ended && !canBeWrappedUp(session);
}
