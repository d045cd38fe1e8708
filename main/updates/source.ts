/** Decides whether newer versions are looked for at all, and where. Looks at files, never at the network. */
import type { Settings, UpdateChannel } from '#preload/model/settings.ts';
import type { Updates } from '#preload/model/updates.ts';
import type { BuiltIn } from './feed.ts';
import { chooseFeed } from './feed.ts';
import type { InstalledCopy } from './installed-copy.ts';

export interface Source {
  readonly copy: InstalledCopy;
  readonly feed: string;
  readonly channel: UpdateChannel;
  readonly publisherNames: readonly string[];
}

export interface UpdateSourceOptions {
  /** `null`: this copy cannot replace itself. */
  readonly findCopy: () => Promise<InstalledCopy | null>;
  readonly readBuiltIn: () => Promise<BuiltIn>;
  /** Settings and policy together. */
  readonly preferences: () => Pick<Settings, 'updatesOn' | 'updateChannel'>;
  readonly policyFeed: () => string | null;
  /** Whether it is policy that says on or off. */
  readonly isManaged: () => boolean;
}

export type WhyOff = Extract<Updates, { phase: 'off' }>['why'];

export async function findSource(parts: UpdateSourceOptions): Promise<Source | WhyOff> {
  const copy = await parts.findCopy();
  if (!copy) return 'not-installed';
  const { updatesOn, updateChannel: channel } = parts.preferences();
  if (!updatesOn) return parts.isManaged() ? 'policy' : 'setting';
  const builtIn = await parts.readBuiltIn();
  const feed = chooseFeed(parts.policyFeed(), builtIn);
  return feed === null ? 'no-feed' : { copy, feed, channel, publisherNames: builtIn.publisherNames };
}

/** All that is wished, as one text: when it changes, looking begins anew. */
export function directionOf({ preferences, policyFeed }: UpdateSourceOptions): string {
  const { updatesOn, updateChannel } = preferences();
  return JSON.stringify([updatesOn, updateChannel, policyFeed()]);
}
