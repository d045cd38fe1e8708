/** What the states of a session are called, and what they mean for the one who reads it. */
import type { Session } from '../../preload/model.ts';

/** What stands in the session's head, or `null` while it simply goes on. */
export function describePhase({ phase, ended }: Session): string | null {
  switch (phase) {
    case 'invited':
      return ended ? 'This session has ended.' : 'You are invited to this session.';
    case 'chatting':
      return ended ? 'This session has ended.' : null;
    case 'left':
      return 'This session has ended for you: you have left it. The agent’s side may go on.';
    case 'completed':
      return 'This session has ended.';
    case 'revoked':
      return 'This session has ended for you: it was taken from you, because it was ended or queued.';
    case 'unknown':
      return ended ? 'This session has ended.' : 'This session is in a state that this app does not know.';
  }
}

/** The same in one or two words for a row of the list; `null` while it simply goes on. */
export function namePhase({ phase, ended }: Session): string | null {
  if (ended) return ENDED[phase] ?? 'Ended';
  if (phase === 'invited') return 'Invited';
  return phase === 'unknown' ? 'State not known' : null;
}

const ENDED: Partial<Record<Session['phase'], string>> = { left: 'Left', revoked: 'Taken' };
