/** Which supervisor sees whose sessions in the living world: standing orders for all chats, in Monitor (§2.1). */
import type { World } from '#test/gws-simulator/world/world.ts';

/** Sam watches her team but for two, whom she can order or join; sue two of sam's agents and some of her own: they meet. */
export function seatSupervisors(world: World): void {
  const [first, second] = world.staff.teams;
  const teamOfSam = first?.agents.map((each) => each.userName) ?? [];
  const teamOfSue = second?.agents.map((each) => each.userName) ?? [];
  orderAll(world, 'sam', teamOfSam.slice(0, -2));
  orderAll(world, 'sue', [...teamOfSam.slice(0, 2), ...teamOfSue.slice(0, 4)]);
}

function orderAll(world: World, supervisor: string, agents: readonly string[]): void {
  for (const agent of agents) world.orders.place({ supervisor, agent, mode: 'monitor', until: 'cancelled' });
}
