/** Goes round all sessions a few at a time, so that each has its turn, however many there are. */
import type { SessionStore } from '#main/sessions/session-store.ts';
import type { Session } from '#preload/model/session.ts';

/** What is left of this round, and one whole round more: then each was looked at. */
const ROUNDS = 2;

/** Returns what gives the ids of the next ones that are wanted, `most` at most. */
export function takeTurns(
  store: Pick<SessionStore, 'all'>,
): (most: number, isWanted: (session: Session) => boolean) => readonly string[] {
  const begin = () => store.all()[Symbol.iterator]();
  let round = begin();
  return (most, isWanted) => {
    const chosen = new Set<string>();
    for (let rounds = 0; rounds < ROUNDS && chosen.size < most;) {
      const next = round.next();
      if (next.done === true) {
        round = begin();
        rounds += 1;
      } else if (isWanted(next.value.session)) chosen.add(next.value.session.id);
    }
    return [...chosen];
  };
}
