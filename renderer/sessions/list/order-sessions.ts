/** The order of the list: who waits longest comes first, what has ended comes last. */
import type { Session } from '#preload/model/session.ts';

/** Unknown times come after all known ones. */
const earliestFirst = (a: number | null, b: number | null): number => {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return a - b;
};

const negative = (time: number | null): number | null => (time === null ? null : -time);

const compare = (a: Session, b: Session): number =>
  Number(a.ended) - Number(b.ended) ||
  (a.ended ? 0 : earliestFirst(a.waitingSince, b.waitingSince)) ||
  earliestFirst(negative(a.lastTextAt), negative(b.lastTextAt)) ||
  a.id.localeCompare(b.id);

/** A new array; `sessions` stay as they are. */
export const orderSessions = (sessions: Iterable<Session>): readonly Session[] => [...sessions].sort(compare);

/** Keeps rows where they were while a hand is on them; what is new comes at the foot. */
export function keepOrder(sessions: readonly Session[], heldIds: readonly string[]): readonly Session[] {
  const held = new Map(heldIds.map((id, place) => [id, place]));
  const placeOf = (session: Session): number => held.get(session.id) ?? heldIds.length;
  return [...sessions].sort((a, b) => placeOf(a) - placeOf(b));
}
