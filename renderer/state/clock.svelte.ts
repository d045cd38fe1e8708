/** One clock for every age and countdown on screen, so that they all step together. */
import { createContext } from 'svelte';
import { refreshTimeZone } from '#renderer/ui/time-zone.svelte.ts';

const STEP_MS = 1000;

/** Times are milliseconds since 1970. */
export class Clock {
  /** By this computer's clock: for what the app itself has noted, such as the age of what is on screen. */
  now = $state(Date.now());
  readonly #serverAhead: () => number;

  /** `serverAhead`: by how many milliseconds the server's clock is ahead of this computer's. */
  constructor(serverAhead: () => number) {
    this.#serverAhead = serverAhead;
  }

  /** For everything that the server has stamped, such as since when a customer waits. */
  get serverNow(): number {
    return this.now + this.#serverAhead();
  }

  /** @returns what stops it */
  start(): () => void {
    const timer = setInterval(() => {
      this.now = Date.now();
      refreshTimeZone();
    }, STEP_MS);
    return () => clearInterval(timer);
  }
}

/** `useClock` throws in a component that stands in no page. */
export const [useClock, provideClock] = createContext<Clock>();
