/** The sessions of the page by id, and which of them have changed: who keeps something of all of them looks at those alone. */
import { SvelteMap } from 'svelte/reactivity';
import type { Session } from '#preload/model/session.ts';

/** So many changes are remembered, and at least half as many; who asks later than that looks at all sessions. */
const LOG_LIMIT = 4096;

/** What has happened since a revision, up to another. */
export interface SessionChanges {
  readonly revision: number;
  /** What is new, other than before or gone; `null`: that is not known any more, and may be anything. */
  readonly ids: ReadonlySet<string> | null;
}

export class SessionTable extends SvelteMap<string, Session> {
  /** How often something has changed so far. */
  #revision = $state.raw(0);
  /** The ids of the last changes. */
  #log: string[] = [];

  override set(id: string, session: Session): this {
    super.set(id, session);
    this.#note(id);
    return this;
  }

  override delete(id: string): boolean {
    this.#note(id);
    return super.delete(id);
  }

  override clear(): void {
    this.#log = [];
    this.#revision += 1;
    super.clear();
  }

  /** Reactive. `revision` is what the last answer had, or -1. */
  changedSince(revision: number): SessionChanges {
    const now = this.#revision;
    const count = now - revision;
    // eslint-disable-next-line svelte/prefer-svelte-reactivity -- it never changes
    const ids = count > this.#log.length ? null : new Set(this.#log.slice(this.#log.length - count));
    return { revision: now, ids };
  }

  #note(id: string): void {
    if (this.#log.length === LOG_LIMIT) this.#log = this.#log.slice(LOG_LIMIT / 2);
    this.#log.push(id);
    this.#revision += 1;
  }
}
