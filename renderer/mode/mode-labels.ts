/** What each mode is called and means, in a supervisor's words. */
import type { Mode } from '#preload/model/session.ts';
import { MODE_NAMES } from '#preload/rules/mode-display-names.ts';

interface ModeWords {
  readonly name: string;
  /** Who sees me now. */
  readonly presence: string;
  /** Who would see me, in a few words. */
  readonly audience: string;
  /** What choosing it does. */
  readonly meaning: string;
  /** Pressed with Ctrl, or Command on a Mac. */
  readonly key: string;
}

/** Every mode in all the words that the window has for it. */
export const MODE_LABELS: Record<Mode, ModeWords> = {
  monitor: {
    name: MODE_NAMES.monitor,
    presence: 'Only supervisors can see that you are here.',
    audience: 'Unseen',
    meaning: 'You read along; neither the agent nor the customer sees you. You cannot write.',
    key: '1',
  },
  coach: {
    name: MODE_NAMES.coach,
    presence: 'The agent sees you. The customer does not.',
    audience: 'The agent sees you',
    meaning: 'The agent sees you and reads what you write. The customer does not.',
    key: '2',
  },
  'barge-in': {
    name: MODE_NAMES['barge-in'],
    presence: 'Everyone sees you, the customer too.',
    audience: 'The customer sees you',
    meaning: 'You join the conversation: the customer sees you and reads what you write.',
    key: '3',
  },
};

/** Where no mode has been told. */
export const UNKNOWN_PRESENCE = 'How you are seen in this session is not known.';

/** Where participants and transcript tell different modes. */
export const IN_DOUBT =
  'How you are seen in this session is not known: the contact centre says two things. It is being read again.';
