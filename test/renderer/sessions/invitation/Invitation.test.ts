/** An invitation: under which name it is taken, how it is turned down, and what became of it. */
import { screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { refused } from '#test/renderer/fake-bridge.ts';
import { openSession } from '#test/renderer/open-app.ts';
import type { SampleChange } from '#test/renderer/samples.ts';
import { sampleAppState } from '#test/renderer/samples.ts';

const invited: SampleChange = {
  phase: 'invited',
  mode: null,
  participants: [],
  offers: { modes: [], actions: ['accept', 'reject'] },
};
const panel = (): HTMLElement => screen.getByRole('region', { name: 'You are invited' });
const nickname = (): HTMLInputElement => screen.getByRole<HTMLInputElement>('textbox', { name: 'Nickname' });
const button = (name: string): HTMLElement => screen.getByRole('button', { name });

test('says so, and offers nothing that needs to be inside', async () => {
  await openSession(invited);
  expect(panel().textContent).toContain('Maria López');
  expect(screen.getByRole('option', { name: /invited/ })).toBeTruthy();
  expect(screen.queryByRole('radiogroup')).toBeNull();
  expect(screen.queryByRole('button', { name: 'Leave session' })).toBeNull();
});

test('is accepted under the nickname of the settings, or another one, or none', async () => {
  const { user, inputsOf } = await openSession(invited, {
    settings: { ...sampleAppState.settings, nickname: 'Sam from care' },
  });
  expect(nickname().value).toBe('Sam from care');
  await user.click(button('Accept'));
  await user.clear(nickname());
  await user.click(button('Accept'));
  await user.type(nickname(), ' Sue {Enter}');
  expect(inputsOf('acceptSession')).toEqual([
    { sessionId: 's1', nickname: 'Sam from care' },
    { sessionId: 's1', nickname: null },
    { sessionId: 's1', nickname: 'Sue' },
  ]);
});

test('is rejected by closing the session that way', async () => {
  const { user, inputsOf } = await openSession(invited);
  await user.click(button('Reject'));
  expect(inputsOf('closeSession')).toEqual([{ sessionId: 's1', how: 'reject' }]);
});

test('that could not be accepted says why and keeps the nickname', async () => {
  const { user, answers } = await openSession(invited);
  answers.acceptSession = () => refused('accept-not-confirmed', 'Too late');
  await user.type(nickname(), 'Sue');
  await user.click(button('Accept'));
  expect((await screen.findByRole('alert')).textContent).toContain('Too late');
  expect(nickname().value).toBe('Sue');
});

test('what is not offered is not there', async () => {
  await openSession({ ...invited, offers: { modes: [], actions: [] } });
  expect(screen.queryByRole('button', { name: 'Accept' })).toBeNull();
  expect(screen.queryByRole('button', { name: 'Reject' })).toBeNull();
  expect(panel().textContent).toContain('does not ask you to accept');
});

test('cannot be answered without a connection, and says so', async () => {
  const { user, inputsOf } = await openSession(invited, { connection: { phase: 'connecting' } });
  await user.click(button('Accept'));
  expect(inputsOf('acceptSession')).toEqual([]);
  expect(panel().textContent).toContain('when the connection is back');
});
