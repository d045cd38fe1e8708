/** What main tells of operations whose answer was lost, for each control that asked for one. */
import { getContext, setContext } from 'svelte';
import type { Outcome, OutcomeSubject } from '#preload/model/outcomes.ts';

export interface ToldOutcomes {
  readonly all: readonly Outcome[];
  readonly now: number;
  dismiss(id: number): void;
}

/** `phase`: what was done may be so no longer, and is not said then. */
export type IsAbout = (subject: OutcomeSubject, phase: Outcome['phase']) => boolean;

const KEY = Symbol('outcomes');
const NONE: ToldOutcomes = { all: [], now: 0, dismiss: () => undefined };

/** For every component below. Its getters are read anew whenever they change. */
export function provideOutcomes(told: ToldOutcomes): void {
  setContext(KEY, told);
}

export function useOutcomes(): ToldOutcomes {
  return getContext<ToldOutcomes | undefined>(KEY) ?? NONE;
}

/** The newest one. */
export function findOutcome({ all }: ToldOutcomes, isAbout: IsAbout): Outcome | null {
  return all.findLast(({ subject, phase }) => isAbout(subject, phase)) ?? null;
}

/** Nobody can say yet whether it was carried out. */
export function isOpen(outcome: Outcome | null): boolean {
  return outcome?.phase === 'asking' || outcome?.phase === 'not-known';
}
