/** What a scenario is: it measures one thing in one way, and tells rows of the table and what they grew with. */
import type { Bench } from './bench.ts';
import type { Row, Unit } from './row.ts';

export interface Growth {
  /** What costs. */
  readonly what: string;
  /** What it grows with, such as "sessions". */
  readonly by: string;
  readonly unit: Unit;
  /** `null`: not measured. */
  readonly points: readonly { readonly at: number; readonly value: number | null }[];
}

export interface Distribution {
  readonly what: string;
  /** Milliseconds. */
  readonly values: readonly number[];
}

export interface Findings {
  readonly rows: readonly Row[];
  readonly growths?: readonly Growth[];
  readonly distributions?: readonly Distribution[];
}

export interface Scenario {
  readonly name: string;
  /** In words, for the row that stands for it when it breaks down. */
  readonly what: string;
  readonly measure: (bench: Bench, isQuick: boolean) => Promise<Findings>;
}

interface Plan<Extent> {
  readonly name: string;
  readonly what: string;
  /** How much is measured how often. */
  readonly full: Extent;
  /** The same in a few seconds: enough to see that it works. */
  readonly quick: Extent;
  readonly measure: (bench: Bench, extent: Extent) => Promise<Findings>;
}

export function planScenario<Extent>({ name, what, full, quick, measure }: Plan<Extent>): Scenario {
  return { name, what, measure: (bench, isQuick) => measure(bench, isQuick ? quick : full) };
}
