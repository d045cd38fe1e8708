/** Who is typing: begun by TypingStarted, ended by TypingStopped, by the text itself, by leaving, or by a long silence. Pure. */
import type { ReceivedIndexes } from './received-indexes.ts';
import { isReceived } from './received-indexes.ts';
import type { IncomingMessage, IncomingParticipant } from './session-event.ts';

/** A lost TypingStopped must not leave somebody typing for ever, in milliseconds. */
const SILENCE_LIMIT_MS = 20_000;

export interface TypistHeard {
  readonly person: IncomingParticipant;
  /** What has been typed so far, where the server shows it; otherwise empty. */
  readonly preview: string;
  /** When the server last told of it, in milliseconds. */
  readonly at: number;
}

/** By participant id, in the order in which they began. */
export type Typists = ReadonlyMap<string, TypistHeard>;

export const NOBODY_TYPES: Typists = new Map();

/** The same map comes back when nothing has changed. */
export function readTyping(
  before: Typists,
  messages: readonly IncomingMessage[],
  seen: ReceivedIndexes,
  isMe: (person: IncomingParticipant) => boolean,
  at: number,
): Typists {
  const typists = new Map(before);
  const told = new Set<number>();
  let hasChanged = false;
  for (const { kind, from, text, index } of messages) {
    // A message delivered twice must not start the typing again.
    if (isMe(from) || (index !== null && (told.has(index) || isReceived(seen, index)))) continue;
    if (index !== null) told.add(index);
    hasChanged = typists.delete(from.id) || hasChanged;
    if (kind !== 'typing-started') continue;
    typists.set(from.id, { person: from, preview: text, at });
    hasChanged = true;
  }
  return hasChanged ? typists : before;
}

/** The same map comes back when nobody has gone silent. */
export function dropSilentTypists(typists: Typists, at: number): Typists {
  return keepTypists(typists, (heard) => at - heard.at < SILENCE_LIMIT_MS);
}

/** The same map comes back when nobody was left out. */
export function keepTypists(typists: Typists, isKept: (heard: TypistHeard) => boolean): Typists {
  const kept = [...typists].filter(([, heard]) => isKept(heard));
  return kept.length === typists.size ? typists : new Map(kept);
}
