/** Does many things a few at a time: quick, without flooding the server. */

const LANES = 4;

/** Throws what the first of them throws; those that are under way go on. */
export async function inLanes<T>(items: readonly T[], doOne: (item: T) => Promise<void>): Promise<void> {
  const next = items.values();
  const doRest = async (): Promise<void> => {
    for (const item of next) await doOne(item);
  };
  await Promise.all(Array.from({ length: LANES }, doRest));
}
