/** Reports to main what has failed on the page: where and what kind, never its message. Throttled when the same fails again and again. */
import type { PageError, PagePlace } from '#preload/model/page.ts';
import { PAGE_PLACES } from '#preload/model/page.ts';

/** Kinds that are counted apart; a page that makes up names for ever must not grow. */
const MOST_KINDS = 200;

/** One per page: its counts start anew when the page is reloaded. */
export class PageErrors {
  readonly #tell: (error: PageError) => void;
  readonly #counts = new Map<string, number>();

  constructor(tell: (error: PageError) => void) {
    this.#tell = tell;
  }

  /** Reports the 1st, 2nd, 4th, 8th … time of the same failure: what fails at every patch must not flood the log. */
  note(place: string, error: unknown): void {
    const name = nameOf(error);
    const kind = `${place} ${name}`;
    if (!this.#counts.has(kind) && this.#counts.size >= MOST_KINDS) return;
    const count = (this.#counts.get(kind) ?? 0) + 1;
    this.#counts.set(kind, count);
    if (Number.isInteger(Math.log2(count))) this.#tell({ place: placeOf(place), name, count });
  }

  /** Reports uncaught errors and unhandled rejections of `page`, too. */
  watch(page: EventTarget): void {
    page.addEventListener('error', (event) => this.note('handler', 'error' in event ? event.error : null));
    page.addEventListener('unhandledrejection', (event) =>
      this.note('promise', 'reason' in event ? event.reason : null),
    );
  }
}

const placeOf = (place: string): PagePlace => PAGE_PLACES.find((known) => known === place) ?? 'window';

/** A class's name. What does not look like one may be a sentence, and is not told. */
function nameOf(error: unknown): string {
  const name = error instanceof Error ? error.name.replaceAll(' ', '') : '';
  return /^[A-Za-z]\w{0,39}$/.test(name) ? name : 'Unknown';
}
