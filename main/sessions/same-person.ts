/** One entry for each person: a server may tell of somebody twice, or give one id to two people. Pure. */
import type { Visibility } from '#preload/model/session.ts';
import type { IncomingParticipant } from './session-event.ts';
import { isVisible } from './visible-name.ts';

/**
 * Who can see somebody who is told of more than once: the widest counts, because whoever is seen anywhere is seen. With
 * an entry that does not say, it is not known, unless another says that everyone can.
 */
export function widest(told: readonly (Visibility | null)[]): Visibility | null {
  if (told.includes('everyone')) return 'everyone';
  if (told.length === 0 || told.includes(null)) return null;
  return told.includes('agents') ? 'agents' : 'supervisors';
}

/**
 * Those of one person become one, as wide as the widest, in the place of the first. No two have the same id. `known`: whose the
 * entries of former lists were; one that is left of them without its user is still hers.
 */
export function mergeDoubles(
  people: readonly IncomingParticipant[],
  known: ReadonlyMap<string, string> = NONE_KNOWN,
): readonly IncomingParticipant[] {
  const owners = findOwners(people);
  const groups = new Map<string, IncomingParticipant[]>();
  for (const person of people) {
    const entry = idOf(person);
    const key = userOf(person) ?? owners.get(entry) ?? onlyUser(known.get(entry)) ?? entry;
    const group = groups.get(key);
    if (group) group.push(person);
    else groups.set(key, [person]);
  }
  return withOwnIds([...groups.values()].flatMap(join));
}

/** An entry without a user that has my participant's id is mine: else the wider of the two would not be seen as such. */
function findOwners(people: readonly IncomingParticipant[]): ReadonlyMap<string, string> {
  const owners = new Map<string, string>();
  for (const person of people) {
    const user = userOf(person);
    // What might be mine is mine, whoever else has the id too.
    if (user !== undefined && (person.isMe || !owners.has(idOf(person)))) owners.set(idOf(person), user);
  }
  return owners;
}

const NONE_KNOWN: ReadonlyMap<string, string> = new Map();

/** Two customers are not one because they were taken for one before: only users are certain. */
function onlyUser(key: string | undefined): string | undefined {
  return key === 'me' || key?.startsWith('user ') ? key : undefined;
}

function userOf({ isMe, userId }: IncomingParticipant): string | undefined {
  if (isMe) return 'me';
  return userId === null ? undefined : `user ${userId.toLowerCase()}`;
}

function idOf({ role, id }: IncomingParticipant): string {
  return `${role} ${id}`;
}

function join(group: readonly IncomingParticipant[]): IncomingParticipant[] {
  const [first] = group;
  if (!first) return [];
  const isMe = group.some((person) => person.isMe);
  return [
    {
      ...first,
      userId: group.find(({ userId }) => userId !== null)?.userId ?? null,
      nickname: group.find(({ nickname }) => isVisible(nickname))?.nickname ?? first.nickname,
      visibility: widest(group.map(({ visibility }) => visibility)),
      isMe,
    },
  ];
}

function withOwnIds(people: readonly IncomingParticipant[]): readonly IncomingParticipant[] {
  // Of two with one id I keep it: what is told by it later might be mine.
  const me = people.find(({ isMe }) => isMe);
  const taken = new Set(me && [me.id]);
  return people.map((person) => {
    const { role, userId } = person;
    const isTaken = person !== me && taken.has(person.id);
    const id = isTaken ? `${person.id} ${role} ${userId ?? ''} ${taken.size}` : person.id;
    taken.add(id);
    return id === person.id ? person : { ...person, id };
  });
}
