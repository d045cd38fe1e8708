/** Reads the policy at start. What is there and cannot be read forbids all that it could: what an administrator meant to forbid stays forbidden. */
import type { FoundPolicy } from './find-policy.ts';
import type { Policy } from './policy.ts';
import { CLOSED_POLICY, readPolicy } from './policy.ts';
import type { PolicyProblem } from './written-entry.ts';
import { PolicyUnreadable } from './written-entry.ts';

export interface LoadedPolicy {
  /** Where it is, or would be. */
  readonly place: string;
  readonly isThere: boolean;
  readonly policy: Policy;
  /** Empty when all is well. */
  readonly problems: readonly PolicyProblem[];
}

/** `find` may throw PolicyUnreadable. */
export function loadPolicy(find: () => FoundPolicy): LoadedPolicy {
  try {
    const { place, written } = find();
    if (!written) return { place, isThere: false, policy: {}, problems: [] };
    return { place, isThere: true, ...readPolicy(written) };
  } catch (error) {
    const { place, line, reason } =
      error instanceof PolicyUnreadable
        ? { place: error.place, line: error.line, reason: error.message }
        : { place: 'the policy', line: null, reason: 'cannot be read' };
    return { place, isThere: true, policy: CLOSED_POLICY, problems: [{ place, line, entry: null, reason }] };
  }
}
