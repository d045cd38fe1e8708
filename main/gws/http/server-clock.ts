/**
 * What time it is on the server, whose stamps every wait is measured against: this computer's clock may be wrong, or be
 * set while the app runs.
 */
import { isPlausible, readHttpDate } from './dates.ts';
import type { HttpResponse, Send } from './http-exchange.ts';

export interface ServerClock {
  /** Milliseconds since 1970, by the server's clock as far as it is known, else by this computer's. */
  now(): number;
  /** By how much the server's clock is ahead of this computer's, in milliseconds. */
  ahead(): number;
  /** Sends, and learns from the `Date` of what answers. */
  reading(send: Send): Send;
  /** Something with this stamp has just been told. */
  noteTold(at: number): void;
  /** Another server follows, with a clock of its own. */
  forget(): void;
}

export interface ServerClockOptions {
  /** Milliseconds, by a clock that nobody sets and that goes on while the computer sleeps. */
  readonly steady: () => number;
  /** Milliseconds since 1970, by this computer's clock. */
  readonly computer: () => number;
}

/** By how much a clock is ahead of the steady one: not less than `least`, not more than `most`. */
interface Bounds {
  /** In milliseconds, as is `most`. */
  readonly least: number;
  readonly most: number;
}

/** HTTP dates are cut to the second. */
const RESOLUTION_MS = 1000;
/** An answer that took longer, such as that of a poll, tells too little of when its date was written. */
const LONGEST_ROUND_TRIP_MS = 10_000;
/** Few enough that a server's clock which is set is followed within minutes. */
const DATES_KEPT = 9;
const STAMPS_KEPT = 5;
/** So many stamps are believed more than dates, which a proxy with another clock may write; one alone may be odd. */
const STAMPS_TO_BE_SURE = 3;
/** What is told is seldom older. */
const LONGEST_ON_THE_WAY_MS = 2 * 60_000;

export function createServerClock({ steady, computer }: ServerClockOptions): ServerClock {
  let dates: readonly Bounds[] = [];
  let stamps: readonly number[] = [];

  /** The server's clock against the steady one. */
  function lead(): number {
    const own = computer() - steady();
    const dated = agreeOn(dates, own);
    const told = latestOf(stamps);
    const known = dated ?? own;
    if (told === null) return known;
    const isSure = stamps.length >= STAMPS_TO_BE_SURE;
    // Nothing has a stamp of the future, and not all that is told just now is old.
    const isBehind = dated === null ? told > own : isSure && told > dated + RESOLUTION_MS;
    const isAhead = isSure && Math.max(...stamps) < known - LONGEST_ON_THE_WAY_MS;
    return isBehind || isAhead ? told : known;
  }

  /** The server wrote the date somewhere between the two moments. */
  function note({ status, headers }: HttpResponse, sentAt: number, answeredAt: number): void {
    // A refusal or a failure may be a proxy's, and what a cache has kept was written long ago.
    if (status < 200 || status >= 300 || headers['age'] !== undefined) return;
    const at = readHttpDate(headers['date']);
    if (at === null || answeredAt - sentAt > LONGEST_ROUND_TRIP_MS) return;
    dates = [...dates, { least: at - answeredAt, most: at + RESOLUTION_MS - sentAt }].slice(-DATES_KEPT);
  }

  return {
    now: () => steady() + lead(),
    ahead: () => steady() + lead() - computer(),
    reading: (send) => async (request) => {
      const sentAt = steady();
      const response = await send(request);
      note(response, sentAt, steady());
      return response;
    },
    noteTold(at) {
      if (isPlausible(at)) stamps = [...stamps, at - steady()].slice(-STAMPS_KEPT);
    },
    forget() {
      dates = [];
      stamps = [];
    },
  };
}

/**
 * The middle of where most of them overlap (Marzullo's algorithm): what most disagree with, such as a date that something
 * on the way has kept, does not count. Among equals, the nearest to `expected`.
 */
function agreeOn(all: readonly Bounds[], expected: number): number | null {
  const overlaps = all.map(({ least }) => {
    const agreeing = all.filter((other) => other.least <= least && least <= other.most);
    const middle = (least + Math.min(...agreeing.map(({ most }) => most))) / 2;
    return { middle, count: agreeing.length, distance: Math.abs(middle - expected) };
  });
  const [best] = overlaps.sort((a, b) => b.count - a.count || a.distance - b.distance);
  return best?.middle ?? null;
}

/** The latest, and where there are enough of them the last but one: a single odd stamp does not count. */
function latestOf(all: readonly number[]): number | null {
  const sorted = all.toSorted((a, b) => b - a);
  return sorted[all.length >= STAMPS_TO_BE_SURE ? 1 : 0] ?? null;
}
