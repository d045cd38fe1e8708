/** The ways out of a session: what each is called, and what comes of it. */
import type { Session, SessionAction, WayToClose } from '#preload/model/session.ts';
import { isOffered } from '#preload/rules/offered.ts';

/** Rejecting has its place beside accepting. */
export type WayOut = Exclude<WayToClose, 'reject'>;

/** What each way out is called, and what comes of it while one is in the session. */
export const CLOSING_LABELS: Record<WayOut, { readonly name: string; readonly meaning: string }> = {
  leave: { name: 'Leave session', meaning: 'You leave; the session goes on without you.' },
  complete: { name: 'Complete', meaning: 'The session is done: it ends for everyone who is still in it.' },
  'leave-and-complete': {
    name: 'Leave and complete',
    meaning: 'You leave, and the session is done: it ends for everyone who is still in it.',
  },
};

/** What comes of a way out, as it is now. */
export function describeWayOut({ ended }: Session, way: WayOut): string {
  return ended ? 'You are done with this session. What goes on in it goes on.' : CLOSING_LABELS[way].meaning;
}

const WAYS_OUT: readonly WayOut[] = ['leave', 'leave-and-complete', 'complete'];

/** Whether this action leads out of a session. */
export function isWayOut(action: SessionAction): action is WayOut {
  return WAYS_OUT.some((way) => way === action);
}

/** Leaving has its fixed place while a session goes on; the others are there only when they are offered. */
export function listWaysOut(session: Session): readonly WayOut[] {
  const offered = WAYS_OUT.filter((way) => isOffered(session, way));
  const needsReason = !session.ended && session.phase !== 'invited' && !offered.includes('leave');
  return needsReason ? ['leave', ...offered] : offered;
}

/** Why a way out cannot be taken now. */
export function closingObstacle(session: Session, way: WayOut, connected: boolean): string | null {
  if (!connected) return 'The session cannot be left while there is no connection.';
  if (isOffered(session, way)) return null;
  return 'The contact centre does not offer leaving this session now.';
}
