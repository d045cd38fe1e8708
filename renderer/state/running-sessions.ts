/** The sessions that the supervisor is in and that go on: kept as they begin and end, not looked for among all of them. */
import { untrack } from 'svelte';
import type { SessionTable } from './session-table.svelte.ts';

export class RunningSessions {
  readonly #sessions: SessionTable;
  #revision = -1;
  #ids: ReadonlySet<string> = new Set();

  constructor(sessions: SessionTable) {
    this.#sessions = sessions;
  }

  /** Reactive. The same set until a session has begun or ended. */
  read(): ReadonlySet<string> {
    const { revision, ids } = this.#sessions.changedSince(this.#revision);
    const isRunning = (id: string): boolean => this.#sessions.get(id)?.ended === false;
    untrack(() => {
      if (ids === null) this.#ids = new Set([...this.#sessions.keys()].filter(isRunning));
      else this.#update([...ids].filter((id) => isRunning(id) !== this.#ids.has(id)));
    });
    this.#revision = revision;
    return this.#ids;
  }

  #update(turned: readonly string[]): void {
    if (turned.length === 0) return;
    const ids = new Set(this.#ids);
    for (const id of turned) if (!ids.delete(id)) ids.add(id);
    this.#ids = ids;
  }
}
