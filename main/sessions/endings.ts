/** How a session came to its end for me, and what is left of its offers then. Pure. */
import type { Ending, Offers, SessionPhase } from '#preload/model/session.ts';
import { NO_OFFERS, WRAP_UP_ACTIONS } from '#preload/rules/offered.ts';

/** The ways out of a session that I can ask for. */
export type WayOut = 'reject' | 'leave' | 'complete' | 'leave-and-complete' | 'transfer';

export const ENDED_PHASES: ReadonlySet<SessionPhase> = new Set(['left', 'completed', 'revoked']);

const BY_MY_ASKING: Record<WayOut, Ending> = {
  reject: 'i-rejected',
  leave: 'i-left',
  complete: 'i-completed',
  'leave-and-complete': 'i-completed',
  transfer: 'i-transferred',
};

/** `asked`: the last way out that I asked for in vain or not; `before`: what was known of its end already. */
export function readEnding(phase: SessionPhase, asked: WayOut | null, before: Ending | null): Ending {
  // Asked for leaving, it was faster taken away: for that nobody needs me.
  if (asked !== null && !(asked === 'leave' && phase === 'revoked')) return BY_MY_ASKING[asked];
  if (before !== null) return before;
  switch (phase) {
    case 'left':
      return 'i-left';
    case 'completed':
      return 'completed';
    case 'revoked':
      return 'taken';
    case 'invited':
    case 'chatting':
    case 'unknown':
      return 'vanished';
  }
}

/** What remains of the offers when a session has ended for me. */
export function offersAfter(phase: SessionPhase, offers: Offers): Offers {
  if (phase !== 'left') return NO_OFFERS;
  return { modes: [], actions: offers.actions.filter((action) => WRAP_UP_ACTIONS.includes(action)) };
}
