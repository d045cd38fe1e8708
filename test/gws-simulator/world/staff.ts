/** The people who can sign in, and the teams that they belong to (§2.6, §3.5). */
import { userIdFor } from './ids.ts';
import { familyNames, givenNames, namedAgents } from './staff-names.ts';

export interface StaffMember {
  readonly id: string;
  readonly userName: string;
  readonly password: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly isSupervisor: boolean;
  /** The server demands a new password before anything else (§3.1, statusCode 8). */
  readonly mustChangePassword: boolean;
}

/** An agent group; the Configuration Server's are always of type BusinessUnit (§2.6). */
export interface Team {
  readonly id: string;
  readonly name: string;
  readonly agents: readonly StaffMember[];
  readonly supervisors: readonly StaffMember[];
}

export interface Staff {
  readonly members: readonly StaffMember[];
  readonly teams: readonly Team[];
}

const demoPassword = 'demo';

export function hireStaff(agentCount: number): Staff {
  const sam = supervisor('sam', 'Sam', 'Ortiz');
  const sue = supervisor('sue', 'Sue', 'Lindqvist');
  const pat = { ...supervisor('pat', 'Pat', 'Moreau'), mustChangePassword: true };
  const agents = Array.from({ length: agentCount }, (_, index) => hireAgent(index));
  const firstTeam = Math.ceil(agentCount * 0.3);
  return {
    members: [sam, sue, pat, ...agents],
    teams: [
      { id: '101', name: 'Orders & Delivery', agents: agents.slice(0, firstTeam), supervisors: [sam, sue] },
      { id: '102', name: 'Billing & Appointments', agents: agents.slice(firstTeam), supervisors: [sue, pat] },
    ],
  };
}

/** A team's name says what its people can do. */
export function skillsOf(team: Team): string[] {
  return [...team.name.split(' & '), 'English'];
}

export function fullNameOf(member: StaffMember): string {
  return `${member.firstName} ${member.lastName}`;
}

function hireAgent(index: number): StaffMember {
  const named = namedAgents[index];
  if (named) return member(...named, false);
  const beyond = index - namedAgents.length;
  const firstName = pick(givenNames, beyond);
  // Steps through the family names at another pace, so that full names repeat late.
  const lastName = pick(familyNames, beyond * 7 + Math.floor(beyond / givenNames.length));
  return member(`${firstName.toLowerCase()}${String(index + 1)}`, firstName, lastName, false);
}

function pick(names: readonly string[], index: number): string {
  return names[index % names.length] ?? '';
}

function supervisor(userName: string, firstName: string, lastName: string): StaffMember {
  return member(userName, firstName, lastName, true);
}

function member(userName: string, firstName: string, lastName: string, isSupervisor: boolean): StaffMember {
  const id = userIdFor(userName);
  const password = demoPassword;
  return { id, userName, password, firstName, lastName, isSupervisor, mustChangePassword: false };
}
