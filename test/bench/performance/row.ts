/** One row of the table: what was measured, its floor in the same run, what it must be and what it should be. */

export type Unit = 'ms' | 's' | 'MiB' | 'MB' | '% of a core' | 'elements' | 'answers' | 'times' | 'µs';

/** What a measurement may be at most: beside its floor, or by itself. */
export type Limit = { readonly times: number } | { readonly plus: number } | { readonly atMost: number };

export interface Row {
  readonly what: string;
  readonly unit: Unit;
  /** `null`: it could not be measured; `note` says why. */
  readonly measured: number | null;
  readonly floor: { readonly what: string; readonly value: number } | null;
  /** `null`: shown beside the others, and held to nothing. */
  readonly must: Limit | null;
  readonly aim: Limit | null;
  readonly note?: string | undefined;
}

export type Verdict = 'aim reached' | 'held' | 'missed' | 'for comparison';

/** The number that a limit stands for; `null` when its floor is not known. */
export function boundOf(limit: Limit, floor: Row['floor']): number | null {
  if ('atMost' in limit) return limit.atMost;
  if (floor === null) return null;
  return 'times' in limit ? floor.value * limit.times : floor.value + limit.plus;
}

export function judge({ measured, floor, must, aim }: Row): Verdict {
  const holds = (limit: Limit): boolean => {
    const bound = boundOf(limit, floor);
    return measured !== null && bound !== null && measured <= bound;
  };
  if (must !== null && !holds(must)) return 'missed';
  if (aim !== null && holds(aim)) return 'aim reached';
  return must === null ? 'for comparison' : 'held';
}

/** How many times the floor; `null` where that says nothing. */
export function ratioOf({ measured, floor }: Row): number | null {
  return measured === null || floor === null || floor.value === 0 ? null : measured / floor.value;
}
