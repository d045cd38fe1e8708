/** `--check-policy`: prints what holds on this computer, for those who have written it. */
import type { ManagedName } from '#preload/model/settings.ts';
import { MANAGED_NAMES } from '#preload/model/settings.ts';
import type { LoadedPolicy } from './load-policy.ts';
import type { Policy } from './policy.ts';
import { describeProblem } from './written-entry.ts';

export const CHECK_SWITCH = '--check-policy';

export interface PolicyCheck {
  /** Lines that end with a line break. */
  readonly text: string;
  /** 0: all is well; 1: something is not as it was meant. */
  readonly exitCode: 0 | 1;
}

/** The report of `--check-policy`, and whether the policy is free of mistakes. */
export function checkPolicy(
  { place, isThere, policy, problems }: LoadedPolicy,
  version: string,
): PolicyCheck {
  const lines = [
    `SMS Supervisor ${version}`,
    `Policy: ${place}${isThere ? '' : ' (there is none)'}`,
    '',
    ...MANAGED_NAMES.flatMap((name) => describeEntry(name, policy)),
    '',
    ...(problems.length === 0 ? ['No problems.'] : ['Problems:', ...problems.map(describeProblem)]),
  ];
  return { text: `${lines.join('\n')}\n`, exitCode: problems.length === 0 ? 0 : 1 };
}

const COLUMN = Math.max(...MANAGED_NAMES.map(({ length }) => length)) + 2;

function describeEntry(name: ManagedName, policy: Policy): readonly string[] {
  const value = policy[name];
  const values = Array.isArray(value) ? value.map(String) : [value === undefined ? 'not set' : String(value)];
  const [first = 'none: nobody can sign in', ...more] = values;
  return [`  ${name.padEnd(COLUMN)}${first}`, ...more.map((each) => ' '.repeat(COLUMN + 2) + each)];
}
