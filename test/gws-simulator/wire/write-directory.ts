/** The lists of a contact centre as GWS writes them: groups, queues, contacts, dispositions, features (§2.6, §6.2). */
import type { OutsideContact, Queue } from '#test/gws-simulator/world/queues.ts';
import type { StaffMember, Team } from '#test/gws-simulator/world/staff.ts';
import type { Json, WireFormat } from './wire-format.ts';
import { linkTo } from './wire-format.ts';
import { emailOf, rolesOf } from './write-user.ts';

export function writeGroup(format: WireFormat, team: Team): Json {
  return {
    id: team.id,
    name: team.name,
    type: 'BusinessUnit',
    contains: ['users', 'skills', 'queues', 'places'],
    ...linkTo(format, `/groups/${team.id}`),
  };
}

export function writeQueue(format: WireFormat, queue: Queue): Json {
  const { id, name, phoneNumber } = queue;
  return { id, name, phoneNumber, channel: 'smssession', ...linkTo(format, `/queues/${id}`) };
}

export function writeSkill(format: WireFormat, name: string): Json {
  return { id: name.toLowerCase(), name, ...linkTo(format, `/skills/${name.toLowerCase()}`) };
}

export function writeFeatures(format: WireFormat, ids: readonly string[]): Json[] {
  return ids.map((id) => ({
    id,
    displayName: id,
    autoAssignOnContactCenterCreate: true,
    ...linkTo(format, `/features/${id}`),
  }));
}

/** A User contact's name is the user name; person and contact share their id (§6.2). */
export function writeUserContact(format: WireFormat, member: StaffMember): Json {
  const { id, userName, firstName, lastName } = member;
  return {
    id,
    name: userName,
    type: 'User',
    userName,
    firstName,
    lastName,
    emailAddress: emailOf(member),
    roles: rolesOf(member),
    ...linkTo(format, `/contacts/${id}`),
  };
}

export function writeQueueContact(format: WireFormat, { id, name, phoneNumber }: Queue): Json {
  return {
    id,
    name,
    type: 'Queue',
    channel: 'smssession',
    phoneNumber,
    ...linkTo(format, `/contacts/${id}`),
  };
}

export function writeOutsideContact(format: WireFormat, { id, name, phoneNumber }: OutsideContact): Json {
  return { id, name, type: 'Custom', phoneNumber, ...linkTo(format, `/contacts/${id}`) };
}
