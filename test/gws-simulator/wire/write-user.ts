/** A person as the user resource shows her (§3.5). */
import type { StaffMember } from '#test/gws-simulator/world/staff.ts';
import type { Json, WireFormat } from './wire-format.ts';
import { linkTo } from './wire-format.ts';

const contactCenterId = 'b6f3c1c0-52b7-4a3e-9b7e-6f1d2a4c8e90';

export function rolesOf(member: StaffMember): string[] {
  return member.isSupervisor ? ['ROLE_AGENT', 'ROLE_SUPERVISOR'] : ['ROLE_AGENT'];
}

export function emailOf(member: StaffMember): string {
  return `${member.userName}@contact-centre.example`;
}

export function writeUser(format: WireFormat, member: StaffMember): Json {
  return {
    id: member.id,
    userName: member.userName,
    firstName: member.firstName,
    lastName: member.lastName,
    emailAddress: emailOf(member),
    roles: rolesOf(member),
    enabled: true,
    changePasswordOnFirstLogin: member.mustChangePassword,
    contactCenterId,
    ...linkTo(format, `/users/${member.id}`),
  };
}
