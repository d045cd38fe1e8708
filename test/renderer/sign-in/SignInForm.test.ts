/** Signing in: what is sent, what a refusal says and where, and that nothing typed is lost. */
import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, test } from 'vitest';
import type { Reply } from '#preload/contract.ts';
import type { ErrorCode } from '#preload/errors.ts';
import type { SignInForm } from '#preload/model/account.ts';
import { makePromise, refused } from '#test/renderer/fake-bridge.ts';
import type { OpenApp } from '#test/renderer/open-app.ts';
import { openApp } from '#test/renderer/open-app.ts';
import { sampleAppState } from '#test/renderer/samples.ts';

const openSignIn = (form: Partial<SignInForm> = {}): Promise<OpenApp> =>
  openApp({
    account: null,
    connection: { phase: 'signed-out' },
    signInForm: { ...sampleAppState.signInForm, ...form },
  });

const serverField = (): HTMLElement => screen.getByRole('textbox', { name: 'Server address' });
const userField = (): HTMLElement => screen.getByRole('textbox', { name: 'User name' });
const passwordField = (): HTMLElement => screen.getByLabelText('Password');
const button = (): HTMLElement => screen.getByRole('button', { name: 'Sign in' });
const valueOf = (field: HTMLElement): string => (field instanceof HTMLInputElement ? field.value : '');

test('Enter sends what was typed, once', async () => {
  const { user, inputsOf, answers } = await openSignIn();
  const reply = makePromise<Reply<{ kept: boolean }>>();
  answers.signIn = () => reply.promise;
  await user.type(serverField(), 'https://gws.example.com');
  await user.type(userField(), 'sam');
  await user.click(screen.getByRole('checkbox', { name: 'Stay signed in' }));
  await user.type(passwordField(), 'secret{Enter}{Enter}');
  expect(inputsOf('signIn')).toEqual([
    { server: 'https://gws.example.com', userName: 'sam', password: 'secret', staySignedIn: true },
  ]);
  expect(screen.getByRole('button', { name: 'Signing in…' })).toBeTruthy();
  expect(screen.getByRole('form', { name: 'Sign in' }).getAttribute('aria-busy')).toBe('true');
  reply.resolve({ ok: true, value: { kept: true } });
  await waitFor(() => expect(valueOf(passwordField())).toBe(''));
});

describe('a refusal', () => {
  test.each<[ErrorCode, () => HTMLElement]>([
    ['unknown-host', serverField],
    ['certificate-expired', serverField],
    ['user-name-missing', userField],
    ['wrong-password', passwordField],
  ])('%s stands at its field, takes the focus there, and leaves what was typed', async (code, field) => {
    const { user, answers } = await openSignIn({ server: 'https://gws.example.com', userName: 'sam' });
    answers.signIn = () => refused(code);
    await user.type(passwordField(), 'secret');
    await user.click(button());
    const alert = await screen.findByRole('alert');
    expect(field().getAttribute('aria-invalid')).toBe('true');
    expect(field().getAttribute('aria-describedby')).toContain(alert.id);
    await waitFor(() => expect(document.activeElement).toBe(field()));
    expect([serverField(), userField(), passwordField()].map(valueOf)).toEqual([
      'https://gws.example.com',
      'sam',
      'secret',
    ]);
  });

  test('that is about no field stands beside the button, and the next try removes it', async () => {
    const { user, answers } = await openSignIn();
    answers.signIn = () => refused('unexpected');
    await user.click(button());
    expect(within(await screen.findByRole('alert')).getByText('REF-1')).toBeTruthy();
    answers.signIn = () => makePromise<never>().promise;
    await user.click(button());
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
  });
});

describe('a password that main holds', () => {
  const held = { server: 'http://127.0.0.1:8090', userName: 'demo', passwordHeld: true };

  test('is used while the field is empty', async () => {
    const { user, inputsOf } = await openSignIn(held);
    expect(screen.getByText(/password is already known/)).toBeTruthy();
    await user.click(button());
    expect(inputsOf('signIn')[0]?.password).toBeNull();
  });

  test('gives way to one that is typed', async () => {
    const { user, inputsOf } = await openSignIn(held);
    await user.type(passwordField(), 'mine');
    await user.click(button());
    expect(inputsOf('signIn')[0]?.password).toBe('mine');
  });

  test('is not sent to another server or for another user', async () => {
    const { user, inputsOf } = await openSignIn(held);
    await user.type(serverField(), '1');
    expect(screen.queryByText(/password is already known/)).toBeNull();
    await user.click(button());
    expect(inputsOf('signIn')[0]?.password).toBe('');
  });
});

test('warns of an address that is not encrypted, and does not forbid it', async () => {
  const { user, inputsOf } = await openSignIn();
  await user.type(serverField(), 'http://gws.example.com');
  expect(screen.getByText(/travel unencrypted/)).toBeTruthy();
  await user.click(button());
  expect(inputsOf('signIn')).toHaveLength(1);
});

test('says that a stored sign-in is being tried, and keeps what is typed meanwhile', async () => {
  const { user, show } = await openSignIn({ busy: true, userName: 'sam' });
  expect(screen.getByText(/Signing you in/)).toBeTruthy();
  await user.type(userField(), 'antha');
  await show({ appState: { signInForm: { ...sampleAppState.signInForm, userName: 'other' } } });
  expect(valueOf(userField())).toBe('samantha');
  expect(button()).toBeTruthy();
});
