/** Whom a targetUri, targetPath or queueName means: a user, a contact or a queue (§1.1 Invite, §6.1). */
import type { Queue } from '#test/gws-simulator/world/queues.ts';
import type { StaffMember } from '#test/gws-simulator/world/staff.ts';
import type { World } from '#test/gws-simulator/world/world.ts';

export interface Target {
  readonly member?: StaffMember | undefined;
  readonly queue?: Queue | undefined;
}

/** Undefined for whoever is not there, and for outside contacts, who have no desktop to receive a session. */
export function findTarget(world: World, parameter: string, value: unknown): Target | undefined {
  if (typeof value !== 'string') return undefined;
  const { kind, id } = parameter === 'queueName' ? { kind: 'name', id: value } : readPath(value);
  const member = kind === 'users' || kind === 'contacts' ? world.findMember(id) : undefined;
  const queue = world.queues.find((each) => (kind === 'name' ? each.name === id : each.id === id));
  return member || queue ? { member, queue } : undefined;
}

/** Absolute with any host, or relative to /api/v2. */
function readPath(value: string): { kind: string; id: string } {
  const path = value.replace(/^.*\/api\/v2(?=\/)/, '').replace(/\?.*$/, '');
  const [, kind = '', id = ''] = /^\/?(users|contacts|queues)\/([^/]+)\/?$/.exec(path) ?? [];
  return { kind, id };
}
