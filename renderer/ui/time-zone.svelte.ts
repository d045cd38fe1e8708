/** The time zone of this computer, which may change while the window is open: what is written of moments follows it. */

const readZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

let zone = $state(readZone());

/** Its IANA name. Reactive: what is drawn with it is drawn again when it changes. */
export function timeZone(): string {
  return zone;
}

/** To be called regularly: no event tells a page that the time zone has changed. */
export function refreshTimeZone(): void {
  zone = readZone();
}

/** Longer than any summer time is ahead, in milliseconds. */
const NEAR_MS = 3 * 3_600_000;

/** Minutes by which the wall clock is ahead of UTC. */
const aheadAt = (at: number): number => -new Date(at).getTimezoneOffset();

/** The wall clock shows this time twice, because it is put back near it. */
export function isTwice(at: number): boolean {
  const before = aheadAt(at - NEAR_MS);
  const after = aheadAt(at + NEAR_MS);
  if (before <= after) return false;
  const back = (before - after) * 60_000;
  const isFirst = aheadAt(at) === before && aheadAt(at + back) === after;
  const isSecond = aheadAt(at) === after && aheadAt(at - back) === before;
  return isFirst || isSecond;
}
