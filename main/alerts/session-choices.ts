/** What the alerts of single sessions may do at most, where somebody has chosen it. */
import type { AlertLevel } from '#preload/model/alerts.ts';
import type { AppState } from '#preload/model/app-state.ts';

type Choices = AppState['sessionAlerts'];

/** What was chosen for sessions goes with them. The same choices come back when there was nothing. */
export function forgetChoices(choices: Choices, sessionIds: readonly string[]): Choices {
  const gone = new Set(sessionIds.filter((id) => Object.hasOwn(choices, id)));
  if (gone.size === 0) return choices;
  return Object.fromEntries(Object.entries(choices).filter(([id]) => !gone.has(id)));
}

/** `null`: as the rules say. */
export function chooseFor(choices: Choices, sessionId: string, level: AlertLevel | null): Choices {
  const others = Object.entries(choices).filter(([id]) => id !== sessionId);
  return Object.fromEntries(level === null ? others : [...others, [sessionId, level]]);
}

/** For which sessions other choices stand than before. */
export function changedChoices(before: Choices, now: Choices): ReadonlySet<string> {
  const known = new Map(Object.entries(before));
  const changed = new Set<string>();
  for (const [id, level] of Object.entries(now)) {
    if (known.get(id) !== level) changed.add(id);
    known.delete(id);
  }
  for (const id of known.keys()) changed.add(id);
  return changed;
}
