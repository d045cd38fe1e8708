/** What the states of a session are called, and what they mean for the one who reads it. */
import type { Ending, Session } from '#preload/model/session.ts';

interface EndingWords {
  /** A whole sentence. */
  readonly sentence: string;
  /** In one or two words. */
  readonly tag: string;
}

const ENDINGS: Record<Ending, EndingWords> = {
  'i-rejected': { sentence: 'You have rejected the invitation.', tag: 'Rejected' },
  'i-left': { sentence: 'You have left this session. It may go on without you.', tag: 'Left' },
  'i-completed': { sentence: 'You have completed this session.', tag: 'Completed' },
  'i-transferred': {
    sentence: 'You have transferred this session. It goes on without you.',
    tag: 'Transferred',
  },
  completed: { sentence: 'This session has ended: it was completed.', tag: 'Completed' },
  taken: {
    sentence:
      'This session has ended for you: it was completed or put back into a queue. The contact centre does not say which.',
    tag: 'Ended or queued',
  },
  vanished: {
    sentence:
      'This session has ended for you: the contact centre no longer has it among yours. It is not known why.',
    tag: 'Gone',
  },
};

const ENDED: EndingWords = { sentence: 'This session has ended.', tag: 'Ended' };

/** What stands in the session's head, or `null` while it simply goes on. */
export function describePhase(session: Session): string | null {
  if (session.ended) return endingOf(session).sentence;
  switch (session.phase) {
    case 'invited':
      return 'You are invited to this session.';
    case 'unknown':
      return 'This session is in a state that this app does not know.';
    case 'chatting':
    case 'left':
    case 'completed':
    case 'revoked':
      return null;
  }
}

/** The same in one or two words for a row of the list; `null` while it simply goes on. */
export function namePhase(session: Session): string | null {
  if (session.ended) return endingOf(session).tag;
  if (session.phase === 'invited') return 'Invited';
  return session.phase === 'unknown' ? 'State not known' : null;
}

function endingOf({ ending }: Session): EndingWords {
  return ending === null ? ENDED : ENDINGS[ending];
}
