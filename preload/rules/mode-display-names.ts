/** What each mode is called on screen: on the page, in notifications and in the tray. */
import type { Mode } from '#preload/model/session.ts';

export const MODE_NAMES: Record<Mode, string> = {
  monitor: 'Monitor',
  coach: 'Coach',
  'barge-in': 'Barge in',
};
