/** Tells everybody whose view of a session a change has altered, and nobody else (§9.6). */
import { participantsSeenBy } from './audience.ts';
import { capabilitiesOf } from './capabilities.ts';
import type { Stage } from './happening.ts';
import type { SmsSession, Viewer } from './sms-session.ts';
import { isPresent, isViewer } from './sms-session.ts';

/** The viewers who are told of what goes on: those who take part now. */
export function listeningViewers(session: SmsSession): Viewer[] {
  return session.participants.filter(isViewer).filter(isPresent);
}

/** Makes the change, then sends ParticipantsUpdated to each viewer who can see a difference. */
export function changeParticipants(stage: Stage, session: SmsSession, change: () => void): void {
  const before = new Map(listeningViewers(session).map((viewer) => [viewer, viewOf(stage, session, viewer)]));
  change();
  for (const viewer of listeningViewers(session)) {
    if (before.get(viewer) !== viewOf(stage, session, viewer)) {
      stage.announce({ kind: 'participants-updated', session, viewer });
    }
  }
}

function viewOf(stage: Stage, session: SmsSession, viewer: Viewer): string {
  return JSON.stringify([
    participantsSeenBy(viewer.role, session),
    capabilitiesOf(viewer, session, stage.habits),
  ]);
}
