/** What the alerts of single sessions may do at most, where somebody has chosen it. */
import type { AlertLevel, Shell } from '../../preload/model.ts';

type Choices = Shell['sessionAlerts'];

/** `null`: as the rules say. */
export function chooseFor(choices: Choices, sessionId: string, level: AlertLevel | null): Choices {
  const others = Object.entries(choices).filter(([id]) => id !== sessionId);
  return Object.fromEntries(level === null ? others : [...others, [sessionId, level]]);
}
