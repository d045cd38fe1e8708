/** What the server says a viewer may do with a session now: the exact lists of §1.5. */
import { canSee } from './audience.ts';
import { modeShownBy } from './modes.ts';
import type { Mode } from './modes.ts';
import { isPresent } from './sms-session.ts';
import type { SmsSession, Viewer } from './sms-session.ts';

export type BargeInCapability = 'SwitchBargeIn' | 'SwitchToBargeIn';

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

export function capabilitiesOf(viewer: Viewer, session: SmsSession, bargeIn: BargeInCapability): string[] {
  switch (viewer.state) {
    case 'Invited':
      return ['Accept', 'Reject'];
    case 'LeftChat':
      return [...afterLeaving];
    case 'Completed':
    case 'Revoked':
      return [];
    case 'Chatting':
      return viewer.role === 'supervisor'
        ? [...inEveryMode, ...otherModes(modeShownBy(viewer.visibility), bargeIn)]
        : [...ofAnAgent, ...(seesAnotherAgent(viewer, session) ? towardsOtherAgents : [])];
  }
}

function otherModes(mode: Mode, bargeIn: BargeInCapability): string[] {
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
