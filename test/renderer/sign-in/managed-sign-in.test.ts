/** The sign-in where an administrator has decided about servers and stored passwords. */
import { screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import type { SignInForm } from '#preload/model/account.ts';
import type { ManagedName } from '#preload/model/settings.ts';
import { refused } from '#test/renderer/fake-bridge.ts';
import type { OpenApp } from '#test/renderer/open-app.ts';
import { openApp } from '#test/renderer/open-app.ts';
import { sampleAppState } from '#test/renderer/samples.ts';
import { descriptionOf } from '#test/renderer/settings/open-settings.ts';

const ONE = 'https://one.example.com';
const TWO = 'https://two.example.com';
const address = (): HTMLInputElement =>
  screen.getByRole<HTMLInputElement>('textbox', { name: 'Server address' });
const stay = (): HTMLInputElement =>
  screen.getByRole<HTMLInputElement>('checkbox', { name: 'Stay signed in' });

function open(
  names: readonly ManagedName[],
  servers: readonly string[] | null,
  form: Partial<SignInForm> = {},
): Promise<OpenApp> {
  const signInForm = { ...sampleAppState.signInForm, ...form };
  return openApp({ account: null, managed: { names, servers, alertsAllowed: true }, signInForm });
}

test('one server is filled in, can be read and not be changed', async () => {
  const { user, inputsOf } = await open(['servers'], [ONE], { server: 'https://elsewhere.example.com' });
  expect(address().value).toBe(ONE);
  expect(address().readOnly).toBe(true);
  expect(descriptionOf(address())).toContain('Managed by your organisation');
  expect(screen.queryByRole('radio')).toBeNull();
  await user.type(screen.getByRole('textbox', { name: 'User name' }), 'sam');
  await user.click(screen.getByRole('button', { name: 'Sign in' }));
  expect(inputsOf('signIn').at(-1)).toMatchObject({ server: ONE, userName: 'sam' });
});

test('among several one is chosen; the last one used is chosen already', async () => {
  const { user } = await open(['servers'], [ONE, TWO], { server: TWO });
  expect(address().value).toBe(TWO);
  expect(screen.getByRole('radio', { name: TWO, checked: true })).toBeTruthy();
  await user.click(screen.getByRole('radio', { name: ONE }));
  expect(address().value).toBe(ONE);
});

test('a server that is not offered is refused beside the address', async () => {
  const { user, answers } = await open(['servers'], [ONE]);
  answers.signIn = () => refused('server-not-offered');
  await user.click(screen.getByRole('button', { name: 'Sign in' }));
  await screen.findByRole('alert');
  expect(descriptionOf(address())).toContain('does not allow this server');
});

test('whether to stay signed in is not the person’s to choose, also not by a recent sign-in', async () => {
  const profiles = [
    { server: ONE, userName: 'sam', passwordKept: true },
    { server: TWO, userName: 'sue', passwordKept: true },
  ];
  const { user } = await open(['staySignedIn'], null, { staySignedIn: false, profiles });
  expect(stay().disabled).toBe(true);
  expect(descriptionOf(stay())).toContain('Managed by your organisation');
  await user.click(screen.getByRole('button', { name: 'sue at two.example.com' }));
  expect(address().value).toBe(TWO);
  expect(address().readOnly).toBe(false);
  expect(stay().checked).toBe(false);
});

test('nothing is managed where nobody has decided', async () => {
  await open([], null);
  expect(stay().disabled).toBe(false);
  expect(address().readOnly).toBe(false);
  expect(screen.queryByText('Managed by your organisation')).toBeNull();
});
