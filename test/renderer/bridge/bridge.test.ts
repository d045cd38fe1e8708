/** The bridge as the page sees it always answers. */
import { expect, test } from 'vitest';
import { alwaysAnswering } from '#renderer/bridge/bridge.ts';
import { makeFakeBridge, refused } from '#test/renderer/fake-bridge.ts';

test('passes answers through, good and bad', async () => {
  const { bridge, answers } = makeFakeBridge();
  answers.closeSession = () => refused('operation-refused', 'No.');
  const page = alwaysAnswering(bridge);
  expect(await page.signOut({})).toEqual({ ok: true, value: null });
  expect(await page.closeSession({ sessionId: 's1', how: 'leave' })).toEqual({
    ok: false,
    error: { code: 'operation-refused', reference: 'REF-1', serverSays: 'No.' },
  });
});

test('turns a rejection into a failure that has words', async () => {
  const { bridge, answers } = makeFakeBridge();
  answers.sendMessage = () => Promise.reject(new Error('main is gone'));
  const reply = await alwaysAnswering(bridge).sendMessage({ sessionId: 's1', to: 'agents', text: 'x' });
  expect(reply).toEqual({ ok: false, error: { code: 'unexpected', reference: '' } });
});
