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

/** Some letters are nothing to a language: ids that differ by them alone have an order too. */
const compareIds = (a: string, b: string): number => a.localeCompare(b) || (a < b ? -1 : Number(a > b));

const compare = (a: Session, b: Session): number =>
  Number(a.ended) - Number(b.ended) ||
  (a.ended ? 0 : earliestFirst(a.waitingSince, b.waitingSince)) ||
  earliestFirst(negative(a.lastTextAt), negative(b.lastTextAt)) ||
  compareIds(a.id, b.id);

/** A new array; `sessions` stay as they are. */
export const orderSessions = (sessions: Iterable<Session>): readonly Session[] => [...sessions].sort(compare);

/** Where a session stands in a list in this order, or would stand. */
export function findPlace(ordered: readonly Session[], session: Session): number {
  let from = 0;
  let to = ordered.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    const other = ordered[middle];
    if (other !== undefined && compare(other, session) < 0) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Keeps rows where they were while a hand is on them; what is new comes at the foot. */
export function keepOrder(
  sessions: readonly Session[],
  heldPlaces: ReadonlyMap<string, number>,
): readonly Session[] {
  const held: (Session | undefined)[] = Array.from({ length: heldPlaces.size });
  const others: Session[] = [];
  for (const session of sessions) {
    const place = heldPlaces.get(session.id);
    if (place === undefined) others.push(session);
    else held[place] = session;
  }
  return [...held.filter((session) => session !== undefined), ...others];
}
