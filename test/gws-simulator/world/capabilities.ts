/** What the server says a viewer may do with a session now: the exact lists of §1.5. */
import { canSee } from './audience.ts';
import type { Habits } from './happening.ts';
import type { Mode } from './modes.ts';
import { modeShownBy } from './modes.ts';
import type { SmsSession, Viewer } from './sms-session.ts';
import { consultantsOf, isPresent } from './sms-session.ts';

type Spelling = Pick<Habits, 'bargeInCapability' | 'extraCapabilities'>;

const inEveryMode = [
  'Leave',
  'SetInFocus',
  'SetDisposition',
  'AttachUserData',
  'DeleteUserData',
  'UpdateUserData',
  'Transfer',
  'Invite',
  'Consult',
  'SendToAgents',
  'SendStartTypingToAgentsNotification',
  'SendStopTypingToAgentsNotification',
  'SendMessage',
  'SendStartTypingNotification',
  'SendStopTypingNotification',
];

const ofAnAgent = [
  'Transfer',
  'Leave',
  'Invite',
  'Consult',
  'SetInFocus',
  'SetDisposition',
  'AttachUserData',
  'DeleteUserData',
  'UpdateUserData',
  'Complete',
  'SendMessage',
  'SendStartTypingNotification',
  'SendStopTypingNotification',
];

const towardsOtherAgents = [
  'SendToAgents',
  'SendStartTypingToAgentsNotification',
  'SendStopTypingToAgentsNotification',
];

/** After leaving, an agent may still set disposition and attached data, and complete (§1.1 Leave). */
const afterLeaving = ['SetDisposition', 'AttachUserData', 'DeleteUserData', 'UpdateUserData', 'Complete'];

export function capabilitiesOf(viewer: Viewer, session: SmsSession, spelling: Spelling): string[] {
  switch (viewer.state) {
    case 'Invited':
      return ['Accept', 'Reject'];
    case 'LeftChat':
      return [...afterLeaving];
    case 'Completed':
    case 'Revoked':
      return [];
    case 'Chatting':
      return [...new Set([...whileChatting(viewer, session, spelling), ...ofConsulting(viewer, session)])];
  }
}

/** What no sample lists for a supervisor, though the operation is documented, comes from the dialect. */
function whileChatting(viewer: Viewer, session: SmsSession, spelling: Spelling): string[] {
  if (viewer.role === 'supervisor') {
    const switches = otherModes(modeShownBy(viewer.visibility), spelling.bargeInCapability);
    return [...inEveryMode, ...switches, ...spelling.extraCapabilities];
  }
  return [...ofAnAgent, ...(seesAnotherAgent(viewer, session) ? towardsOtherAgents : [])];
}

/** No sample shows who may cancel; here it is whoever has a consultation running. */
function ofConsulting(viewer: Viewer, session: SmsSession): string[] {
  return consultantsOf(viewer, session).length > 0 ? ['CancelConsult'] : [];
}

function otherModes(mode: Mode, bargeIn: Habits['bargeInCapability']): string[] {
  switch (mode) {
    case 'monitor':
      return ['SwitchToCoach', bargeIn];
    case 'coach':
      return ['SwitchToMonitor', bargeIn];
    case 'barge-in':
      return ['SwitchToMonitor', 'SwitchToCoach'];
  }
}

function seesAnotherAgent(viewer: Viewer, session: SmsSession): boolean {
  return session.participants.some(
    (each) =>
      each !== viewer && each.role !== 'customer' && isPresent(each) && canSee(viewer.role, each.visibility),
  );
}
