/** What fills the window, and the notices above it. */
import { screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { drawPage, openApp } from './open-app.ts';

test('says that it is starting until the first state has come', () => {
  drawPage();
  expect(screen.getByText('Starting…')).toBeTruthy();
});

test('shows the sign-in to those who are not signed in, the console to those who are', async () => {
  const { show } = await openApp({ account: null });
  expect(screen.getByRole('form', { name: 'Sign in' })).toBeTruthy();
  await show({ appState: { account: { server: 's', userName: 'sam', displayName: 'Sam Sol' } } });
  expect(screen.queryByRole('form', { name: 'Sign in' })).toBeNull();
  expect(screen.getByText('Sam Sol')).toBeTruthy();
});

test('a notice stands until it is dismissed; one about the keychain does not interrupt', async () => {
  const { user, inputsOf, show } = await openApp({ notice: { code: 'keychain-unavailable', reference: '' } });
  expect(screen.queryByRole('alert')).toBeNull();
  expect(screen.getByText(/for this run only/)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Dismiss' }));
  expect(inputsOf('dismissNotice')).toHaveLength(1);
  await show({ appState: { notice: null } });
  expect(screen.queryByText(/for this run only/)).toBeNull();
});
