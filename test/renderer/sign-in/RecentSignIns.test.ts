/** Signing in as somebody who did before: one press fills the form, another forgets, and no password goes astray. */
import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, test } from 'vitest';
import type { Profile, SignInForm } from '#preload/model/account.ts';
import type { Connection } from '#preload/model/connection.ts';
import { nameProfile } from '#renderer/sign-in/profile-labels.ts';
import { refused } from '#test/renderer/fake-bridge.ts';
import type { OpenApp } from '#test/renderer/open-app.ts';
import { openApp } from '#test/renderer/open-app.ts';
import { sampleAppState } from '#test/renderer/samples.ts';

const sam: Profile = { server: 'https://gws.example.com', userName: 'sam', passwordKept: true };
const sue: Profile = { server: 'https://other.example.com:8443', userName: 'sue', passwordKept: false };
const form = (change: Partial<SignInForm> = {}): SignInForm => ({
  ...sampleAppState.signInForm,
  server: sam.server,
  userName: sam.userName,
  profiles: [sam, sue],
  ...change,
});
const open = (change: Partial<SignInForm> = {}): Promise<OpenApp> =>
  openApp({ account: null, connection: { phase: 'signed-out' }, signInForm: form(change) });

const group = (): HTMLElement => screen.getByRole('group', { name: 'Recent sign-ins' });
const button = (name: string): HTMLElement => screen.getByRole('button', { name });
const valueOf = (name: string): string => screen.getByLabelText<HTMLInputElement>(name).value;
const staySignedIn = (): HTMLInputElement => screen.getByRole('checkbox', { name: 'Stay signed in' });

test('there is one button for each, and it tells whose password is kept', async () => {
  await open();
  const [first, , second] = within(group()).getAllByRole('button');
  expect([first, second]).toEqual([
    button('sam at gws.example.com'),
    button('sue at other.example.com:8443'),
  ]);
  const description = document.getElementById(first?.getAttribute('aria-describedby') ?? '');
  expect(description?.textContent).toBe('Password kept');
  expect(second?.hasAttribute('aria-describedby')).toBe(false);
});

test('choosing fills the form; what was typed for another is never sent along', async () => {
  const { user, inputsOf } = await open({ passwordHeld: false });
  await user.type(screen.getByLabelText('Password'), 'for sam only');
  await user.click(button('sue at other.example.com:8443'));
  expect([valueOf('Server address'), valueOf('User name'), valueOf('Password')]).toEqual([
    sue.server,
    'sue',
    '',
  ]);
  expect(staySignedIn().checked).toBe(false);
  expect(document.activeElement).toBe(screen.getByLabelText('Password'));
  await user.keyboard('hers{Enter}');
  expect(inputsOf('signIn')[0]).toEqual({
    server: sue.server,
    userName: 'sue',
    password: 'hers',
    staySignedIn: false,
  });
});

test('a kept password need not be typed, nor is it used for anybody else', async () => {
  const { user, inputsOf } = await open({ server: '', userName: '' });
  await user.click(button('sam at gws.example.com'));
  expect(staySignedIn().checked).toBe(true);
  expect(document.activeElement).toBe(button('Sign in'));
  await user.keyboard('{Enter}');
  await user.type(screen.getByRole('textbox', { name: 'User name' }), 'antha');
  await user.click(button('Sign in'));
  expect(inputsOf('signIn').map(({ userName, password }) => [userName, password])).toEqual([
    ['sam', null],
    ['samantha', ''],
  ]);
});

test('the list is live while what is typed stays', async () => {
  const { user, show } = await open({ profiles: [] });
  expect(screen.queryByRole('group', { name: 'Recent sign-ins' })).toBeNull();
  await user.type(screen.getByRole('textbox', { name: 'User name' }), 'antha');
  await show({ appState: { signInForm: form() } });
  expect(valueOf('User name')).toBe('samantha');
  expect(button('sue at other.example.com:8443')).toBeTruthy();
});

describe('forgetting', () => {
  test('asks main, and the focus stays near when the button goes', async () => {
    const { user, inputsOf, show } = await open();
    await user.click(button('Forget sue at other.example.com:8443'));
    expect(inputsOf('forgetProfile')).toEqual([{ server: sue.server, userName: 'sue' }]);
    await show({ appState: { signInForm: form({ profiles: [sam] }) } });
    expect(screen.queryByRole('button', { name: /^Forget sue/ })).toBeNull();
    await waitFor(() => expect(document.activeElement?.tagName).not.toBe('BODY'));
  });

  test('that failed says why right there', async () => {
    const { user, answers } = await open();
    answers.forgetProfile = () => refused('stored-password-not-removed');
    await user.click(button('Forget sam at gws.example.com'));
    expect((await within(group()).findByRole('alert')).textContent).toContain('could not be removed');
  });

  test('is possible for the only one too, though there is nothing to choose', async () => {
    const { user, inputsOf, show } = await open({ profiles: [sam] });
    expect(screen.queryByRole('group', { name: 'Recent sign-ins' })).toBeNull();
    await user.click(button('Forget sam at gws.example.com'));
    expect(inputsOf('forgetProfile')).toEqual([{ server: sam.server, userName: 'sam' }]);
    await show({ appState: { signInForm: form({ profiles: [] }) } });
    expect(screen.queryByRole('button', { name: /^Forget/ })).toBeNull();
    expect(valueOf('User name')).toBe('sam');
  });
});

test('two servers on one host are told apart', () => {
  const plain = { ...sam, server: 'http://gws.example.com' };
  expect(nameProfile(sam, [sam, sue])).toBe('sam at gws.example.com');
  expect(nameProfile(sam, [sam, plain])).toBe('sam at https://gws.example.com');
  expect(nameProfile(plain, [sam, plain])).toBe('sam at http://gws.example.com');
});

describe('while a stored sign-in is tried again and again', () => {
  const retrying = (): Connection => ({
    phase: 'offline',
    since: Date.now() - 130_000,
    heardAt: null,
    attempt: 5,
    nextTryAt: Date.now() + 19_500,
    reason: 'connection-refused',
  });

  test('it says why, since when and when next, and can be hurried', async () => {
    const { user, inputsOf, show } = await openApp({
      account: null,
      connection: retrying(),
      signInForm: form({ busy: true }),
    });
    expect(screen.getByRole('status', { name: 'Connection' }).textContent).toContain('Offline');
    const told = screen.getByRole('region', { name: 'Stored sign-in' });
    expect(told.textContent).toContain('Nothing answers at this address.');
    expect(told.textContent).toMatch(/Trying for 2 min/);
    expect(told.textContent).toMatch(/Attempt 5 failed; next try in 20 s/);
    expect(told.textContent).not.toContain('What you see');
    await user.click(within(told).getByRole('button', { name: 'Try now' }));
    expect(inputsOf('reconnectNow')).toHaveLength(1);
    await show({ appState: { connection: { phase: 'connecting' } } });
    expect(screen.queryByRole('region', { name: 'Stored sign-in' })).toBeNull();
  });

  test('the form can be used all the same', async () => {
    const { user, inputsOf } = await openApp({
      account: null,
      connection: retrying(),
      signInForm: form({ busy: true }),
    });
    await user.click(button('sue at other.example.com:8443'));
    await user.keyboard('hers{Enter}');
    expect(inputsOf('signIn')[0]?.userName).toBe('sue');
  });
});
