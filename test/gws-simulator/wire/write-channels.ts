/** A user's media channels and their states, as /me and the channel notifications show them (§3.4, §3.5). */
import { agentStates } from '#test/gws-simulator/world/agent-states.ts';
import type { World } from '#test/gws-simulator/world/world.ts';
import type { Json, WireFormat } from './wire-format.ts';
import type { Notification } from './write-notification.ts';

/** The list stands there twice; an empty one may be absent (§3.5). */
export function writeChannels(world: World, userId: string): Json {
  const channels = listChannels(world, userId);
  return channels.length === 0 ? {} : { channels, channelStates: channels };
}

export function writeChannelNotification(
  { dialect }: WireFormat,
  world: World,
  userId: string,
): Notification {
  const regular = 'ChannelStateChangeMessageV2';
  const messageType = dialect.messageTypeCase === 'lower' ? regular.toLowerCase() : regular;
  const data = { channels: listChannels(world, userId), messageType };
  return { userId, channel: '/v2/me/channels', data };
}

export function listChannels(world: World, userId: string): Json[] {
  return world.channels.of(userId).map(([channel, state]) => ({
    channel,
    userState: { ...agentStates[state] },
    dndState: 'Off',
  }));
}
