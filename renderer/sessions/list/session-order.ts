/** All sessions in the order of the list, where only what has changed is moved. */
import { untrack } from 'svelte';
import type { Session } from '#preload/model/session.ts';
import type { SessionTable } from '#renderer/state/session-table.svelte.ts';
import { findPlace, orderSessions } from './order-sessions.ts';

/** When more have changed at once, sorting all is less work. */
const MOST_MOVED = 64;

export class SessionOrder {
  readonly #sessions: SessionTable;
  #revision = -1;
  #ordered: readonly Session[] = [];
  /** As they stand in `#ordered`. */
  #placed = new Map<string, Session>();

  constructor(sessions: SessionTable) {
    this.#sessions = sessions;
  }

  /** Reactive. The same array until something has changed. A session that cannot be read throws, and nothing is taken for done. */
  read(): readonly Session[] {
    const { revision, ids } = this.#sessions.changedSince(this.#revision);
    untrack(() => {
      if (ids === null || ids.size > MOST_MOVED) this.#sortAll();
      else if (ids.size > 0) this.#move(ids);
    });
    this.#revision = revision;
    return this.#ordered;
  }

  #sortAll(): void {
    this.#ordered = orderSessions(this.#sessions.values());
    this.#placed = new Map(this.#sessions);
  }

  #move(ids: ReadonlySet<string>): void {
    const ordered = [...this.#ordered];
    for (const id of ids) {
      const before = this.#placed.get(id);
      if (before !== undefined) ordered.splice(findPlace(ordered, before), 1);
    }
    for (const id of ids) {
      const session = this.#sessions.get(id);
      if (session !== undefined) ordered.splice(findPlace(ordered, session), 0, session);
    }
    this.#ordered = ordered;
    for (const id of ids) {
      const session = this.#sessions.get(id);
      if (session === undefined) this.#placed.delete(id);
      else this.#placed.set(id, session);
    }
  }
}
