/** The commands that a client POSTs to one of its sessions (§1.1). */
import { capabilitiesOf } from '../world/capabilities.ts';
import { acceptInvitation, rejectInvitation } from '../world/join.ts';
import { completeSession, leaveAsAgent, leaveConference } from '../world/leave.ts';
import { modeShownBy, switchOperations } from '../world/modes.ts';
import type { Mode } from '../world/modes.ts';
import { findViewer, isOpenFor } from '../world/sms-session.ts';
import type { SmsSession, Viewer } from '../world/sms-session.ts';
import { speakToAgents, speakToAll } from '../world/speak.ts';
import type { Utterance } from '../world/speak.ts';
import { switchMode } from '../world/switch-mode.ts';
import { accept, notPermitted, refuse, resourceNotFound, wrongState } from './reply.ts';
import type { Reply } from './reply.ts';
import { readText } from './request.ts';
import type { ApiRequest, Handler } from './request.ts';

interface Scene {
  readonly request: ApiRequest;
  readonly session: SmsSession;
  readonly viewer: Viewer;
}

type Operation = (scene: Scene) => Reply;

const operations: Readonly<Record<string, Operation>> = {
  Accept: acceptOffer,
  Reject: rejectOffer,
  Leave: leave,
  Complete: complete,
  SwitchToMonitor: (scene) => moveTo(scene, switchOperations.SwitchToMonitor),
  SwitchToCoach: (scene) => moveTo(scene, switchOperations.SwitchToCoach),
  SwitchToBargeIn: (scene) => moveTo(scene, switchOperations.SwitchToBargeIn),
  SendMessage: (scene) => sayParameter(scene, speakToAll, 'text'),
  SendToAgents: (scene) => sayParameter(scene, speakToAgents, 'text'),
  SendUrl: (scene) => sayParameter(scene, speakToAll, 'url'),
  SendCustomNotice: (scene) => sayParameter(scene, speakToAll, 'noticeText'),
  SendCustomNoticeToAgents: (scene) => sayParameter(scene, speakToAgents, 'noticeText'),
  SendStartTypingNotification: (scene) => say(scene, speakToAll, { type: 'TypingStarted' }),
  SendStopTypingNotification: (scene) => say(scene, speakToAll, { type: 'TypingStopped' }),
  SendStartTypingToAgentsNotification: (scene) => say(scene, speakToAgents, { type: 'TypingStarted' }),
  SendStopTypingToAgentsNotification: (scene) => say(scene, speakToAgents, { type: 'TypingStopped' }),
  // The page drops an s (§1.1).
  SendStopTypingToAgentNotification: (scene) => say(scene, speakToAgents, { type: 'TypingStopped' }),
  SetInFocus: () => accept(),
};

export const operateOnSession: Handler = (request) => {
  const session = request.world.sessions.get(request.params['id'] ?? '');
  const viewer = session && findViewer(session, request.user.id);
  if (!session || !viewer || !isOpenFor(viewer)) return resourceNotFound;
  const operationName = readText(request.body, 'operationName');
  if (operationName === undefined) return refuse(1, 'Parameter operationName is missing');
  if (!Object.hasOwn(operations, operationName)) return refuse(10, `Invalid operation: ${operationName}`);
  return operations[operationName]?.({ request, session, viewer }) ?? resourceNotFound;
};

function acceptOffer({ request, session, viewer }: Scene): Reply {
  if (viewer.state !== 'Invited') return wrongState;
  const { world, user, body } = request;
  // `saveLAR` is taken and has no effect that anybody could see.
  acceptInvitation(world.stage, session, viewer, readText(body, 'nickname'));
  if (viewer.role === 'agent') world.deliverToMonitors(session, user);
  return accept();
}

function rejectOffer({ request, session, viewer }: Scene): Reply {
  if (viewer.state !== 'Invited') return wrongState;
  const referenceId = request.world.ids.nextReferenceId();
  rejectInvitation(request.world.stage, session, viewer, referenceId);
  return accept({ referenceId });
}

function leave({ request, session, viewer }: Scene): Reply {
  if (viewer.state !== 'Chatting') return wrongState;
  const goOut = viewer.role === 'agent' ? leaveAsAgent : leaveConference;
  goOut(request.world.stage, session, viewer);
  return accept();
}

function complete({ request, session, viewer }: Scene): Reply {
  // No supervisor's mode has the capability (§1.5).
  const offered = capabilitiesOf(viewer, session, request.dialect);
  if (!offered.includes('Complete')) return wrongState;
  completeSession(request.world.stage, session);
  return accept();
}

/** Mine, Chatting, and not in that mode already (§2.3, §9.6); only supervisors have modes. */
function moveTo({ request, session, viewer }: Scene, mode: Mode): Reply {
  if (viewer.role !== 'supervisor') return notPermitted;
  if (viewer.state !== 'Chatting' || modeShownBy(viewer.visibility) === mode) return wrongState;
  switchMode(request.world.stage, session, viewer, mode);
  return accept();
}

const lineTypes = { text: 'Text', url: 'PushUrl', noticeText: 'CustomNotice' } as const;

function sayParameter(scene: Scene, speak: typeof speakToAll, parameter: keyof typeof lineTypes): Reply {
  const value = readText(scene.request.body, parameter);
  if (value === undefined) return refuse(1, `Parameter ${parameter} is missing`);
  return say(scene, speak, { type: lineTypes[parameter], [parameter]: value });
}

/** A monitoring supervisor has the capability and yet "cannot send messages in this mode" (§1.5). */
function say({ request, session, viewer }: Scene, speak: typeof speakToAll, said: Utterance): Reply {
  if (viewer.state !== 'Chatting') return wrongState;
  const isHidden = viewer.visibility === 'Supervisors';
  if (isHidden && request.dialect.sendMessageInMonitor === 'refuse') return wrongState;
  speak(request.world.stage, session, viewer, said);
  return accept();
}
