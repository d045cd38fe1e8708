/** Moves a supervisor to another mode: ParticipantsUpdated, then ParticipantRejoined (§2.3, the seed). */
import { addLine } from './add-line.ts';
import type { Stage } from './happening.ts';
import type { Mode } from './modes.ts';
import { visibilityOf } from './modes.ts';
import type { SmsSession, Viewer } from './sms-session.ts';
import { changeParticipants } from './watch-changes.ts';

export function switchMode(stage: Stage, session: SmsSession, supervisor: Viewer, mode: Mode): void {
  const previousVisibility = supervisor.visibility;
  const visibility = visibilityOf(mode);
  changeParticipants(stage, session, () => {
    supervisor.visibility = visibility;
  });
  addLine(stage, session, { type: 'ParticipantRejoined', from: supervisor, visibility, previousVisibility });
}
