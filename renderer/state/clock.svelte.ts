/** One clock for every age and countdown on screen. What says one is drawn again when it says something else, and not before. */
import { createContext } from 'svelte';
import { createSubscriber } from 'svelte/reactivity';
import { refreshTimeZone } from '#renderer/ui/time-zone.svelte.ts';

/** What changes within the same step is drawn together. */
const STEP_MS = 1000;
/** At least so often it is looked whether the computer's clock or time zone has been set, of which no event tells a page. */
const LONGEST_SLEEP_MS = 2000;

/** Says what is written at `now` until which moment; `Infinity` for good. */
export type NextChange = (now: number) => number;

/** All moments are milliseconds since 1970. One timer runs, and none while the window is hidden: it catches up when it is shown. */
export class Clock {
  readonly #serverAhead: () => number;
  // eslint-disable-next-line svelte/prefer-svelte-reactivity -- each alarm tells by itself who waits for it
  readonly #alarms = new Map<number, Alarm>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #wakesAt = Infinity;
  #isRunning = false;
  #offset = readOffset();

  /** `serverAhead`: by how many milliseconds the server's clock is ahead of this computer's. */
  constructor(serverAhead: () => number) {
    this.#serverAhead = serverAhead;
  }

  /**
   * By this computer's clock: for what the app itself has noted, such as the age of what is on screen. Reactive: changes at the
   * moment that `next` says.
   */
  nowUntil(next: NextChange): number {
    const now = Date.now();
    const change = next(now);
    if (Number.isFinite(change)) this.#subscribe(Math.ceil(change / STEP_MS) * STEP_MS);
    return now;
  }

  /** For everything that the server has stamped, such as since when a customer waits. `next` is asked by the server's clock, too. */
  serverNowUntil(next: NextChange): number {
    const ahead = this.#serverAhead();
    return this.nowUntil((now) => next(now + ahead) - ahead) + ahead;
  }

  /** @returns what stops it */
  start(): () => void {
    const turn = (): void => {
      clearTimeout(this.#timer);
      this.#isRunning = !document.hidden;
      if (this.#isRunning) this.#wake();
    };
    document.addEventListener('visibilitychange', turn);
    turn();
    return () => {
      document.removeEventListener('visibilitychange', turn);
      clearTimeout(this.#timer);
      this.#isRunning = false;
    };
  }

  #subscribe(moment: number): void {
    const alarm = this.#alarms.get(moment) ?? this.#setAlarm(moment);
    alarm.subscribe();
  }

  #setAlarm(moment: number): Alarm {
    const alarm: Alarm = {
      ring: null,
      subscribe: createSubscriber((ring) => {
        alarm.ring = ring;
        if (moment < this.#wakesAt) this.#sleep();
        return () => {
          if (this.#alarms.get(moment) === alarm) this.#alarms.delete(moment);
        };
      }),
    };
    this.#alarms.set(moment, alarm);
    return alarm;
  }

  #wake(): void {
    refreshTimeZone();
    const offset = readOffset();
    // Set back or ahead: no moment is where it was.
    const wasSet = Math.abs(offset - this.#offset) >= STEP_MS;
    this.#offset = offset;
    const now = Date.now();
    for (const [moment, { ring }] of [...this.#alarms]) {
      if (!wasSet && moment > now) continue;
      this.#alarms.delete(moment);
      ring?.();
    }
    this.#sleep();
  }

  #sleep(): void {
    clearTimeout(this.#timer);
    if (!this.#isRunning) return;
    const now = Date.now();
    this.#wakesAt = Math.min(now + LONGEST_SLEEP_MS, ...this.#alarms.keys());
    this.#timer = setTimeout(() => this.#wake(), this.#wakesAt - now);
  }
}

/** A moment at which something on screen changes. */
interface Alarm {
  /** What is drawn now is drawn again when it rings. */
  readonly subscribe: () => void;
  /** `null` until it is drawn. */
  ring: (() => void) | null;
}

/** By how much this computer's clock is ahead of one that nobody sets. */
const readOffset = (): number => Date.now() - performance.now();

/** `useClock` throws in a component that stands in no page. */
export const [useClock, provideClock] = createContext<Clock>();
