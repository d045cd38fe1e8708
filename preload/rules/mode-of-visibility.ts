/** The mode of a supervisor is who can see her (gws-api.md §1.4). */
import type { Mode, Visibility } from '#preload/model/session.ts';

export const MODE_OF_VISIBILITY: Record<Visibility, Mode> = {
  everyone: 'barge-in',
  agents: 'coach',
  supervisors: 'monitor',
};
