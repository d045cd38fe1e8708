/** Who is listening: the Bayeux clients of each user, and which of their subscriptions deliver (§4.2, §4.4). */
import type { ServerSession } from 'cometd-nodejs-server';
import type { Dialect } from '#test/gws-simulator/dialect.ts';
import type { Notification } from '#test/gws-simulator/wire/write-notification.ts';

export class BayeuxClients {
  readonly #userOf = new Map<ServerSession, string>();

  add(client: ServerSession, userId: string): void {
    this.#userOf.set(client, userId);
  }

  remove(client: ServerSession): void {
    this.#userOf.delete(client);
  }

  /** Whether a clientId belongs to another user than the one whose cookie came with it. */
  isForeign(clientId: string, userId: string): boolean {
    const owner = [...this.#userOf].find(([client]) => client.id === clientId)?.[1];
    return owner !== undefined && owner !== userId;
  }

  /** One user's clients, or everybody's. */
  list(userId?: string): ServerSession[] {
    const all = [...this.#userOf];
    return all.filter(([, owner]) => userId === undefined || owner === userId).map(([client]) => client);
  }

  /** Once per client, however many of its subscriptions cover the channel, as CometD does. */
  deliver({ userId, channel, data }: Notification, deliverTo: Dialect['deliverTo']): void {
    for (const client of this.list(userId)) {
      const names = client.subscriptions.map((subscription) => subscription.name);
      if (names.some((name) => covers(name, channel, deliverTo))) client.deliver(null, channel, data);
    }
  }
}

/** `/a/*` covers one segment, `/a/**` any depth; `/v2/me/*` does not cover `/v2/me` (§4.4). */
function covers(subscription: string, channel: string, deliverTo: Dialect['deliverTo']): boolean {
  if (subscription === channel) return deliverTo !== 'wildcard';
  if (deliverTo === 'exact') return false;
  const wildcard = /^(.*\/)(\*\*?)$/.exec(subscription);
  const [, base = '', stars = ''] = wildcard ?? [];
  if (!wildcard || !channel.startsWith(base)) return false;
  const rest = channel.slice(base.length);
  return rest !== '' && (stars === '**' || !rest.includes('/'));
}
