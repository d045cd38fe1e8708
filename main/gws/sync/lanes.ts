/** Does many things a few at a time: quick, without flooding the server. */

const LANES = 4;

/** Throws what the first of them throws; those that are under way go on. */
export async function inLanes<T>(items: Iterable<T>, doOne: (item: T) => Promise<void>): Promise<void> {
  const next = items[Symbol.iterator]();
  const doRest = async (): Promise<void> => {
    for (let item = next.next(); item.done !== true; item = next.next()) await doOne(item.value);
  };
  await Promise.all(Array.from({ length: LANES }, doRest));
}
