/** Leads to one line of a transcript: gives it the focus as soon as it is drawn, and marks it for a moment. */
/** Milliseconds. Long enough to find it also when nothing moves. */
const MARKED_MS = 4000;

/** One per transcript on screen. */
export class Revealing {
  /** Can still be focused when its mark has gone: taking that away would take the focus away. */
  #key = $state<string | null>(null);
  #isMarked = $state(false);
  #isAwaited = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** The line that is marked now: it has to be drawn, wherever it is. */
  get markedKey(): string | null {
    return this.#isMarked ? this.#key : null;
  }

  /** `marked` for a while, then `reached`: the line keeps the focus that it was given. */
  stateOf(key: string): 'none' | 'reached' | 'marked' {
    if (key !== this.#key) return 'none';
    return this.#isMarked ? 'marked' : 'reached';
  }

  mark(key: string): void {
    this.#key = key;
    this.#isMarked = true;
    this.#isAwaited = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#isMarked = false;
    }, MARKED_MS);
  }

  /** To be called after something was drawn: a row whose height is not known yet cannot have the focus. `viewport` is what scrolls. */
  focus(viewport: HTMLElement | null): void {
    if (!this.#isAwaited) return;
    const line = viewport?.querySelector<HTMLElement>('[data-revealed="marked"]');
    if (!line) return;
    line.focus({ preventScroll: true });
    this.#isAwaited = document.activeElement !== line;
  }

  /** To be called when the transcript goes away. */
  stop(): void {
    this.#isAwaited = false;
    clearTimeout(this.#timer);
  }
}
