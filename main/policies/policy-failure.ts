/** How a policy that could not be read is told to the person whom it concerns. */
import { AppError } from '#main/errors/app-error.ts';
import type { AppFailure } from '#preload/errors.ts';
import type { Policy } from './policy.ts';

/** `problems` in words; there is at least one. All of them are in the diagnostics. */
export function policyFailure(policy: Policy, problems: readonly string[]): AppFailure {
  return {
    code: isClosed(policy) ? 'policy-closed' : 'policy-not-read',
    reference: '',
    serverSays: summarise(problems),
  };
}

/** Throws `policy-closed` where it is not known which servers are allowed: then none is. */
export function requireAnyServer(policy: Policy, problems: readonly string[]): void {
  if (isClosed(policy)) throw new AppError('policy-closed', { serverSays: summarise(problems) });
}

function isClosed({ servers }: Policy): boolean {
  return servers?.length === 0;
}

function summarise([first = '', ...more]: readonly string[]): string {
  return more.length === 0 ? first : `${first} (and ${more.length} more)`;
}
