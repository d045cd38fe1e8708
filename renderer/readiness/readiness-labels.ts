/** What it is called when somebody can be given work, or cannot. */
import type { Readiness } from '#preload/model/team.ts';

/** The name of each readiness, as it stands on badges, buttons and filters. */
export const READINESS_LABELS: Record<Readiness, string> = {
  ready: 'Ready',
  'not-ready': 'Not ready',
  offline: 'Offline',
  unknown: 'Not known',
};
