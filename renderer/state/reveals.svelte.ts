/** Places that main asks to reveal, such as the line of a notification that was clicked: each is shown once, and dropped when it has not come in time. */
import type { Reveal } from '#preload/model/app-state.ts';

/** How long a transcript may take: later the supervisor looks elsewhere, and nothing may scroll or take the focus. */
export const REVEAL_TIMEOUT_MS = 5000;

/** One per page: it remembers what has been shown. */
export class Reveals {
  /** Asked for; its session may still be on its way. */
  wanted = $state.raw<Reveal | null>(null);
  /** What the open session is to show. */
  place = $state.raw<Reveal | null>(null);
  #lastNumber: number | null = null;
  #skipsFirst: boolean;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `skipsFirst`: what is asked for at first was shown by a page before this one. */
  constructor(skipsFirst: boolean) {
    this.#skipsFirst = skipsFirst;
  }

  /** `reveal`: what the latest state asks for. The same request, by its number, is taken once. */
  receive(reveal: Reveal | null): void {
    const isShown = this.#skipsFirst || reveal?.number === this.#lastNumber;
    this.#skipsFirst = false;
    this.#lastNumber = reveal?.number ?? null;
    if (!isShown) this.wanted = reveal;
  }

  /** Its session is being opened. Ends by itself after `REVEAL_TIMEOUT_MS`. */
  begin(reveal: Reveal): void {
    this.wanted = null;
    this.place = reveal;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.end(), REVEAL_TIMEOUT_MS);
  }

  /** It has been shown, or it is too late for it. */
  end(): void {
    clearTimeout(this.#timer);
    this.place = null;
  }
}
