/** What somebody has chosen for the alerts of one session. */
import type { AlertLevel, Shell } from '../../preload/model.ts';

/** `null`: as in the settings. A session may be called like something that every object has: only what was chosen counts. */
export const levelOfSession = (choices: Shell['sessionAlerts'], sessionId: string): AlertLevel | null =>
  Object.hasOwn(choices, sessionId) ? (choices[sessionId] ?? null) : null;
