/** Everybody who was ever seen in a session, and what each has shown of herself: only so is it known who is who. Pure. */
import type { IncomingParticipant } from './session-event.ts';
import { isVisible } from './visible-name.ts';

export interface Person {
  /** Of her first entry. */
  readonly id: string;
  /** Rises in the order in which people were first seen. */
  readonly since: number;
  readonly userId: string | null;
  /** As the server told it last; may be blank. */
  readonly nickname: string;
  /** What the server calls her; to it supervisors are agents. */
  readonly role: IncomingParticipant['role'];
  readonly isMe: boolean;
  /** Was seen by supervisors alone: agents never are. */
  readonly wasSupervising: boolean;
  /** Was seen by agents and not by the customer: coaching or consulted, which of the two the server does not say. */
  readonly wasHidden: boolean;
  /** Was hidden, and then the only one whom the customer could talk to. */
  readonly hasTakenOver: boolean;
}

/** A person is found by what each of her entries is called. */
export interface People {
  readonly byKey: ReadonlyMap<string, Person>;
  readonly keys: ReadonlyMap<string, string>;
}

export const NOBODY: People = { byKey: new Map(), keys: new Map() };

interface Draft {
  readonly byKey: Map<string, Person>;
  readonly keys: Map<string, string>;
  hasChanged: boolean;
}

/** What a list of participants tells is of now: its names count. `present` has nobody twice (same-person.ts). */
export function meetPresent(people: People, present: readonly IncomingParticipant[]): People {
  const taken = new Set<string>();
  return meet(people, present, (draft, seen) => {
    const key = findKey(draft, seen, taken);
    taken.add(key);
    greet(draft, key, seen, seen);
  });
}

/** What a log tells may be old. */
export function meetSpeakers(people: People, speakers: readonly IncomingParticipant[]): People {
  const nobody = new Set<string>();
  return meet(people, speakers, (draft, seen) => {
    const key = findKey(draft, seen, nobody);
    const known = draft.byKey.get(key) ?? seen;
    greet(draft, key, seen, {
      role: known.role,
      nickname: isVisible(known.nickname) ? known.nickname : seen.nickname,
    });
  });
}

/** The person that an entry is of; `undefined` before she was met. */
export function findPerson(people: People, seen: IncomingParticipant): Person | undefined {
  return people.byKey.get(keyOf(people, seen));
}

/** Tells the same person from everybody else in this session, whatever of her was told. */
export function keyOf({ keys }: Pick<People, 'keys'>, seen: IncomingParticipant): string {
  return ownKey(seen) ?? keys.get(entryKey(seen)) ?? entryKey(seen);
}

/** The same people come back when nothing was new. */
function meet(
  people: People,
  seen: readonly IncomingParticipant[],
  take: (draft: Draft, person: IncomingParticipant) => void,
): People {
  const draft: Draft = { byKey: new Map(people.byKey), keys: new Map(people.keys), hasChanged: false };
  for (const person of seen) take(draft, person);
  return draft.hasChanged ? { byKey: draft.byKey, keys: draft.keys } : people;
}

function entryKey({ role, id }: IncomingParticipant): string {
  return `${role} ${id}`;
}

function ownKey({ isMe, userId }: IncomingParticipant): string | undefined {
  if (isMe) return 'me';
  return userId === null ? undefined : `user ${userId.toLowerCase()}`;
}

/** `taken`: who is in the same list already is somebody else. */
function findKey(draft: Draft, seen: IncomingParticipant, taken: ReadonlySet<string>): string {
  const entry = entryKey(seen);
  const own = ownKey(seen);
  const known = draft.keys.get(entry);
  if (own !== undefined) {
    if (known === entry) rename(draft, entry, own);
    return own;
  }
  if (known !== undefined && !taken.has(known)) return known;
  // A customer has no user: one who comes again under another id is known by her name.
  const namesake = seen.role === 'customer' ? draft.keys.get(nameKey(seen)) : undefined;
  return namesake !== undefined && !taken.has(namesake) ? namesake : entry;
}

function nameKey({ nickname }: IncomingParticipant): string {
  return `named ${nickname}`;
}

/** Her user has become known: what was learned of the entry was learned of her. */
function rename(draft: Draft, from: string, to: string): void {
  const person = draft.byKey.get(from);
  const known = draft.byKey.get(to);
  if (!person) return;
  draft.byKey.delete(from);
  draft.byKey.set(to, known ? combine(known, person) : person);
}

function combine(known: Person, other: Person): Person {
  return {
    ...known,
    since: Math.min(known.since, other.since),
    wasSupervising: known.wasSupervising || other.wasSupervising,
    wasHidden: known.wasHidden || other.wasHidden,
    hasTakenOver: known.hasTakenOver || other.hasTakenOver,
  };
}

/** `told`: what is to be believed of her name and role. */
function greet(
  draft: Draft,
  key: string,
  seen: IncomingParticipant,
  told: Pick<IncomingParticipant, 'nickname' | 'role'>,
): void {
  const known = draft.byKey.get(key);
  const person = known ? learn(known, seen, told) : newPerson(seen, draft.keys.size);
  setKey(draft, entryKey(seen), key, seen);
  if (seen.role === 'customer' && !draft.keys.has(nameKey(seen))) draft.keys.set(nameKey(seen), key);
  if (known && isSame(known, person)) return;
  draft.byKey.set(key, person);
  draft.hasChanged = true;
}

function newPerson(
  { id, userId, nickname, role, isMe, visibility }: IncomingParticipant,
  since: number,
): Person {
  const wasSupervising = visibility === 'supervisors';
  const wasHidden = visibility === 'agents';
  return { id, since, userId, nickname, role, isMe, wasSupervising, wasHidden, hasTakenOver: false };
}

function learn(
  known: Person,
  seen: IncomingParticipant,
  { nickname, role }: Pick<IncomingParticipant, 'nickname' | 'role'>,
): Person {
  return {
    ...known,
    userId: known.userId ?? seen.userId,
    nickname: isVisible(nickname) ? nickname : known.nickname,
    role,
    isMe: known.isMe || seen.isMe,
    wasSupervising: known.wasSupervising || seen.visibility === 'supervisors',
    wasHidden: known.wasHidden || seen.visibility === 'agents',
  };
}

/** An id that two share stays the first one's, except that what might be mine is mine, and that of one who is told of beside the first is her own. */
function setKey(draft: Draft, entry: string, key: string, seen: IncomingParticipant): void {
  const before = draft.keys.get(entry);
  const isFree = before === undefined || before === entry || key === entry || seen.isMe;
  if (!isFree || before === key) return;
  draft.keys.set(entry, key);
  draft.hasChanged = true;
}

function isSame(one: Person, other: Person): boolean {
  return (
    one.nickname === other.nickname &&
    one.userId === other.userId &&
    one.role === other.role &&
    one.isMe === other.isMe &&
    one.wasSupervising === other.wasSupervising &&
    one.wasHidden === other.wasHidden
  );
}

/** The same people, with one of whom it has become clear that she has taken the session over. */
export function withTakeOver(people: People, key: string): People {
  const person = people.byKey.get(key);
  if (!person || person.hasTakenOver) return people;
  return { ...people, byKey: new Map(people.byKey).set(key, { ...person, hasTakenOver: true }) };
}
