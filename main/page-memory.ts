/** What a page that must begin anew finds of the one before: the open session and what was typed. Never in a file. */
import type { KeptDraft, PageMemory } from '../preload/contract.ts';

export interface PageMemoryKeeper {
  keep(draft: KeptDraft): void;
  open(sessionId: string | null): void;
  recall(): PageMemory;
  /** Whose it is from now on: nothing is ever recalled for another. `null` is nobody. */
  belongTo(owner: string | null): void;
}

export function createPageMemory(): PageMemoryKeeper {
  const drafts = new Map<string, KeptDraft>();
  let openSessionId: string | null = null;
  let owner: string | null = null;

  return {
    keep(draft) {
      const key = JSON.stringify([draft.sessionId, draft.to, draft.kind]);
      if (draft.text === '') drafts.delete(key);
      else drafts.set(key, draft);
    },
    open(sessionId) {
      openSessionId = sessionId;
    },
    recall: () => ({ openSessionId, drafts: [...drafts.values()] }),
    belongTo(next) {
      if (next === owner) return;
      owner = next;
      openSessionId = null;
      drafts.clear();
    },
  };
}
