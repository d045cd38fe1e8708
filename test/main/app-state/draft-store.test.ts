/** What is kept for a page that must begin anew: the last of everything, bounded, and for one person only. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { DraftStore } from '#main/app-state/draft-store.ts';
import { createDraftStore, DRAFT_LIMIT } from '#main/app-state/draft-store.ts';
import type { KeptDraft } from '#preload/model/drafts.ts';

const draftOf = (text: string, more: Partial<KeptDraft> = {}): KeptDraft => ({
  sessionId: 's1',
  to: 'agents',
  kind: 'text',
  text,
  ...more,
});

let memory: DraftStore;

beforeEach(() => {
  memory = createDraftStore();
  memory.belongTo('sam');
});

describe('a page’s memory', () => {
  it('has the open session and the last of each draft', () => {
    memory.open('s1');
    memory.keep(draftOf('Off'));
    memory.keep(draftOf('Offer a refund'));
    memory.keep(draftOf('Hello', { to: 'everyone' }));
    memory.keep(draftOf('https://example.com', { kind: 'link' }));
    expect(memory.recall()).toEqual({
      openSessionId: 's1',
      drafts: [
        draftOf('Offer a refund'),
        draftOf('Hello', { to: 'everyone' }),
        draftOf('https://example.com', { kind: 'link' }),
      ],
    });
  });

  it('has nothing of a draft that was sent or taken back, or of a session that was closed', () => {
    memory.open('s1');
    memory.keep(draftOf('Offer a refund'));
    memory.keep(draftOf(''));
    memory.open(null);
    expect(memory.recall()).toEqual({ openSessionId: null, drafts: [] });
  });

  it('loses the drafts that were not touched for the longest time when there are too many', () => {
    for (let each = 0; each < DRAFT_LIMIT; each += 1) memory.keep(draftOf('old', { sessionId: `s${each}` }));
    memory.keep(draftOf('touched', { sessionId: 's0' }));
    memory.keep(draftOf('new', { sessionId: 'one more' }));
    const kept = memory.recall().drafts;
    expect(kept).toHaveLength(DRAFT_LIMIT);
    expect(kept.map(({ sessionId }) => sessionId)).not.toContain('s1');
    expect(kept.slice(-2).map(({ text }) => text)).toEqual(['touched', 'new']);
  });

  it('stays for the same person and is gone for another', () => {
    memory.keep(draftOf('Offer a refund'));
    memory.belongTo('sam');
    expect(memory.recall().drafts).toHaveLength(1);
    memory.belongTo('sue');
    expect(memory.recall().drafts).toEqual([]);
    memory.belongTo('sam');
    expect(memory.recall().drafts).toEqual([]);
  });

  it('keeps nothing for nobody, even when the page tells late', () => {
    memory.belongTo(null);
    memory.keep(draftOf('Offer a refund'));
    memory.open('s1');
    memory.belongTo('sam');
    expect(memory.recall()).toEqual({ openSessionId: null, drafts: [] });
  });
});
