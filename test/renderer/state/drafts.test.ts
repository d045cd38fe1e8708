/** Nothing that was typed is lost, sent twice or sent to the wrong people. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Reply } from '#preload/contract.ts';
import type { KeptDraft } from '#preload/model/drafts.ts';
import { Drafts } from '#renderer/state/drafts.svelte.ts';
import { DELAY_MS } from '#renderer/state/throttled-save.ts';
import { done, makePromise, refused } from '#test/renderer/fake-bridge.ts';

const makeDrafts = (
  keep: (draft: KeptDraft) => void = () => {},
  recalled: readonly KeptDraft[] = [],
): Drafts => new Drafts(keep, recalled);
const sam = { server: 'https://a.example', userName: 'sam', displayName: 'Sam' };

test('each session and each audience has a draft of its own', () => {
  const drafts = makeDrafts();
  drafts.of('s1', 'agents').text = 'psst';
  expect(drafts.of('s1', 'everyone').text).toBe('');
  expect(drafts.of('s2', 'agents').text).toBe('');
  expect(drafts.of('s1', 'agents').text).toBe('psst');
});

test('the text goes when it was taken and stays when it was not', async () => {
  const draft = makeDrafts().of('s1', 'agents');
  draft.text = 'hello';
  await draft.send(() => refused('server-failed'));
  expect(draft.text).toBe('hello');
  expect(draft.failure?.code).toBe('server-failed');
  await draft.send(done);
  expect(draft.text).toBe('');
  expect(draft.failure).toBeNull();
});

test('while one is on its way nothing is sent again, and what is typed meanwhile stays', async () => {
  const draft = makeDrafts().of('s1', 'agents');
  const reply = makePromise<Reply<null>>();
  const sent: string[] = [];
  const deliver = (text: string): Promise<Reply<null>> => {
    sent.push(text);
    return reply.promise;
  };
  draft.text = 'first';
  const sending = draft.send(deliver);
  draft.text = 'first and second';
  await draft.send(deliver);
  reply.resolve({ ok: true, value: null });
  await sending;
  expect(sent).toEqual(['first']);
  expect(draft.text).toBe(' and second');
});

test('a text that was rewritten while it was sent is left alone', async () => {
  const draft = makeDrafts().of('s1', 'agents');
  draft.text = 'first';
  const sending = draft.send(done);
  draft.text = 'something else';
  await sending;
  expect(draft.text).toBe('something else');
});

test('blank text is not sent', async () => {
  const draft = makeDrafts().of('s1', 'agents');
  draft.text = ' \n ';
  await draft.send(() => Promise.reject(new Error('must not be called')));
  expect(draft.text).toBe(' \n ');
});

test('drafts wait for the same person to sign in again, and are gone for anyone else', () => {
  const drafts = makeDrafts();
  drafts.belongTo(sam);
  drafts.of('s1', 'agents').text = 'kept';
  drafts.belongTo({ ...sam, displayName: 'Samuel' });
  expect(drafts.of('s1', 'agents').text).toBe('kept');
  drafts.belongTo({ ...sam, userName: 'eve' });
  expect(drafts.of('s1', 'agents').text).toBe('');
});

describe('for a page that must begin anew', () => {
  const kept = (change: Partial<KeptDraft> = {}): KeptDraft => ({
    sessionId: 's1',
    to: 'agents',
    kind: 'text',
    text: 'psst',
    ...change,
  });
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('main is told of every draft, soon and not at every key, also of one typed without a pause', () => {
    const told: KeptDraft[] = [];
    const draft = makeDrafts((text) => told.push(text)).of('s1', 'agents');
    for (let key = 1; key <= 10; key += 1) {
      draft.text += 'x';
      vi.advanceTimersByTime(DELAY_MS / 5);
    }
    expect(told).toEqual([kept({ text: 'xxxxx' }), kept({ text: 'xxxxxxxxxx' })]);
  });

  test('that there is none any more is told at once, whether it was sent or taken back', async () => {
    const told: string[] = [];
    const draft = makeDrafts(({ text }) => told.push(text)).of('s1', 'agents');
    draft.text = 'hello';
    await draft.send(done);
    expect(told).toEqual(['']);
    draft.text = 'again';
    draft.text = '';
    vi.advanceTimersByTime(10 * DELAY_MS);
    expect(told).toEqual(['', '']);
  });

  test('each draft is told by itself', () => {
    const told: KeptDraft[] = [];
    const drafts = makeDrafts((text) => told.push(text));
    drafts.of('s1', 'agents').text = 'psst';
    drafts.of('s1', 'everyone', 'link').text = 'https://x';
    vi.advanceTimersByTime(DELAY_MS);
    expect(told).toEqual([kept(), kept({ to: 'everyone', kind: 'link', text: 'https://x' })]);
  });

  test('after signing out nothing is told, not even what is still on its way', async () => {
    const told: KeptDraft[] = [];
    const drafts = makeDrafts((text) => told.push(text));
    const draft = drafts.of('s1', 'agents');
    const reply = makePromise<Reply<null>>();
    draft.text = 'first';
    const sending = draft.send(() => reply.promise);
    draft.text = 'first and second';
    drafts.clear();
    reply.resolve({ ok: true, value: null });
    await sending;
    vi.advanceTimersByTime(10 * DELAY_MS);
    expect(told).toEqual([]);
  });

  test('what is recalled is there for the one who is signed in, and is not told back', () => {
    const told: KeptDraft[] = [];
    const drafts = makeDrafts((text) => told.push(text), [kept()]);
    drafts.belongTo(sam);
    vi.advanceTimersByTime(10 * DELAY_MS);
    expect(drafts.of('s1', 'agents').text).toBe('psst');
    expect(told).toEqual([]);
    drafts.belongTo({ ...sam, userName: 'eve' });
    expect(drafts.of('s1', 'agents').text).toBe('');
  });

  test('what is recalled while nobody is signed in is nobody’s', () => {
    const drafts = makeDrafts(() => {}, [kept()]);
    drafts.belongTo(null);
    drafts.belongTo(sam);
    expect(drafts.of('s1', 'agents').text).toBe('');
  });

  test('a draft that is no plain message is what is being written, unless there is a message too', () => {
    const link = kept({ to: 'everyone', kind: 'link', text: 'https://x' });
    expect(makeDrafts(() => {}, [link]).kindOf('s1', 'everyone')).toBe('link');
    const message = kept({ to: 'everyone' });
    expect(makeDrafts(() => {}, [link, message]).kindOf('s1', 'everyone')).toBe('text');
  });
});
