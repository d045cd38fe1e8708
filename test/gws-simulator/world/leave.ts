/** People going out of a session, and the end of a session for everybody (§1.1 Leave and Complete, §2.1, §9.5). */
import { addLine } from './add-line.ts';
import type { Stage } from './happening.ts';
import { isOpenFor, isPresent, isViewer } from './sms-session.ts';
import type { Participant, SmsSession, Viewer, ViewerState } from './sms-session.ts';
import { changeParticipants } from './watch-changes.ts';

/** A supervisor or one of several agents leaves: Completed for her, the others stay. */
export function leaveConference(stage: Stage, session: SmsSession, viewer: Viewer): void {
  goOut(stage, session, viewer, 'Completed');
}

/**
 * An agent leaves. The last one ends the session for the customer but may still complete it (LeftChat), and the
 * supervisors, who were there because of an agent, lose it. With another agent left, monitoring goes on (§2.1).
 */
export function leaveAsAgent(stage: Stage, session: SmsSession, agent: Viewer): void {
  const others = session.participants.filter(isViewer).filter((each) => each !== agent && isPresent(each));
  if (others.some((each) => each.role === 'agent')) {
    leaveConference(stage, session, agent);
    return;
  }
  goOut(stage, session, agent, 'LeftChat');
  for (const viewer of session.participants.filter(isViewer)) {
    if (viewer !== agent && isOpenFor(viewer)) {
      end(stage, session, viewer, stage.habits.stateWhenAgentLeaves);
    }
  }
}

export function leaveAsCustomer(stage: Stage, session: SmsSession, customer: Participant): void {
  goOut(stage, session, customer, 'Completed');
}

/** The agent completes the session: it is Completed for the agents and Revoked from the supervisors (§2.1). */
export function completeSession(stage: Stage, session: SmsSession): void {
  endForAll(stage, session, (viewer) => (viewer.role === 'supervisor' ? 'Revoked' : 'Completed'));
}

/** The session goes back into a queue: it is taken away from everybody (§2.1). */
export function revokeSession(stage: Stage, session: SmsSession): void {
  endForAll(stage, session, () => 'Revoked');
}

function endForAll(stage: Stage, session: SmsSession, stateFor: (viewer: Viewer) => ViewerState): void {
  for (const participant of session.participants) {
    if (isViewer(participant)) {
      if (isOpenFor(participant)) end(stage, session, participant, stateFor(participant));
    } else participant.state = 'Completed';
  }
}

function goOut(stage: Stage, session: SmsSession, participant: Participant, state: ViewerState): void {
  const { visibility } = participant;
  changeParticipants(stage, session, () => {
    participant.state = state;
  });
  addLine(stage, session, { type: 'ParticipantLeft', from: participant, visibility });
  if (isViewer(participant)) {
    stage.announce({ kind: 'status-changed', session, viewer: participant, fields: 'bare' });
  }
}

function end(stage: Stage, session: SmsSession, viewer: Viewer, state: ViewerState): void {
  viewer.state = state;
  stage.announce({ kind: 'status-changed', session, viewer, fields: 'bare' });
}
