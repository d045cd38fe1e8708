/** Decides when others are told that I am typing: once when it begins, again while it goes on, and when it ends. */

/** Milliseconds after which it is said again: those who hear it forget it after a while. */
export const REPEAT_MS = 8000;
/** Milliseconds without a key after which it is over. */
export const SILENCE_MS = 4000;

/** One per field; it knows what the others were told last. */
export class TypingSignal {
  readonly #tell: (isTyping: boolean) => boolean;
  #toldAt: number | null = null;
  #silence: ReturnType<typeof setTimeout> | undefined;

  /** `tell` answers whether anybody could be told. */
  constructor(tell: (isTyping: boolean) => boolean) {
    this.#tell = tell;
  }

  /** The text has been changed by hand at this moment. */
  typed(isEmpty: boolean, at: number): void {
    if (isEmpty) {
      this.stop();
      return;
    }
    if (this.#toldAt === null || at - this.#toldAt >= REPEAT_MS) {
      if (this.#tell(true)) this.#toldAt = at;
    }
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => this.stop(), SILENCE_MS);
  }

  /** Says that it is over, if it was said that it began. */
  stop(): void {
    clearTimeout(this.#silence);
    if (this.#toldAt === null) return;
    this.#toldAt = null;
    this.#tell(false);
  }
}
