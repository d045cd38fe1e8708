/** What the error boundaries of a page share: the report of what could not be drawn, and the retry after the next patch. */
import { createContext } from 'svelte';

/** `place` names the boundary, `error` is what drawing threw. */
export type ReportError = (place: string, error: unknown) => void;

/** The boundaries of one page that show something broken, and the log that hears of it. */
export class Drawing {
  readonly #report: ReportError;
  readonly #broken = new Set<() => void>();

  constructor(report: ReportError) {
    this.#report = report;
  }

  /** @returns a retry for a button; it does nothing when a newer state has been drawn already */
  note(place: string, error: unknown, reset: () => void): () => void {
    this.#report(place, error);
    const again = (): void => {
      if (this.#broken.delete(again)) reset();
    };
    this.#broken.add(again);
    return again;
  }

  /** To be called after every patch: what was broken by the last state may be whole in this one. */
  tryAgain(): void {
    for (const again of [...this.#broken]) again();
  }
}

/** `useDrawing` throws in a component that stands in no page. */
export const [useDrawing, provideDrawing] = createContext<Drawing>();
