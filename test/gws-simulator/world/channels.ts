/** What each user's media channels are in: those of a started contact-centre session, and nobody else's (§3.4). */
import type { ChannelState } from './agent-states.ts';
import type { Happening } from './happening.ts';

/** The channel of SMS sessions, as in /users/{id}/channels/smssession (§2.1). */
export const smsChannel = 'smssession';

export class Channels {
  readonly #byUser = new Map<string, Map<string, ChannelState>>();
  readonly #announce: (happening: Happening) => void;

  constructor(announce: (happening: Happening) => void) {
    this.#announce = announce;
  }

  /** In the order in which they were asked for; empty without a contact-centre session. */
  of(userId: string): readonly (readonly [name: string, state: ChannelState])[] {
    return [...(this.#byUser.get(userId) ?? [])];
  }

  /** Whether the user has started a contact-centre session and not ended it. */
  isAtWork(userId: string): boolean {
    return this.of(userId).some(([, state]) => state !== 'LoggedOut');
  }

  /** Logs the channels in, NotReady; others of an earlier start go on as they are. */
  start(userId: string, names: readonly string[]): void {
    const channels = this.#byUser.get(userId) ?? new Map<string, ChannelState>();
    this.#byUser.set(userId, channels);
    for (const name of names) channels.set(name, 'NotReady');
    this.#announce({ kind: 'channels-changed', userId });
  }

  /** Moves one channel, or all that the user has. Whether there was one to move. */
  move(userId: string, state: ChannelState, name?: string): boolean {
    const channels = this.#byUser.get(userId);
    const names = [...(channels?.keys() ?? [])].filter((each) => name === undefined || each === name);
    if (!channels || names.length === 0) return false;
    for (const each of names) channels.set(each, state);
    this.#announce({ kind: 'channels-changed', userId });
    return true;
  }

  /** The user is at work in this state, whatever was before. */
  put(userId: string, state: ChannelState, name: string = smsChannel): void {
    const channels = this.#byUser.get(userId) ?? new Map<string, ChannelState>();
    this.#byUser.set(userId, channels.set(name, state));
    this.#announce({ kind: 'channels-changed', userId });
  }
}
