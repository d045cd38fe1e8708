/** Tells main what a text has become: soon, not at every key, and at once when it is empty. */

/** Milliseconds of typing that a crash of the page may cost. */
export const DELAY_MS = 250;

/** One per text; it keeps only what the text is now. */
export class ThrottledSave {
  readonly #tell: (text: string) => void;
  #text = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isOver = false;

  constructor(tell: (text: string) => void) {
    this.#tell = tell;
  }

  /** The first change begins the wait, so that who types without a pause is told of as well. */
  changed(text: string): void {
    if (this.#isOver) return;
    this.#text = text;
    if (text === '') this.#flush();
    else this.#timer ??= setTimeout(() => this.#flush(), DELAY_MS);
  }

  /** For good: nothing is told any more, whatever the text becomes. */
  end(): void {
    this.#isOver = true;
    clearTimeout(this.#timer);
  }

  #flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#tell(this.#text);
  }
}
