/** Other people brought into a session: invited, consulted, or given it altogether (§1.1 Invite, Consult, Transfer). */
import { inviteViewer, joinViewer } from './join.ts';
import { leaveConference, putInQueue } from './leave.ts';
import type { Queue } from './queues.ts';
import type { SmsSession, Viewer } from './sms-session.ts';
import { consultantsOf, findViewer, isOpenFor } from './sms-session.ts';
import type { StaffMember } from './staff.ts';
import type { World } from './world.ts';

/** Into the conversation with the customer. */
export function inviteColleague(world: World, session: SmsSession, colleague: StaffMember): void {
  bringIn(world, session, colleague, world.agentFor(colleague));
}

/** The customer does not know of a consultant, and what she writes only agents can read (§1.1 Consult). */
export function consultColleague(
  world: World,
  session: SmsSession,
  asker: Viewer,
  colleague: StaffMember,
): void {
  const consultedBy = asker.participantId;
  bringIn(world, session, colleague, { ...world.agentFor(colleague), visibility: 'Agents', consultedBy });
}

/** Whether there was a consultation to cancel. */
export function cancelConsultations(world: World, session: SmsSession, asker: Viewer): boolean {
  const consultants = consultantsOf(asker, session);
  for (const consultant of consultants) leaveConference(world.stage, session, consultant);
  return consultants.length > 0;
}

/** The colleague takes the place of the one who transfers; everybody else stays, supervisors too. */
export function transferToColleague(
  world: World,
  session: SmsSession,
  from: Viewer,
  colleague: StaffMember,
): void {
  inviteColleague(world, session, colleague);
  leaveConference(world.stage, session, from);
}

/** Put in a queue, the session is taken away from everybody but the customer, until somebody of the queue has it. */
export function transferToQueue(
  world: World,
  session: SmsSession,
  from: Viewer,
  colleague: StaffMember,
): void {
  putInQueue(world.stage, session, from);
  inviteColleague(world, session, colleague);
}

/** Who of the queue would get the session now: somebody Ready rather than somebody who is not. */
export function nextOf(world: World, queue: Queue, session: SmsSession): StaffMember | undefined {
  const free = queue.agents.filter((each) => !isIn(session, each));
  const isReady = ({ id }: StaffMember): boolean =>
    world.channels.of(id).some(([, state]) => state === 'Ready');
  return free.find(isReady) ?? free[0];
}

export function isIn(session: SmsSession, member: StaffMember): boolean {
  const viewer = findViewer(session, member.id);
  return viewer !== undefined && isOpenFor(viewer);
}

function bringIn(world: World, session: SmsSession, colleague: StaffMember, viewer: Viewer): void {
  if (world.invitations.answerOf(colleague) === 'by-hand') {
    inviteViewer(world.stage, session, viewer);
    return;
  }
  joinViewer(world.stage, session, viewer);
  world.deliverToMonitors(session, colleague);
}
