/** The part of a list that is drawn: its beginning, or all of it once somebody has asked. */
export class Portion<T> {
  readonly #read: () => readonly T[];
  readonly #limit: number;
  #isWhole = $state(false);
  /** Whole, the same array comes back. */
  readonly shown = $derived.by(() => this.#cut());

  constructor(read: () => readonly T[], limit: number) {
    this.#read = read;
    this.#limit = limit;
  }

  /** How many there are. */
  get count(): number {
    return this.#read().length;
  }

  get isCut(): boolean {
    return this.shown.length < this.count;
  }

  showAll(): void {
    this.#isWhole = true;
  }

  #cut(): readonly T[] {
    const list = this.#read();
    return this.#isWhole || list.length <= this.#limit ? list : list.slice(0, this.#limit);
  }
}
