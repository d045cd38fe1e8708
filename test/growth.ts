/** How what a piece of code does grows with what it is given: in steps, at n and at 10 n. */
import { countSteps, countStepsUntilDone } from './count-steps.ts';

/** A little more than ten: what is sorted costs n log n. */
export const MOST = 15;
/** What does not depend on how much there is may still differ by a few steps. */
export const ALIKE = 1.2;

export interface Growth {
  /** Steps at n: none would mean that nothing was counted. */
  readonly few: number;
  /** How many times as many at 10 n. */
  readonly times: number;
}

/** `prepare` makes ready for so many, and returns what is counted. */
export function grow(
  n: number,
  prepare: (n: number) => () => unknown,
  count: (run: () => unknown) => number = countSteps,
): Growth {
  const few = count(prepare(n));
  return { few, times: count(prepare(10 * n)) / few };
}

/** The same where it is done later. */
export async function growUntilDone(
  n: number,
  prepare: (n: number) => () => Promise<unknown>,
): Promise<Growth> {
  const few = await countStepsUntilDone(prepare(n));
  return { few, times: (await countStepsUntilDone(prepare(10 * n))) / few };
}

export const upTo = (n: number): readonly number[] => Array.from({ length: n }, (_, place) => place);
