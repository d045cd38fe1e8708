/** Nothing that was typed is lost, sent twice or sent to the wrong people. */
import { expect, test } from 'vitest';
import type { Reply } from '../../../preload/contract.ts';
import { Drafts } from '../../../renderer/state/drafts.svelte.ts';
import { done, makePromise, refused } from '../fake-bridge.ts';

const sam = { server: 'https://a.example', userName: 'sam', displayName: 'Sam' };

test('each session and each audience has a draft of its own', () => {
  const drafts = new Drafts();
  drafts.of('s1', 'agents').text = 'psst';
  expect(drafts.of('s1', 'everyone').text).toBe('');
  expect(drafts.of('s2', 'agents').text).toBe('');
  expect(drafts.of('s1', 'agents').text).toBe('psst');
});

test('the text goes when it was taken and stays when it was not', async () => {
  const draft = new Drafts().of('s1', 'agents');
  draft.text = 'hello';
  await draft.send(() => refused('server-failed'));
  expect(draft.text).toBe('hello');
  expect(draft.failure?.code).toBe('server-failed');
  await draft.send(done);
  expect(draft.text).toBe('');
  expect(draft.failure).toBeNull();
});

test('while one is on its way nothing is sent again, and what is typed meanwhile stays', async () => {
  const draft = new Drafts().of('s1', 'agents');
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
  const draft = new Drafts().of('s1', 'agents');
  draft.text = 'first';
  const sending = draft.send(done);
  draft.text = 'something else';
  await sending;
  expect(draft.text).toBe('something else');
});

test('blank text is not sent', async () => {
  const draft = new Drafts().of('s1', 'agents');
  draft.text = ' \n ';
  await draft.send(() => Promise.reject(new Error('must not be called')));
  expect(draft.text).toBe(' \n ');
});

test('drafts wait for the same person to sign in again, and are gone for anyone else', () => {
  const drafts = new Drafts();
  drafts.belongTo(sam);
  drafts.of('s1', 'agents').text = 'kept';
  drafts.belongTo({ ...sam, displayName: 'Samuel' });
  expect(drafts.of('s1', 'agents').text).toBe('kept');
  drafts.belongTo({ ...sam, userName: 'eve' });
  expect(drafts.of('s1', 'agents').text).toBe('');
});
