/** Leads to one line of a transcript: brings it into view, gives it the focus, and marks it for a moment. */
import { tick } from 'svelte';

/** Milliseconds. Long enough to find it also when nothing moves. */
const MARKED_FOR = 4000;

export class Revealing {
  /** Can still be focused when its mark has gone: taking that away would take the focus away. */
  #key = $state<string | null>(null);
  #isMarked = $state(false);
  #timer: ReturnType<typeof setTimeout> | undefined;

  stateOf(key: string): 'none' | 'reached' | 'marked' {
    if (key !== this.#key) return 'none';
    return this.#isMarked ? 'marked' : 'reached';
  }

  async show(viewport: HTMLElement, key: string): Promise<void> {
    this.#key = key;
    this.#isMarked = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#isMarked = false;
    }, MARKED_FOR);
    await tick();
    const line = viewport.querySelector<HTMLElement>('[data-revealed="marked"]');
    line?.scrollIntoView({ block: 'center' });
    line?.focus({ preventScroll: true });
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
