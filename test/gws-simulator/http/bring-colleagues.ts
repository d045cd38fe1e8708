/** The commands that bring others in: Transfer, Invite, Consult and its end (§1.1). */
import {
  cancelConsultations,
  consultColleague,
  inviteColleague,
  isIn,
  nextOf,
  transferToColleague,
  transferToQueue,
} from '#test/gws-simulator/world/colleagues.ts';
import type { StaffMember } from '#test/gws-simulator/world/staff.ts';
import type { Target } from './find-target.ts';
import { findTarget } from './find-target.ts';
import type { Reply } from './reply.ts';
import { accept, refuse, wrongState } from './reply.ts';
import type { Operation, Scene } from './scene.ts';

export const colleagueOperations: Readonly<Record<string, Operation>> = {
  Transfer: (scene) =>
    towards(scene, ['targetUri', 'targetPath', 'queueName'], ({ queue }, colleague) => {
      const { request, session, viewer } = scene;
      const transfer = queue ? transferToQueue : transferToColleague;
      transfer(request.world, session, viewer, colleague);
      return accept();
    }),
  Invite: (scene) =>
    towards(scene, ['targetUri', 'targetPath'], (_, colleague) => {
      const referenceId = scene.request.world.ids.nextReferenceId();
      inviteColleague(scene.request.world, scene.session, colleague);
      return accept({ referenceId });
    }),
  Consult: (scene) =>
    towards(scene, ['targetUri', 'targetPath'], (_, colleague) => {
      const referenceId = scene.request.world.ids.nextReferenceId();
      consultColleague(scene.request.world, scene.session, scene.viewer, colleague);
      return accept({ referenceId });
    }),
  CancelConsult: ({ request, session, viewer }) =>
    cancelConsultations(request.world, session, viewer)
      ? accept({ referenceId: request.world.ids.nextReferenceId() })
      : wrongState,
};

/** One target is mandatory; it must be somebody who can come and is not there yet. */
function towards(
  { request, session, viewer }: Scene,
  parameters: readonly string[],
  act: (target: Target, colleague: StaffMember) => Reply,
): Reply {
  if (viewer.state !== 'Chatting') return wrongState;
  const given = parameters.find((name) => request.body[name] !== undefined);
  if (given === undefined) return refuse(1, `Parameter ${parameters.join(' or ')} is missing`);
  const target = findTarget(request.world, given, request.body[given]);
  if (!target) return refuse(6, `No such target: ${String(request.body[given])}`);
  const colleague = target.member ?? (target.queue && nextOf(request.world, target.queue, session));
  if (!colleague || isIn(session, colleague)) return wrongState;
  return act(target, colleague);
}
