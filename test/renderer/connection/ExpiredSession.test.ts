/** A session that the server has ended: the password is asked for over the console, and nobody who is writing is disturbed. */
import { screen, waitFor, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import type { Reply } from '#preload/contract.ts';
import type { ErrorCode } from '#preload/errors.ts';
import type { Connection } from '#preload/model/connection.ts';
import { makePromise, refused } from '#test/renderer/fake-bridge.ts';
import { openApp, openSession } from '#test/renderer/open-app.ts';
import { sampleAppState } from '#test/renderer/samples.ts';

const expired = (reason: ErrorCode = 'wrong-password'): Connection => ({
  phase: 'session-expired',
  since: Date.now(),
  heardAt: new Date(2026, 10, 20, 10, 42, 7).getTime(),
  reason,
});
const connected: Connection = { phase: 'connected', heardAt: Date.now() };
const region = (): HTMLElement => screen.getByRole('region', { name: 'Session expired' });
const passwordField = (): HTMLInputElement => within(region()).getByLabelText('Password');
const composer = (): HTMLElement => screen.getByRole('textbox', { name: 'Message to the agent' });

test.each<[ErrorCode, RegExp]>([
  ['wrong-password', /does not accept this user name and password/],
  ['password-change-required', /change your password/],
])('says why (%s), how old everything is, and whose password it wants', async (reason, words) => {
  await openApp({ connection: expired(reason) });
  expect(within(region()).getByRole('alert').textContent).toMatch(words);
  expect(region().textContent).toMatch(/password of\s+sam/);
  expect(region().textContent).toMatch(/as of\s+10:42:07/);
});

test('comes while somebody writes and takes neither the focus nor a letter', async () => {
  const { user, show, inputsOf } = await openSession({ mode: 'coach' });
  await user.type(composer(), 'half a sen');
  await show({ appState: { connection: expired() } });
  expect(document.activeElement).toBe(composer());
  await user.keyboard('tence{Enter}');
  expect(composer()).toHaveProperty('value', 'half a sentence');
  expect(inputsOf('sendMessage')).toEqual([]);
  await show({ appState: { connection: connected } });
  expect(document.activeElement).toBe(composer());
});

test('signs in again with the account that is there', async () => {
  const { user, inputsOf } = await openApp({
    connection: expired(),
    signInForm: { ...sampleAppState.signInForm, staySignedIn: true },
  });
  await user.type(passwordField(), 'new{Enter}');
  expect(inputsOf('signIn')).toEqual([
    { server: 'https://gws.example.com', userName: 'sam', password: 'new', staySignedIn: true },
  ]);
});

test('a refusal stands beside the field and costs no letter, whatever main shows meanwhile', async () => {
  const { user, show, answers } = await openApp({ connection: expired() });
  const reply = makePromise<Reply<{ kept: boolean }>>();
  answers.signIn = () => reply.promise;
  await user.type(passwordField(), 'not it{Enter}');
  await show({ appState: { connection: { phase: 'connecting' } } });
  expect(passwordField().value).toBe('not it');
  reply.resolve(await refused('wrong-password'));
  await show({ appState: { connection: expired() } });
  await waitFor(() => expect(passwordField().getAttribute('aria-invalid')).toBe('true'));
  const refusal = document.getElementById(passwordField().getAttribute('aria-describedby') ?? '');
  expect(refusal?.getAttribute('role')).toBe('alert');
  expect(refusal?.textContent).toContain('does not accept');
  expect(passwordField().value).toBe('not it');
  expect(document.activeElement).toBe(passwordField());
});

test('gives the focus back to where it was taken from, and forgets the password', async () => {
  const { user, show } = await openSession({ mode: 'coach' }, { connection: expired() });
  await user.click(composer());
  await user.click(passwordField());
  await user.keyboard('new{Enter}');
  await show({ appState: { connection: connected } });
  await waitFor(() => expect(document.activeElement).toBe(composer()));
  expect(screen.queryByRole('region', { name: 'Session expired' })).toBeNull();
  await show({ appState: { connection: expired() } });
  expect(passwordField().value).toBe('');
  expect(within(region()).getAllByRole('alert')).toHaveLength(1);
});

test('without a place to go back to, the open session gets the focus', async () => {
  const { user, show } = await openApp({ connection: expired() });
  passwordField().focus();
  await user.keyboard('new{Enter}');
  await show({ appState: { connection: connected } });
  await waitFor(() =>
    expect(document.activeElement).toBe(screen.getByRole('region', { name: 'Open session' })),
  );
});

test('signing out is the other way, and there is one button for it', async () => {
  const { user, inputsOf } = await openApp({ connection: expired() });
  await user.click(screen.getByRole('button', { name: 'Sign out' }));
  expect(inputsOf('signOut')).toHaveLength(1);
});
