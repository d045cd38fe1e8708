/** For how long a supervisor can choose not to be disturbed, in words. */
import type { QuietTime } from '#preload/model/alerts.ts';

/** The name of each choice, as on its button. */
export const QUIET_NAMES: Record<QuietTime, string> = {
  'half-hour': '30 minutes',
  hour: '1 hour',
  'until-tomorrow': 'Until tomorrow',
};
