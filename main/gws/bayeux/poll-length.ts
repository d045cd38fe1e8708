/**
 * How long a poll lasts: as long as the server has announced, or shorter, where something on the way ends polls that are
 * silent for long. A length at which polls were cut is not asked for again for a while; then it is tried once more,
 * because one cut may have been chance.
 */

/** Where a server announces nothing, it is asked for this, in milliseconds. */
const DEFAULT_HOLD_MS = 60_000;
/** Asked of a server that would hold polls for longer: silence should tell of a dead connection sooner. */
const LONGEST_ASKED_MS = 60_000;
/** What is announced as this may be longer (advice.ts); so long is silence believed until the server obeys. */
const LONG_MS = 120_000;
const LONGEST_HOLD_MS = 10 * 60_000;
/** A poll that was cut sooner was not cut for its length. */
const SHORTEST_CUT_MS = 2000;
const SHORTEST_ASKED_MS = 2000;
/** How much of the length that was cut is asked for. */
const MARGIN = 0.75;
/** By how much an answer may miss the moment that was asked for, and still be obedient. */
const LATE_MS = 5000;
const EARLY_MS = 100;
/** How long a learned length is kept before a longer one is tried; doubled each time that fails. */
const KEPT_FOR_MS = 10 * 60_000;
const KEPT_AT_MOST_MS = 8 * 60 * 60_000;

export interface PollLength {
  /** The server has announced how long it holds polls. */
  advised(timeout: number): void;
  /** What to ask for, in milliseconds; `null` leaves it to the server. */
  asked(): number | null;
  /** How long the server may be silent on a poll, in milliseconds. */
  hold(): number;
  /** A poll that asked for `asked()` was answered after so many milliseconds. */
  answered(took: number): void;
  /** A poll was lost after so many milliseconds. Returns whether it had been held for a while. */
  cut(took: number): boolean;
}

export function createPollLength(now: () => number): PollLength {
  let announced: number | null = null;
  let learned: number | null = null;
  let keptUntil = 0;
  let keptFor = KEPT_FOR_MS / 2;
  /** The server has answered when it was asked to: its silence beyond that says something. */
  let isObedient = false;

  function ownLimit(): number | null {
    return announced === null || announced >= LONG_MS ? LONGEST_ASKED_MS : null;
  }

  function asked(): number | null {
    if (learned !== null && now() >= keptUntil) learned = null;
    return learned ?? ownLimit();
  }

  return {
    advised(timeout) {
      if (timeout > 0) announced = timeout;
    },
    asked,
    hold() {
      const advised =
        announced === null ? DEFAULT_HOLD_MS : announced >= LONG_MS ? LONGEST_HOLD_MS : announced;
      const wanted = asked();
      return wanted !== null && isObedient ? Math.min(wanted, advised) : advised;
    },
    answered(took) {
      const wanted = asked();
      if (wanted === null) return;
      if (took > wanted + LATE_MS) isObedient = false;
      else if (took >= wanted - EARLY_MS) isObedient = true;
    },
    cut(took) {
      if (took < SHORTEST_CUT_MS) return false;
      learned = Math.max(SHORTEST_ASKED_MS, Math.min(took, learned ?? Infinity) * MARGIN);
      keptFor = Math.min(keptFor * 2, KEPT_AT_MOST_MS);
      keptUntil = now() + keptFor;
      return true;
    },
  };
}
