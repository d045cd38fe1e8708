/** The open session is the one that main is told to send. */
import { expect, test } from 'vitest';
import type { Reply } from '#preload/contract.ts';
import { Selection } from '#renderer/state/selection.svelte.ts';
import { done, makeFakeBridge, makePromise, refused } from '#test/renderer/fake-bridge.ts';

test('opening tells main, opening again does not', async () => {
  const { bridge, inputsOf } = makeFakeBridge();
  const selection = new Selection(bridge);
  await selection.open('s1');
  await selection.open('s1');
  await selection.open('s2');
  expect(selection.openId).toBe('s2');
  expect(inputsOf('openSession')).toEqual([{ sessionId: 's1' }, { sessionId: 's2' }]);
});

test('a refusal is kept, and opening again tries again', async () => {
  const { bridge, answers, inputsOf } = makeFakeBridge();
  answers.openSession = () => refused('session-not-found');
  const selection = new Selection(bridge);
  await selection.open('s1');
  expect(selection.failure?.code).toBe('session-not-found');
  await selection.open('s1');
  expect(inputsOf('openSession')).toHaveLength(2);
});

test('a refusal that comes late says nothing about the session opened since', async () => {
  const { bridge, answers } = makeFakeBridge();
  const late = makePromise<Reply<null>>();
  answers.openSession = ({ sessionId }) => (sessionId === 's1' ? late.promise : done());
  const selection = new Selection(bridge);
  const first = selection.open('s1');
  await selection.open('s2');
  late.resolve({ ok: false, error: { code: 'session-not-found', reference: '' } });
  await first;
  expect(selection.openId).toBe('s2');
  expect(selection.failure).toBeNull();
});
