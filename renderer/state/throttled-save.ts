/** Throttled save of a text to main's draft store: once in a while as long as it changes, and at once when it is empty. */

/** At most once in so many milliseconds: that much typing may be lost in a crash of the page. */
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

  /** The timer runs from the first change and is not put off by later ones: typing without a pause is saved as well. */
  changed(text: string): void {
    if (this.#isOver) return;
    this.#text = text;
    if (text === '') this.#flush();
    else this.#timer ??= setTimeout(() => this.#flush(), DELAY_MS);
  }

  /** For good: nothing is saved any more, whatever the text becomes. */
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
