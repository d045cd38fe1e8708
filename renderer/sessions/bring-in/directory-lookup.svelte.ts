/** Looks people and queues up while a name is being typed: after a short pause, and only the latest answer counts. */
import type { Reply } from '#preload/contract.ts';
import type { AppFailure } from '#preload/errors.ts';
import type { DirectoryEntry } from '#preload/model/directory.ts';

type Search = (text: string) => Promise<Reply<readonly DirectoryEntry[]>>;

/** Milliseconds without a key after which the directory is asked. */
export const TYPING_PAUSE_MS = 250;

/** One per search field. A failure stays until the next key. */
export class DirectoryLookup {
  /** `null`: nothing has been looked for. */
  found = $state.raw<readonly DirectoryEntry[] | null>(null);
  failure = $state.raw<AppFailure | null>(null);
  /** An answer is awaited, or about to be asked for. */
  searching = $state(false);

  readonly #search: Search;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #latest = 0;

  constructor(search: Search) {
    this.#search = search;
  }

  /** Whatever was being looked for is dropped. Empty: nothing is looked for. */
  seek(text: string): void {
    this.stop();
    this.failure = null;
    this.searching = text.trim() !== '';
    if (!this.searching) this.found = null;
    else this.#timer = setTimeout(() => void this.#ask(text.trim()), TYPING_PAUSE_MS);
  }

  /** Answers that are still on their way are for nobody any more. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#latest += 1;
  }

  async #ask(text: string): Promise<void> {
    const own = this.#latest;
    const reply = await this.#search(text);
    if (own !== this.#latest) return;
    this.searching = false;
    if (reply.ok) this.found = reply.value;
    else this.failure = reply.error;
  }
}
