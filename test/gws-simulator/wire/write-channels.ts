/** A user's media channels and their states, as /me and the channel notifications show them (§3.4, §3.5). */
import type { ChannelState, World } from '../world/world.ts';
import type { Json, WireFormat } from './wire-format.ts';
import type { Notification } from './write-notification.ts';

/** Ids and names as a real server has them (§3.4). */
const states: Readonly<Record<ChannelState, { id: string; displayName: string }>> = {
  Ready: { id: '9430250E-0A1B-421F-B372-F29E69366DED', displayName: 'Ready' },
  NotReady: { id: '900D55CC-2BB0-431F-8BF9-D3525B383BE6', displayName: 'Not Ready' },
  LoggedOut: { id: '0F7F5003-EF26-4D13-A6Ef-D0C7EC819BEB', displayName: 'Offline' },
};

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

function listChannels(world: World, userId: string): Json[] {
  return [...(world.channels.get(userId) ?? [])].map(([channel, state]) => ({
    channel,
    userState: { ...states[state], state },
    dndState: 'Off',
  }));
}
