/** A proxy that asks for a name and a password: answered on whatever screen there is, without taking it over. */
import { screen, waitFor, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import type { ProxyQuestion } from '#preload/model/connection.ts';
import { answer, refused } from '#test/renderer/fake-bridge.ts';
import { openApp, openSession } from '#test/renderer/open-app.ts';

const question = (change: Partial<ProxyQuestion> = {}): ProxyQuestion => ({
  proxy: 'proxy.example.com:3128',
  realm: 'Corporate web',
  wasRefused: false,
  ...change,
});
const region = (): HTMLElement => screen.getByRole('region', { name: 'Proxy sign-in' });
const nameField = (): HTMLInputElement =>
  screen.getByRole<HTMLInputElement>('textbox', { name: 'Proxy user name' });
const passwordField = (): HTMLInputElement => screen.getByLabelText('Proxy password');
const button = (): HTMLElement => screen.getByRole('button', { name: 'Sign in to the proxy' });
const keep = (): HTMLElement => screen.getByRole('checkbox', { name: "Keep in this computer's keychain" });

test('stands over the sign-in and the console alike and says who asks', async () => {
  const { show } = await openApp({ account: null, proxyQuestion: question() });
  expect(within(region()).getByRole('alert').textContent).toMatch(/proxy\.example\.com:3128/);
  expect(region().textContent).toContain('Corporate web');
  expect(screen.getByRole('form', { name: 'Sign in' })).toBeTruthy();
  await show({ appState: { account: { server: 's', userName: 'sam', displayName: 'Sam Sol' } } });
  expect(nameField()).toBeTruthy();
  await show({ appState: { proxyQuestion: null } });
  expect(screen.queryByRole('region', { name: 'Proxy sign-in' })).toBeNull();
});

test('never takes the focus from somebody who writes', async () => {
  const { user, show } = await openSession({ mode: 'coach' });
  const composer = screen.getByRole('textbox', { name: 'Message to the agent' });
  await user.type(composer, 'half');
  await show({ appState: { proxyQuestion: question() } });
  expect(document.activeElement).toBe(composer);
});

test('answers with what was typed, and gives the focus back', async () => {
  const { user, inputsOf, show } = await openApp({ account: null, proxyQuestion: question() });
  const server = screen.getByRole('textbox', { name: 'Server address' });
  await user.click(server);
  await user.click(nameField());
  await user.keyboard('me{Tab}secret');
  await user.click(keep());
  await user.click(button());
  expect(inputsOf('signInToProxy')).toEqual([{ userName: 'me', password: 'secret', keep: true }]);
  await show({ appState: { proxyQuestion: null } });
  await waitFor(() => expect(document.activeElement).toBe(server));
  expect(screen.queryByText(/did not take/)).toBeNull();
});

test('what the proxy refused stays in the fields, until the way is free', async () => {
  const { user, show } = await openApp({
    account: null,
    connection: { phase: 'connecting' },
    proxyQuestion: question(),
  });
  await user.type(nameField(), 'me');
  await user.type(passwordField(), 'wrong{Enter}');
  await show({ appState: { proxyQuestion: null } });
  await show({ appState: { proxyQuestion: question({ wasRefused: true }) } });
  expect(within(region()).getByRole('alert').textContent).toContain('did not accept');
  expect([nameField().value, passwordField().value]).toEqual(['me', 'wrong']);
  await show({ appState: { proxyQuestion: null, connection: { phase: 'connected', heardAt: 1 } } });
  await show({ appState: { proxyQuestion: question() } });
  expect([nameField().value, passwordField().value]).toEqual(['me', '']);
});

test('a refusal by the app stands beside the fields', async () => {
  const { user, answers } = await openApp({ proxyQuestion: question() });
  answers.signInToProxy = () => refused('user-name-missing');
  await user.click(button());
  expect(await within(region()).findByText(/user name is missing/)).toBeTruthy();
  const alert = document.getElementById(nameField().getAttribute('aria-describedby') ?? '');
  expect(alert?.textContent).toContain('user name is missing');
});

test('says so when the keychain would not keep it, also after the question is gone', async () => {
  const { user, answers, show } = await openApp({ proxyQuestion: question() });
  answers.signInToProxy = () => answer({ kept: false });
  await user.click(keep());
  await user.click(button());
  await show({ appState: { proxyQuestion: null } });
  expect(screen.getByText(/did not take the proxy's password/)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Dismiss' }));
  expect(screen.queryByText(/did not take the proxy's password/)).toBeNull();
});
