/** What administrators have written, before anybody has understood it: the same for a file, the registry and managed preferences. */

export interface WrittenEntry {
  readonly name: string;
  readonly value: unknown;
  /** In a file, from 1; `null` where there are no lines. */
  readonly line: number | null;
}

export interface WrittenPolicy {
  /** A path or a key of the registry. */
  readonly place: string;
  /** In the order in which they are written; a name may come twice. */
  readonly entries: readonly WrittenEntry[];
}

/** Something about a policy that is not as it was meant. An administrator needs to know where it stands, and why. */
export interface PolicyProblem {
  readonly place: string;
  readonly line: number | null;
  /** `null`: the policy as a whole. */
  readonly entry: string | null;
  /** Goes on from the place: "must be true or false". */
  readonly reason: string;
}

/** Thrown where there is a policy that as a whole cannot be read or trusted: `reason` and `line` as in PolicyProblem. */
export class PolicyUnreadable extends Error {
  readonly place: string;
  readonly line: number | null;

  constructor(place: string, reason: string, line: number | null = null) {
    super(reason);
    this.name = 'PolicyUnreadable';
    this.place = place;
    this.line = line;
  }
}

/** "/etc/sms-supervisor/policy.json, line 3, updatesOn: must be true or false" */
export function describeProblem({ place, line, entry, reason }: PolicyProblem): string {
  const where = [place, line === null ? '' : `line ${line}`, entry ?? ''].filter(Boolean).join(', ');
  return `${where}: ${reason}`;
}
