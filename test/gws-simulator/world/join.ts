/** People coming into a session: customers, agents, and supervisors in one of their modes (§1.1, §2). */
import { addArrivalLine, addLine } from './add-line.ts';
import type { Stage } from './happening.ts';
import type { Participant, SmsSession, Viewer } from './sms-session.ts';
import { changeParticipants } from './watch-changes.ts';

export function joinCustomer(stage: Stage, session: SmsSession, customer: Participant, at?: number): void {
  changeParticipants(stage, session, () => session.participants.push(customer));
  addLine(stage, session, { type: 'ParticipantJoined', from: customer, visibility: 'All', at });
}

/** The session is offered; the viewer has to accept it. */
export function inviteViewer(stage: Stage, session: SmsSession, viewer: Viewer): void {
  viewer.state = 'Invited';
  session.participants.push(viewer);
  stage.announce({ kind: 'status-changed', session, viewer, fields: 'arrival' });
}

/** The session arrives without being offered first. */
export function joinViewer(stage: Stage, session: SmsSession, viewer: Viewer, at?: number): void {
  changeParticipants(stage, session, () => {
    viewer.state = 'Chatting';
    session.participants.push(viewer);
    stage.announce({ kind: 'status-changed', session, viewer, fields: 'arrival' });
  });
  addArrivalLine(stage, session, viewer, at);
}

/** Accept, by a name that everybody who can see her will see: Chatting, then the participants, then the history up to joining, in this order (§1.1). */
export function acceptInvitation(stage: Stage, session: SmsSession, viewer: Viewer, nickname?: string): void {
  if (nickname !== undefined) viewer.nickname = nickname;
  changeParticipants(stage, session, () => {
    viewer.state = 'Chatting';
    stage.announce({ kind: 'status-changed', session, viewer, fields: 'empty-participants' });
  });
  addArrivalLine(stage, session, viewer);
}

/** Reject: Completed with empty participants and a referenceId, and nobody else notices (§1.1). */
export function rejectInvitation(
  stage: Stage,
  session: SmsSession,
  viewer: Viewer,
  referenceId: number,
): void {
  viewer.state = 'Completed';
  stage.announce({ kind: 'status-changed', session, viewer, fields: 'empty-participants', referenceId });
}
