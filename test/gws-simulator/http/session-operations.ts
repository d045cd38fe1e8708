/** The commands that a client POSTs to one of its sessions (§1.1). */
import { nextOf, transferToQueue } from '#test/gws-simulator/world/colleagues.ts';
import { acceptInvitation, rejectInvitation } from '#test/gws-simulator/world/join.ts';
import {
  completeAfterLeaving,
  completeSession,
  isLastAgent,
  leaveAsAgent,
  leaveConference,
} from '#test/gws-simulator/world/leave.ts';
import type { Mode } from '#test/gws-simulator/world/modes.ts';
import { modeShownBy, switchOperations } from '#test/gws-simulator/world/modes.ts';
import { findViewer, isOpenFor } from '#test/gws-simulator/world/sms-session.ts';
import { switchMode } from '#test/gws-simulator/world/switch-mode.ts';
import { colleagueOperations } from './bring-colleagues.ts';
import { userDataOperations } from './change-user-data.ts';
import { findTarget } from './find-target.ts';
import type { Reply } from './reply.ts';
import { accept, notPermitted, refuse, resourceNotFound, wrongState } from './reply.ts';
import type { Handler } from './request.ts';
import { readText } from './request.ts';
import { sayingOperations } from './say.ts';
import type { Operation, Scene } from './scene.ts';
import { isOffered } from './scene.ts';

const operations: Readonly<Record<string, Operation>> = {
  Accept: acceptOffer,
  Reject: rejectOffer,
  Leave: leave,
  Complete: complete,
  LeaveAndComplete: leaveAndComplete,
  SwitchToMonitor: (scene) => moveTo(scene, switchOperations.SwitchToMonitor),
  SwitchToCoach: (scene) => moveTo(scene, switchOperations.SwitchToCoach),
  SwitchToBargeIn: (scene) => moveTo(scene, switchOperations.SwitchToBargeIn),
  ...sayingOperations,
  ...userDataOperations,
  ...colleagueOperations,
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

/** With a queueName the session is not over but goes to that queue. */
function complete(scene: Scene): Reply {
  const { request, session, viewer } = scene;
  // No supervisor's mode has the capability, unless the dialect gives it (§1.5).
  if (!isOffered(scene, 'Complete')) return wrongState;
  const { queueName } = request.body;
  if (viewer.role === 'supervisor' && viewer.state === 'LeftChat')
    completeAfterLeaving(request.world.stage, session, viewer);
  else if (queueName === undefined) completeSession(request.world.stage, session, viewer);
  else {
    const queue = findTarget(request.world, 'queueName', queueName)?.queue;
    if (!queue) return resourceNotFound;
    const next = nextOf(request.world, queue, session);
    if (!next) return wrongState;
    transferToQueue(request.world, session, viewer, next);
  }
  return accept();
}

/** Only a capability in the documents: here, Leave and, where nobody is left to talk to the customer, Complete. */
function leaveAndComplete({ request, session, viewer }: Scene): Reply {
  if (viewer.state !== 'Chatting') return wrongState;
  const { stage } = request.world;
  if (isLastAgent(session, viewer)) completeSession(stage, session, viewer);
  else leaveConference(stage, session, viewer);
  return accept();
}

/** Mine, Chatting, and not in that mode already (§2.3, §9.6); only supervisors have modes. */
function moveTo({ request, session, viewer }: Scene, mode: Mode): Reply {
  if (viewer.role !== 'supervisor') return notPermitted;
  if (viewer.state !== 'Chatting' || modeShownBy(viewer.visibility) === mode) return wrongState;
  switchMode(request.world.stage, session, viewer, mode);
  return accept();
}
