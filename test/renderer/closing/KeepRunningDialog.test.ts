/** The explanation when the window is closed for the first time: three answers, and giving none changes nothing. */
import { fireEvent, screen, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { refused } from '#test/renderer/fake-bridge.ts';
import { openApp } from '#test/renderer/open-app.ts';

const dialog = (): HTMLElement => screen.getByRole('dialog', { name: 'Keep running?' });

test.each([
  ['Keep running', 'to-tray'],
  ['Quit', 'quit'],
  ['Cancel', 'stay'],
] as const)('“%s” answers %s', async (name, how) => {
  const { user, show, inputsOf } = await openApp({ isClosing: true });
  expect(dialog().textContent).toMatch(/go on being\s+alerted/);
  await user.click(within(dialog()).getByRole('button', { name }));
  expect(inputsOf('closeWindow')).toEqual([{ how }]);
  await show({ appState: { isClosing: false } });
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('promises no icon where the desktop shows no tray', async () => {
  await openApp({ isClosing: true, hasTray: false });
  expect(dialog().textContent).toMatch(/shows\s+no\s+tray/);
  expect(dialog().textContent).toContain('minimised');
  expect(dialog().textContent).not.toContain('the icon in the tray opens');
});

test('Escape stays', async () => {
  const { inputsOf } = await openApp({ isClosing: true });
  await fireEvent(dialog(), new Event('close'));
  expect(inputsOf('closeWindow')).toEqual([{ how: 'stay' }]);
});

test('stands over the sign-in as well, and says why an answer failed', async () => {
  const { user, answers } = await openApp({ account: null, isClosing: true });
  answers.closeWindow = () => refused('unexpected');
  await user.click(within(dialog()).getByRole('button', { name: 'Quit' }));
  expect(await within(dialog()).findByRole('alert')).toBeTruthy();
});
