/** What somebody has chosen for the alerts of one session. */
import type { AlertLevel } from '#preload/model/alerts.ts';
import type { AppState } from '#preload/model/app-state.ts';
import { lookUp } from '#preload/rules/look-up.ts';

/** `null`: as in the settings. */
export const levelOfSession = (choices: AppState['sessionAlerts'], sessionId: string): AlertLevel | null =>
  lookUp(choices, sessionId) ?? null;
