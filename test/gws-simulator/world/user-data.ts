/** Changes a session's attached data and tells everybody who takes part: PropertiesUpdated (§1.1, §4.3). */
import type { Stage } from './happening.ts';
import type { SmsSession, Viewer } from './sms-session.ts';
import { listeningViewers } from './watch-changes.ts';

/** An undefined value takes the key away. Who changed it is told even after leaving, and with the referenceId. */
export function changeUserData(
  stage: Stage,
  session: SmsSession,
  by: Viewer,
  changes: Readonly<Record<string, unknown>>,
  referenceId: number,
): void {
  for (const [key, value] of Object.entries(changes)) {
    if (value === undefined) Reflect.deleteProperty(session.userData, key);
    else session.userData[key] = value;
  }
  for (const viewer of new Set([by, ...listeningViewers(session)])) {
    const isAsker = viewer === by;
    stage.announce({ kind: 'properties-updated', session, viewer, ...(isAsker && { referenceId }) });
  }
}
