/** People going out of a session, and the end of a session for everybody (§1.1 Leave and Complete, §2.1, §9.5). */
import { addLine } from './add-line.ts';
import type { Stage } from './happening.ts';
import type { Participant, SmsSession, Viewer, ViewerState } from './sms-session.ts';
import { consultantsOf, isOpenFor, isPresent, isViewer } from './sms-session.ts';
import { changeParticipants } from './watch-changes.ts';

/** One of several agents leaves: Completed for her, the others stay. For a supervisor see the dialect. */
export function leaveConference(stage: Stage, session: SmsSession, viewer: Viewer): void {
  goOut(
    stage,
    session,
    viewer,
    viewer.role === 'supervisor' ? stage.habits.stateWhenSupervisorLeaves : 'Completed',
  );
}

/** A supervisor who has left is done with the session; what goes on in it goes on. */
export function completeAfterLeaving(stage: Stage, session: SmsSession, viewer: Viewer): void {
  end(stage, session, viewer, 'Completed');
}

/**
 * An agent leaves. The last one ends the session for the customer but may still complete it (LeftChat), and the
 * supervisors, who were there because of an agent, lose it. With another agent left, monitoring goes on (§2.1).
 */
export function leaveAsAgent(stage: Stage, session: SmsSession, agent: Viewer): void {
  if (!isLastAgent(session, agent)) {
    leaveConference(stage, session, agent);
    return;
  }
  goOut(stage, session, agent, 'LeftChat');
  for (const viewer of session.participants.filter(isViewer)) {
    if (viewer !== agent && isOpenFor(viewer)) {
      const { stateWhenAgentLeaves } = stage.habits;
      end(stage, session, viewer, viewer.role === 'agent' ? 'Completed' : stateWhenAgentLeaves);
    }
  }
}

/** Whether nobody else talks to the customer; a consultant does not. */
export function isLastAgent(session: SmsSession, agent: Viewer): boolean {
  const talks = (each: Participant): boolean =>
    each.role === 'agent' && each.visibility === 'All' && isPresent(each);
  return talks(agent) && !session.participants.some((each) => each !== agent && talks(each));
}

export function leaveAsCustomer(stage: Stage, session: SmsSession, customer: Participant): void {
  goOut(stage, session, customer, 'Completed');
}

/** The session is over: Completed for the agents and whoever completed it, Revoked from the supervisors (§2.1). */
export function completeSession(stage: Stage, session: SmsSession, by?: Viewer): void {
  endForAll(stage, session, (viewer) =>
    viewer.role === 'supervisor' && viewer !== by ? 'Revoked' : 'Completed',
  );
}

/** Everybody loses the session, and the customer waits (§2.1). */
export function putInQueue(stage: Stage, session: SmsSession, by: Viewer): void {
  for (const viewer of session.participants.filter(isViewer)) {
    if (isOpenFor(viewer)) end(stage, session, viewer, viewer === by ? 'Completed' : 'Revoked');
  }
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
  // A consultation ends with the one who asked for it.
  const consultants = isViewer(participant) ? consultantsOf(participant, session) : [];
  for (const consultant of consultants) goOut(stage, session, consultant, 'Completed');
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
