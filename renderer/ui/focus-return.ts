/** Restores the focus when the part of the window that holds it is about to go: to where it came from, or to the main thing on screen. */
import { tick } from 'svelte';

/** Where the focus goes when it cannot go back: the first that takes it. */
const MAIN_THINGS = ['[data-pane="session"]', 'main input', 'main button'];

/** One per part of the window that may go away while it has the focus. */
export class FocusReturn {
  #part: HTMLElement | null = null;
  #cameFrom: HTMLElement | null = null;

  /** For `onfocusin` of the part. */
  note({ currentTarget, relatedTarget }: FocusEvent & { currentTarget: HTMLElement }): void {
    this.#part = currentTarget;
    if (!(relatedTarget instanceof HTMLElement) || currentTarget.contains(relatedTarget)) return;
    this.#cameFrom = relatedTarget;
  }

  /** Call it before the part goes: afterwards nobody knows where the focus was. */
  async restore(): Promise<void> {
    const hasFocus = this.#part?.contains(document.activeElement) ?? false;
    if (!hasFocus) return;
    await tick();
    // Where it came from may be gone or switched off by now; then it takes no focus.
    const mainThings = MAIN_THINGS.map((thing) => document.querySelector<HTMLElement>(thing));
    for (const place of [this.#cameFrom, ...mainThings]) {
      if (document.activeElement === null || document.activeElement === document.body) place?.focus();
    }
  }
}
