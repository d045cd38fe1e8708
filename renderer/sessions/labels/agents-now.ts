/** Who would read what is meant for the agents, as it is now: after an agent has left there may be nobody. */
import type { Participant, Session } from '#preload/model/session.ts';
import { cutName } from '#renderer/ui/cut-text.ts';

/** Before an invitation is accepted the participants are not known: the list is empty then as well. */
export function findAgents({ participants }: Session): readonly Participant[] {
  return participants.filter(({ role, isMe }) => !isMe && (role === 'agent' || role === 'colleague'));
}

/** Where an agent was expected. */
export const NO_AGENT = 'No agent is in this session.';

/** As many are named; what is said of them must stay in sight. */
const MOST_NAMED = 3;

/** In the order in which they are told, as people list names. */
export function listNames(people: readonly Participant[]): string {
  const isMany = people.length > MOST_NAMED + 1;
  const named = isMany ? people.slice(0, MOST_NAMED) : people;
  const names = named.map(({ nickname }) => cutName(nickname));
  const others = isMany ? [`${people.length - MOST_NAMED} others`] : [];
  return new Intl.ListFormat('en').format([...names, ...others]);
}

/** Of somebody who coaches: who can see her. */
export function describeCoach(session: Session): string {
  const who = subject(findAgents(session));
  return who === null
    ? `${NO_AGENT} The customer does not see you.`
    : `${who.words} ${who.isOne ? 'sees' : 'see'} you. The customer does not.`;
}

/** Of a message for the agents alone: who will read it. */
export function describeReaders(session: Session): string {
  const who = subject(findAgents(session));
  return who === null
    ? `${NO_AGENT} Only supervisors would read this. The customer does not.`
    : `${who.words} ${who.isOne ? 'reads' : 'read'} this. The customer does not.`;
}

/** What choosing Coach does, where nobody would notice. */
export function describeCoaching(session: Session): string | null {
  return findAgents(session).length > 0
    ? null
    : `${NO_AGENT} Nobody but supervisors would read what you write.`;
}

/** Several are named, and so is one who may be no agent. */
function subject(agents: readonly Participant[]): { readonly words: string; readonly isOne: boolean } | null {
  const [first] = agents;
  if (first === undefined) return null;
  const isOne = agents.length === 1;
  return { words: isOne && first.role === 'agent' ? 'The agent' : listNames(agents), isOne };
}
