/** Who may supervise whom, and with which features of the contact centre (§2.6, §2.7). */
import type { Staff, StaffMember, Team } from './staff.ts';

/** As on a real 8.5.202, which has neither api-multimedia nor a feature for SMS (§2.7). */
export const featureIds = [
  'api-provisioning-read',
  'api-multimedia-chat',
  'api-supervisor-monitoring',
  'api-supervisor-agent-control',
] as const;

export type FeatureId = (typeof featureIds)[number];

/** Of which features a contact centre has deprived whom. */
export class Features {
  readonly #taken = new Map<string, Set<FeatureId>>();

  take(userId: string, feature: FeatureId): void {
    this.#taken.set(userId, new Set([...(this.#taken.get(userId) ?? []), feature]));
  }

  give(userId: string, feature: FeatureId): void {
    this.#taken.get(userId)?.delete(feature);
  }

  of(userId: string): FeatureId[] {
    return featureIds.filter((feature) => !this.#taken.get(userId)?.has(feature));
  }
}

/** The groups that somebody belongs to, as an agent or as a supervisor. */
export function teamsOf(staff: Staff, member: StaffMember): Team[] {
  return staff.teams.filter(({ agents, supervisors }) => [...agents, ...supervisors].includes(member));
}

/** A supervisor's people are those of the groups that she is a supervisor of (§2.6). */
export function maySupervise(staff: Staff, supervisor: StaffMember, agent: StaffMember): boolean {
  return staff.teams.some(
    ({ agents, supervisors }) => supervisors.includes(supervisor) && agents.includes(agent),
  );
}
