/** Which agents of the team are shown: what was typed and chosen above them. */
import type { Agent, Readiness } from '#preload/model/team.ts';
import { matchesSearch } from '#preload/rules/text/text-match.ts';

const byName = new Intl.Collator().compare;

/** Outlives the team's pane: what was typed is there again when the pane is. */
export class TeamFilter {
  /** As typed. */
  query = $state('');
  /** Empty: whatever it is. */
  readiness = $state<Readiness | ''>('');
  /** A group's name; empty: all groups. */
  group = $state('');

  /** Something is typed or chosen: fewer agents than there are may be shown. */
  get isOn(): boolean {
    return this.query.trim() !== '' || this.readiness !== '' || this.group !== '';
  }

  /** Always by name: a card must not move because an agent went for lunch. */
  select(agents: readonly Agent[]): readonly Agent[] {
    return agents.filter((agent) => this.#lets(agent)).sort((a, b) => byName(a.name, b.name));
  }

  clear(): void {
    this.query = '';
    this.readiness = '';
    this.group = '';
  }

  #lets(agent: Agent): boolean {
    if (this.readiness !== '' && agent.readiness !== this.readiness) return false;
    if (this.group !== '' && !agent.groups.includes(this.group)) return false;
    const subjects = agent.sessions.map(({ subject }) => subject);
    return matchesSearch([agent.name, agent.userName, ...agent.groups, ...subjects], this.query);
  }
}
