/** Supervisors' wishes to see an agent's coming sessions, one for each pair of them (§2.1). */
import type { Mode } from './modes.ts';

export interface StandingOrder {
  /** User names. */
  readonly supervisor: string;
  readonly agent: string;
  readonly mode: Mode;
  readonly until: 'next-session' | 'cancelled';
  /** As she is to be called in the sessions; her full name if absent. */
  readonly nickname?: string;
}

export class StandingOrders {
  #orders: StandingOrder[] = [];

  /** A later order for the same agent takes the place of an earlier one. */
  place(order: StandingOrder): void {
    this.cancel(order.supervisor, order.agent);
    this.#orders.push(order);
  }

  /** Whether there was an order to cancel. */
  cancel(supervisor: string, agent: string): boolean {
    const found = this.find(supervisor, agent);
    this.#orders = this.#orders.filter((each) => each !== found);
    return found !== undefined;
  }

  find(supervisor: string, agent: string): StandingOrder | undefined {
    return this.#orders.find((each) => each.supervisor === supervisor && each.agent === agent);
  }

  /** The orders that a session of this agent fulfils; those for one session only are used up by it. */
  takeDue(agent: string, canReach: (supervisor: string) => boolean): StandingOrder[] {
    const due = this.#orders.filter((each) => each.agent === agent && canReach(each.supervisor));
    this.#orders = this.#orders.filter((each) => !(due.includes(each) && each.until === 'next-session'));
    return due;
  }
}
