/** The mode of a supervisor who can be seen by these people. */
import type { Mode, Visibility } from '#preload/model/session.ts';

export const MODE_OF_VISIBILITY: Record<Visibility, Mode> = {
  everyone: 'barge-in',
  agents: 'coach',
  supervisors: 'monitor',
};
