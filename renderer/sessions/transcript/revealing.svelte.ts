/** Leads to one line of a transcript: brings it into view, gives it the focus, and marks it for a moment. */
import { tick } from 'svelte';

/** Milliseconds. Long enough to find it also when nothing moves. */
const MARKED_MS = 4000;

/** One per transcript on screen. */
export class Revealing {
  /** Can still be focused when its mark has gone: taking that away would take the focus away. */
  #key = $state<string | null>(null);
  #isMarked = $state(false);
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `marked` for a while, then `reached`: the line keeps the focus that it was given. */
  stateOf(key: string): 'none' | 'reached' | 'marked' {
    if (key !== this.#key) return 'none';
    return this.#isMarked ? 'marked' : 'reached';
  }

  /** `viewport` is what scrolls. Nothing moves when the line is not drawn. */
  async show(viewport: HTMLElement, key: string): Promise<void> {
    this.#key = key;
    this.#isMarked = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#isMarked = false;
    }, MARKED_MS);
    await tick();
    const line = viewport.querySelector<HTMLElement>('[data-revealed="marked"]');
    line?.scrollIntoView({ block: 'center' });
    line?.focus({ preventScroll: true });
  }

  /** To be called when the transcript goes away. */
  stop(): void {
    clearTimeout(this.#timer);
  }
}
