/** Which place main has asked to be shown: each once, and not any more when it has not come for a while. */
import type { Reveal } from '#preload/model/app-state.ts';

/** Milliseconds that a transcript may take: after that the person is elsewhere, and nothing may jump. */
export const PATIENCE = 5000;

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

  hear(reveal: Reveal | null): void {
    const isShown = this.#skipsFirst || reveal?.number === this.#lastNumber;
    this.#skipsFirst = false;
    this.#lastNumber = reveal?.number ?? null;
    if (!isShown) this.wanted = reveal;
  }

  begin(reveal: Reveal): void {
    this.wanted = null;
    this.place = reveal;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.end(), PATIENCE);
  }

  end(): void {
    clearTimeout(this.#timer);
    this.place = null;
  }
}
