/** How the two audiences of a message are told apart on screen. */
import type { Recipients } from '../../../preload/contract.ts';
import type { Mode, Session } from '../../../preload/model.ts';

interface AudienceWords {
  readonly label: string;
  readonly whoReads: string;
  readonly notOffered: string;
  /** Lends its colour and its sign. */
  readonly mode: Mode;
}

export const AUDIENCE_WORDS: Record<Recipients, AudienceWords> = {
  everyone: {
    label: 'Message to everyone',
    whoReads: 'The customer will read this.',
    notOffered: 'The contact centre does not offer messages to everyone in this session now.',
    mode: 'barge-in',
  },
  agents: {
    label: 'Message to the agent',
    whoReads: 'The agent reads this. The customer does not.',
    notOffered: 'The contact centre does not offer messages to the agent in this session now.',
    mode: 'coach',
  },
};

/** The audiences that a mode can write to, the widest first. */
export const AUDIENCES_OF_MODE: Record<Mode, readonly Recipients[]> = {
  monitor: [],
  coach: ['agents'],
  'barge-in': ['everyone', 'agents'],
};

/** Why a message to these people cannot be sent now. */
export function sendObstacle(session: Session, to: Recipients, connected: boolean): string | null {
  if (!connected) return 'No connection: your text is kept and can be sent when the connection is back.';
  return session.offers.actions.includes(`message-to-${to}`) ? null : AUDIENCE_WORDS[to].notOffered;
}
