/** How everybody in a session is shown: by which name and as what. Made anew whenever more is known of anybody. Pure. */
import type { DataEntry, Role, Visibility } from '#preload/model/session.ts';
import type { People, Person } from './people.ts';
import { keyOf } from './people.ts';
import type { IncomingParticipant } from './session-event.ts';
import { firstVisible, nameByData, outlineOf, shortId } from './visible-name.ts';

export interface Look {
  /** Never blank, and no two people's of one session are the same. */
  readonly nickname: string;
  readonly role: Role;
  readonly isMe: boolean;
}

/** By the key of the person. */
export type Looks = ReadonlyMap<string, Look>;

export interface Scene {
  readonly sessionId: string;
  readonly people: People;
  /** Who is there now, nobody twice. */
  readonly present: readonly IncomingParticipant[];
  readonly attachedData: readonly DataEntry[];
}

/** How somebody is shown; one who is not known yet, as told. */
export function lookOf(looks: Looks, people: People, seen: IncomingParticipant): Look {
  return looks.get(keyOf(people, seen)) ?? { nickname: seen.nickname, role: seen.role, isMe: seen.isMe };
}

/** Looks that have not changed are the same objects; when none has, so is the map. */
export function readLooks(before: Looks, scene: Scene): Looks {
  const visibilities = visibilitiesOf(scene);
  const taken = new Map<string, number>();
  const looks = new Map<string, Look>();
  const nameNameless = once(() => nameByData(scene.attachedData, scene.sessionId));
  for (const [key, person] of inOrder(scene.people)) {
    const role = roleOf(person, visibilities.get(key));
    const nickname = takeName(nameOf(person, role, nameNameless), taken);
    looks.set(key, keepSame(before.get(key), { nickname, role, isMe: person.isMe }));
  }
  const isSame = looks.size === before.size && [...looks].every(([key, look]) => before.get(key) === look);
  return isSame ? before : looks;
}

/** Who was hidden from the customer and is now the only one to talk to her, so that she has the session; if anybody. */
export function findTakeOver(scene: Scene): string | undefined {
  const visibilities = visibilitiesOf(scene);
  if (hasPlainAgent(scene.people, visibilities)) return undefined;
  const candidates = [...visibilities].filter(([key, visibility]) => {
    const person = scene.people.byKey.get(key);
    return visibility === 'everyone' && person !== undefined && mayCoach(person) && !person.hasTakenOver;
  });
  // Of two, one may be a supervisor who has barged in.
  return candidates.length === 1 ? candidates[0]?.[0] : undefined;
}

function visibilitiesOf({ people, present }: Scene): ReadonlyMap<string, Visibility | null> {
  return new Map(present.map((person) => [keyOf(people, person), person.visibility]));
}

/** Customers first: a namesake among the staff is the one who gets a number. */
function inOrder({ byKey }: People): readonly (readonly [string, Person])[] {
  const rank = ({ role }: Person): number => (role === 'customer' ? 0 : 1);
  return [...byKey].sort(([, one], [, other]) => rank(one) - rank(other) || one.since - other.since);
}

/** The server calls her an agent, and she was hidden; whether she coaches or is consulted nobody can tell. */
function mayCoach({ role, isMe, wasSupervising, wasHidden }: Person): boolean {
  return role === 'agent' && !isMe && !wasSupervising && wasHidden;
}

/** Somebody who talks to the customer and is certainly no supervisor who coached before. */
function hasPlainAgent(people: People, present: ReadonlyMap<string, Visibility | null>): boolean {
  return [...present].some(([key, visibility]) => {
    const person = people.byKey.get(key);
    const isAgent = person?.role === 'agent' && !person.isMe && !person.wasSupervising;
    return isAgent && (!person.wasHidden || (person.hasTakenOver && visibility === 'everyone'));
  });
}

function roleOf(person: Person, now: Visibility | null | undefined): Role {
  if (person.role !== 'agent') return person.role;
  if (person.isMe || person.wasSupervising) return 'supervisor';
  if (!person.wasHidden) return 'agent';
  return person.hasTakenOver && now !== 'agents' ? 'agent' : 'colleague';
}

const ROLE_NAMES: Record<Exclude<Role, 'customer'>, string> = {
  agent: 'Agent',
  supervisor: 'Supervisor',
  colleague: 'Colleague',
  external: 'Service',
};

/** All that is attached is gone through for the first customer without a name, not for each of them. */
function once(read: () => string): () => string {
  let known: string | null = null;
  return () => (known ??= read());
}

function nameOf({ id, userId, nickname }: Person, role: Role, nameNameless: () => string): string {
  const name = firstVisible(nickname);
  if (name !== undefined) return name;
  return role === 'customer'
    ? nameNameless()
    : `${ROLE_NAMES[role]} ${userId === null ? id.slice(-8) : shortId(userId)}`.trim();
}

/** The second of two people who look the same gets a number. `taken`: how many numbers each outline has used. */
function takeName(name: string, taken: Map<string, number>): string {
  const outline = outlineOf(name);
  let used = taken.get(outline) ?? 0;
  let own = name;
  for (; used > 0 && taken.has(outlineOf(own)); used += 1) own = `${name} (${used + 1})`;
  taken.set(outline, Math.max(used, 1));
  if (own !== name) taken.set(outlineOf(own), 1);
  return own;
}

function keepSame(before: Look | undefined, look: Look): Look {
  const isSame = before?.nickname === look.nickname && before.role === look.role && before.isMe === look.isMe;
  return isSame ? before : look;
}
