/** Who is at work, and how agents' states change as the day goes by: breaks, training, back again. */
import type { ChannelState } from '#test/gws-simulator/world/agent-states.ts';
import { reasonsToPause } from '#test/gws-simulator/world/agent-states.ts';
import { smsChannel } from '#test/gws-simulator/world/channels.ts';
import type { World } from '#test/gws-simulator/world/world.ts';
import type { Random } from './random.ts';

/** Every sixth agent has the day off. */
const agentsPerDayOff = 6;
const shortestPauseMs = 3000;
const longestPauseMs = 9000;

export class Shifts {
  readonly #world: World;
  readonly #random: Random;
  /** What each agent was put in last: another state is somebody else's doing, and stays. */
  readonly #given = new Map<string, ChannelState>();
  readonly #onDuty: readonly string[];
  #nextChangeAt = 0;

  constructor(world: World, random: Random) {
    this.#world = world;
    this.#random = random;
    this.#onDuty = this.#agents.filter((_, place) => place % agentsPerDayOff !== agentsPerDayOff - 1);
  }

  /** User names of those who handle sessions today. */
  get onDuty(): readonly string[] {
    return this.#onDuty;
  }

  begin(): void {
    for (const agent of this.#agents) {
      const atWork = this.#random.isLucky(0.7) ? 'Ready' : this.#random.pick(reasonsToPause);
      this.#put(agent, this.#onDuty.includes(agent) ? atWork : 'LoggedOut');
    }
  }

  /** From time to time somebody takes a break or comes back from one. */
  passTime(): void {
    const now = this.#world.stage.now();
    if (now < this.#nextChangeAt) return;
    this.#nextChangeAt = now + this.#random.between(shortestPauseMs, longestPauseMs);
    const agent = this.#random.pick(this.#onDuty);
    const state = this.#stateOf(agent);
    if (state !== this.#given.get(agent)) return;
    this.#put(agent, state === 'Ready' ? this.#random.pick(reasonsToPause) : 'Ready');
  }

  /** Who takes the next session: the agent herself if she is Ready, else somebody Ready of her team. */
  pickFor(agent: string): string {
    if (this.#stateOf(agent) === 'Ready') return agent;
    const team = this.#world.staff.teams.find(({ agents }) => agents.some((each) => each.userName === agent));
    const names = team?.agents.map(({ userName }) => userName) ?? [];
    const ready = names.filter((name) => this.#stateOf(name) === 'Ready' && this.#onDuty.includes(name));
    return ready.length > 0 ? this.#random.pick(ready) : agent;
  }

  get #agents(): string[] {
    return this.#world.staff.members.filter((each) => !each.isSupervisor).map(({ userName }) => userName);
  }

  #stateOf(agent: string): ChannelState | undefined {
    const channels = this.#world.channels.of(this.#world.requireMember(agent).id);
    return channels.find(([name]) => name === smsChannel)?.[1];
  }

  #put(agent: string, state: ChannelState): void {
    this.#given.set(agent, state);
    this.#world.setAgentState(agent, state);
  }
}
