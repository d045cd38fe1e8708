/** Picks out the sessions that the search field asks for. The first search makes their texts ready, in slices: no key waits for all of them. */
import { createSubscriber } from 'svelte/reactivity';
import type { Session } from '#preload/model/session.ts';
import { readSearch } from '#preload/rules/text/text-match.ts';
import { isReady, matchSession } from './match-session.ts';

/** Milliseconds of making texts ready at a time. */
const SLICE_MS = 8;

export interface Found {
  readonly sessions: readonly Session[];
  /** The rest has not been looked at yet. */
  readonly isPartial: boolean;
}

/** Reactive: what is partial goes on by itself, once it is on screen. Nothing sought finds all. */
export function searchSessions(all: readonly Session[], query: string): Found {
  const search = readSearch(query);
  if (search === null) return { sessions: all, isPartial: false };
  const end = performance.now() + SLICE_MS;
  const sessions: Session[] = [];
  for (const session of all) {
    if (!isReady(session, search) && performance.now() > end) {
      askAgainLater();
      return { sessions, isPartial: true };
    }
    if (matchSession(session, search)) sessions.push(session);
  }
  return { sessions, isPartial: false };
}

function askAgainLater(): void {
  const subscribe = createSubscriber((askAgain) => {
    const timer = setTimeout(askAgain);
    return () => clearTimeout(timer);
  });
  subscribe();
}
