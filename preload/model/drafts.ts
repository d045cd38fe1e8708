/** What has been typed and not sent. */
import type { Recipients } from './messages.ts';

/** What a draft is to become: a message, an address to be shown as a link, or a notice of the contact centre. */
export const DRAFT_KINDS = ['text', 'link', 'notice'] as const;

export type DraftKind = (typeof DRAFT_KINDS)[number];

/** Something typed and not sent. */
export interface KeptDraft {
  readonly sessionId: string;
  readonly to: Recipients;
  readonly kind: DraftKind;
  /** Empty: there is none (any more). */
  readonly text: string;
}

/** What a page that begins anew, after a crash, finds of the one before. Kept in memory only. */
export interface PageMemory {
  readonly openSessionId: string | null;
  readonly drafts: readonly KeptDraft[];
}
