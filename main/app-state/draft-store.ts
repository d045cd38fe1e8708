/** What a page that must begin anew finds of the one before: the open session and what was typed. Never in a file. */
import type { KeptDraft, PageMemory } from '#preload/model/drafts.ts';
import { textAfter } from '#preload/rules/text-after.ts';

/** More than anybody has begun to write; the longest untouched go. How long one may be, the command's schema says. */
export const DRAFT_LIMIT = 200;

export interface DraftStore {
  keep(draft: KeptDraft): void;
  /** Keeps it unless something is kept in its place. */
  keepIfNone(draft: KeptDraft): void;
  /** It was sent: what was typed behind it stays. */
  takeSent(draft: KeptDraft): void;
  open(sessionId: string | null): void;
  recall(): PageMemory;
  /** Whose it is from now on: nothing is ever recalled for another. `null` is nobody, for whom nothing is kept. */
  belongTo(owner: string | null): void;
}

export function createDraftStore(): DraftStore {
  const drafts = new Map<string, KeptDraft>();
  let openSessionId: string | null = null;
  let owner: string | null = null;

  function keep(draft: KeptDraft): void {
    const key = keyOf(draft);
    // Taken out first, so that it comes last again: the map's order is that of the last touch.
    drafts.delete(key);
    // A page may still tell what it knows after its person has signed out.
    if (draft.text === '' || owner === null) return;
    drafts.set(key, draft);
    const [oldest] = drafts.keys();
    if (drafts.size > DRAFT_LIMIT && oldest !== undefined) drafts.delete(oldest);
  }

  return {
    keep,
    keepIfNone(draft) {
      if (!drafts.has(keyOf(draft))) keep(draft);
    },
    takeSent(sent) {
      const kept = drafts.get(keyOf(sent));
      if (kept) keep({ ...kept, text: textAfter(sent.text, kept.text) });
    },
    open(sessionId) {
      openSessionId = owner === null ? null : sessionId;
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

function keyOf({ sessionId, to, kind }: KeptDraft): string {
  return JSON.stringify([sessionId, to, kind]);
}
