/** What somebody has chosen for the alerts of one session. */
import { lookUp } from '../../preload/look-up.ts';
import type { AlertLevel, Shell } from '../../preload/model.ts';

/** `null`: as in the settings. */
export const levelOfSession = (choices: Shell['sessionAlerts'], sessionId: string): AlertLevel | null =>
  lookUp(choices, sessionId) ?? null;
