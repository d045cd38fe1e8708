/** What the people of a session are called, and what each of them can see. */
import type { Participant, Role, Visibility } from '../../preload/model.ts';

export const ROLE_WORDS: Record<Role, string> = {
  customer: 'Customer',
  agent: 'Agent',
  supervisor: 'Supervisor',
  external: 'Service',
};

const SIGHT: Record<Role, string> = {
  customer: 'Sees what is said to everyone.',
  agent: 'Sees what is said to everyone and to agents.',
  supervisor: 'Sees everything.',
  external: 'Sees what is said to everyone.',
};

const SEEN_BY: Record<Visibility, string> = {
  everyone: 'Seen by everyone.',
  agents: 'Seen by agents, not by the customer.',
  supervisors: 'Seen by supervisors only.',
};

export const describeSight = (participant: Participant): string => SIGHT[participant.role];

export const describePresence = ({ visibility }: Participant): string =>
  visibility === null ? 'Who sees this person is not known.' : SEEN_BY[visibility];
