/** Who is who in a session, and in which mode I am. Pure. */
import type { Mode, Participant, Role, Session, Visibility } from '../../preload/model.ts';
import type { PersonSeen } from './session-event.ts';

const MODE_OF_VISIBILITY: Record<Visibility, Mode> = {
  supervisors: 'monitor',
  agents: 'coach',
  everyone: 'barge-in',
};

/** The mode is the visibility of my own participant (gws-api.md §1.4); `null` when that is not known. */
export function readMyMode(participants: readonly Pick<Participant, 'isMe' | 'visibility'>[]): Mode | null {
  const visibility = participants.find((participant) => participant.isMe)?.visibility ?? null;
  return visibility === null ? null : MODE_OF_VISIBILITY[visibility];
}

/** The server calls supervisors agents; one who was ever hidden from the customer is a supervisor. */
export function readRole(person: PersonSeen, supervisorIds: ReadonlySet<string>): Role {
  if (person.role !== 'agent') return person.role;
  return person.isMe || supervisorIds.has(person.id) || isHidden(person) ? 'supervisor' : 'agent';
}

/** Adds those of `people` who show themselves as supervisors. */
export function addSupervisors(
  known: ReadonlySet<string>,
  people: readonly PersonSeen[],
): ReadonlySet<string> {
  const fresh = people.filter((person) => !known.has(person.id) && readRole(person, known) === 'supervisor');
  return fresh.length === 0 ? known : new Set([...known, ...fresh.map((person) => person.id)]);
}

/** The names a session goes by. They stay when the person has left. */
export function readNames(
  participants: readonly Participant[],
  before: Session,
): Pick<Session, 'customer' | 'agent'> {
  const find = (role: Role): string | undefined =>
    participants.find((participant) => participant.role === role)?.nickname;
  return { customer: find('customer') ?? before.customer, agent: find('agent') ?? before.agent };
}

function isHidden(person: PersonSeen): boolean {
  return person.visibility === 'supervisors' || person.visibility === 'agents';
}
