/** What boundaries share: whom they tell of what could not be drawn, and the tries to draw it again. */
import { createContext } from 'svelte';

/** `place` names the boundary. */
export type ReportError = (place: string, error: unknown) => void;

/** The boundaries of one page that show something broken, and the log that hears of it. */
export class Drawing {
  readonly #report: ReportError;
  readonly #broken = new Set<() => void>();

  constructor(report: ReportError) {
    this.#report = report;
  }

  /** @returns what draws it again, at most once: for a button, while no newer state has done it already */
  note(place: string, error: unknown, reset: () => void): () => void {
    this.#report(place, error);
    const again = (): void => {
      if (this.#broken.delete(again)) reset();
    };
    this.#broken.add(again);
    return again;
  }

  /** After every new state: what was broken by the last one may be whole now. */
  tryAgain(): void {
    for (const again of [...this.#broken]) again();
  }
}

/** `useDrawing` throws in a component that stands in no page. */
export const [useDrawing, provideDrawing] = createContext<Drawing>();
