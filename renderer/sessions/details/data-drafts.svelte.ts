/** What is being typed into the attached data of each session: looking at another session costs no letter of it. */
import { SvelteMap } from 'svelte/reactivity';

/** What is being typed into the data of one session. */
export class DataDraft {
  /** The values that are being changed, by the key of their entry. */
  readonly values = new SvelteMap<string, string>();
  /** The entry that is being added. */
  added = $state<{ key: string; value: string } | null>(null);
}

/** One draft for each session that has been looked at. */
export class DataDrafts {
  // Never read as a whole, so it need not tell anyone that it has changed.
  // eslint-disable-next-line svelte/prefer-svelte-reactivity
  readonly #drafts = new Map<string, DataDraft>();

  of(sessionId: string): DataDraft {
    const known = this.#drafts.get(sessionId);
    if (known !== undefined) return known;
    const draft = new DataDraft();
    this.#drafts.set(sessionId, draft);
    return draft;
  }
}
