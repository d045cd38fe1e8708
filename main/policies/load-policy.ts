/** Reads the policy at start. One that cannot be read counts as not there, and that is said: an administrator should know. */
import { readPolicy } from './policy.ts';
import type { Policy } from './policy.ts';

export interface LoadedPolicy {
  readonly policy: Policy;
  /** What could not be understood: names of entries, or `everything`. Empty when all is well. */
  readonly problems: readonly string[];
}

/** `find` is told to find what is written; it may throw. */
export function loadPolicy(find: () => Readonly<Record<string, unknown>> | null): LoadedPolicy {
  try {
    const { policy, notUnderstood } = readPolicy(find() ?? {});
    return { policy, problems: notUnderstood };
  } catch {
    return { policy: {}, problems: ['everything'] };
  }
}
