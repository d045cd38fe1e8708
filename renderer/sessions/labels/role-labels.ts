/** What the people of a session are called, and what each of them can see. */
import type { Participant, Role, Visibility } from '#preload/model/session.ts';

/** What each role is called. */
export const ROLE_LABELS: Record<Role, string> = {
  customer: 'Customer',
  agent: 'Agent',
  supervisor: 'Supervisor',
  colleague: 'Colleague',
  external: 'Service',
};

const SIGHT: Record<Role, string> = {
  customer: 'Sees what is said to everyone.',
  agent: 'Sees what is said to everyone and to agents.',
  supervisor: 'Sees everything.',
  colleague: 'Sees what is said to everyone and to agents.',
  external: 'Sees what is said to everyone.',
};

const SEEN_BY: Record<Visibility, string> = {
  everyone: 'Seen by everyone.',
  agents: 'Seen by agents, not by the customer.',
  supervisors: 'Seen by supervisors only.',
};

/** What is not known of a colleague is said. */
const NOT_KNOWN = 'Whether consulted or coaching is not known.';

/** What this person can read. */
export const describeSight = (participant: Participant): string => SIGHT[participant.role];

/** Who can see this person; as it was when the connection was lost, unless `connected`. */
export function describePresence({ role, visibility }: Participant, connected: boolean): string {
  const told = visibility === null ? 'Who sees this person is not known.' : SEEN_BY[visibility];
  // It may have changed since.
  const presence = connected || visibility === null ? told : `When the connection was lost: ${told}`;
  return role === 'colleague' ? `${presence} ${NOT_KNOWN}` : presence;
}
