/** Outcomes of operations whose answer was lost, for the controls that asked for them. */
import { createContext } from 'svelte';
import type { Outcome, OutcomeSubject } from '#preload/model/outcomes.ts';

/** What there is to know of them, and how one is dismissed. */
export interface OutcomesContext {
  /** The newest last. */
  readonly all: readonly Outcome[];
  dismiss(id: number): void;
}

/** `phase`: what was done may be so no longer, and is not said then. */
export type IsAbout = (subject: OutcomeSubject, phase: Outcome['phase']) => boolean;

/** For every component of the page; `useOutcomes` throws in one that stands in none. Its getters are read anew whenever they change. */
export const [useOutcomes, provideOutcomes] = createContext<OutcomesContext>();

/** The newest one. */
export function findOutcome({ all }: OutcomesContext, isAbout: IsAbout): Outcome | null {
  return all.findLast(({ subject, phase }) => isAbout(subject, phase)) ?? null;
}

/** Nobody can say yet whether it was carried out. */
export function isOpen(outcome: Outcome | null): boolean {
  return outcome?.phase === 'asking' || outcome?.phase === 'not-known';
}
