/** Where the keyboard goes in a list of options. */

/** The place that a key leads to, or `null` if it is not a key that moves. */
export function placeAfter(key: string, place: number, count: number): number | null {
  const last = count - 1;
  const places = new Map([
    ['ArrowDown', Math.min(place + 1, last)],
    ['ArrowUp', Math.max(place - 1, 0)],
    ['PageDown', Math.min(place + 10, last)],
    ['PageUp', Math.max(place - 10, 0)],
    ['Home', 0],
    ['End', last],
  ]);
  return count === 0 ? null : (places.get(key) ?? null);
}

/** Letters typed within this time belong together. */
const TYPEAHEAD_PAUSE_MS = 700;

/** Finds options by their first letters; the same letter again goes on to the next one. */
export class Typeahead {
  #typed = '';
  #lastAt = 0;

  find<T>(
    letter: string,
    options: readonly T[],
    nameOf: (option: T) => string,
    place: number,
    at: number,
  ): number | null {
    this.#typed =
      at - this.#lastAt < TYPEAHEAD_PAUSE_MS ? this.#typed + letter.toLowerCase() : letter.toLowerCase();
    this.#lastAt = at;
    const first = this.#typed.charAt(0);
    const repeats = this.#typed === first.repeat(this.#typed.length);
    const sought = repeats ? first : this.#typed;
    const from = repeats ? place + 1 : Math.max(place, 0);
    for (let step = 0; step < options.length; step += 1) {
      const candidate = (from + step) % options.length;
      const option = options[candidate];
      if (option !== undefined && nameOf(option).toLowerCase().startsWith(sought)) return candidate;
    }
    return null;
  }
}
