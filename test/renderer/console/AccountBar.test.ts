/** Settings and signing out. */
import { screen, waitFor, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { refused } from '#test/renderer/fake-bridge.ts';
import { openApp, openSession } from '#test/renderer/open-app.ts';
import { sampleAppState } from '#test/renderer/samples.ts';

const box = (): HTMLInputElement =>
  screen.getByRole<HTMLInputElement>('checkbox', { name: 'Ask before barging in' });

test('the question before barging in can be switched off', async () => {
  const { user, inputsOf } = await openApp();
  await user.click(screen.getByRole('button', { name: 'Settings' }));
  expect(box().checked).toBe(true);
  await user.click(box());
  expect(inputsOf('changeSettings')).toEqual([{ ...sampleAppState.settings, confirmBargeIn: false }]);
  await user.click(screen.getByRole('button', { name: 'Close' }));
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('a setting that was not saved goes back, with the reason', async () => {
  const { user, answers } = await openApp();
  answers.changeSettings = () => refused('settings-not-saved');
  await user.click(screen.getByRole('button', { name: 'Settings' }));
  await user.click(box());
  const dialog = screen.getByRole('dialog', { name: 'Settings' });
  expect((await within(dialog).findByRole('alert')).textContent).toContain('could not be saved');
  expect(box().checked).toBe(true);
});

test('the nickname is saved when it has been typed, and stays when it could not be', async () => {
  const { user, answers, inputsOf } = await openApp();
  await user.click(screen.getByRole('button', { name: 'Settings' }));
  const nickname = screen.getByRole<HTMLInputElement>('textbox', { name: 'Nickname' });
  await user.type(nickname, ' Sam from care ');
  expect(inputsOf('changeSettings')).toEqual([]);
  answers.changeSettings = () => refused('settings-not-saved');
  await user.tab();
  expect(inputsOf('changeSettings')).toEqual([{ ...sampleAppState.settings, nickname: 'Sam from care' }]);
  expect(await screen.findByRole('alert')).toBeTruthy();
  expect(nickname.value).toContain('Sam from care');
});

test('signing out asks main, and says why it failed', async () => {
  const { user, answers, inputsOf } = await openApp();
  answers.signOut = () => refused('server-failed');
  await user.click(screen.getByRole('button', { name: 'Sign out' }));
  expect(inputsOf('signOut')).toHaveLength(1);
  expect((await screen.findByRole('alert')).textContent).toContain('The server failed');
});

test('signing out forgets what was being written', async () => {
  const { user, show, session } = await openSession({ mode: 'coach' });
  const account = { server: 'https://gws.example.com', userName: 'sam', displayName: 'Sam Sol' };
  const field = (): HTMLTextAreaElement => screen.getByRole('textbox', { name: 'Message to the agent' });
  await user.type(field(), 'secret plan');
  await user.click(screen.getByRole('button', { name: 'Sign out' }));
  await show({ appState: { account: null } });
  await show({ appState: { account }, sessions: [session] });
  await user.click(screen.getByRole('option'));
  await waitFor(() => expect(field().value).toBe(''));
});

test('a sign-in that the server ended costs no text', async () => {
  const { user, show, session } = await openSession({ mode: 'coach' });
  const account = { server: 'https://gws.example.com', userName: 'sam', displayName: 'Sam Sol' };
  const field = (): HTMLTextAreaElement => screen.getByRole('textbox', { name: 'Message to the agent' });
  await user.type(field(), 'half a thought');
  await show({ appState: { account: null, notice: { code: 'session-expired', reference: '' } } });
  expect(screen.getByRole('alert').textContent).toContain('The server has ended your sign-in.');
  await show({ appState: { account }, sessions: [session] });
  await user.click(screen.getByRole('option'));
  expect(field().value).toBe('half a thought');
});
