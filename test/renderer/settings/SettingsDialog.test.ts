/** The parts of the settings, and that each choice is saved at once with all the others. */
import { screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { refused } from '#test/renderer/fake-bridge.ts';
import { openApp } from '#test/renderer/open-app.ts';
import { sampleAppState } from '#test/renderer/samples.ts';
import { openSettings } from './open-settings.ts';

const { settings } = sampleAppState;
const box = (name: string): HTMLInputElement => screen.getByRole<HTMLInputElement>('checkbox', { name });

test('begins with the general part; arrows lead to the others', async () => {
  const { user } = await openApp();
  await user.click(screen.getByRole('button', { name: 'Settings' }));
  const tabs = screen.getAllByRole('tab', { name: /General|Alerts|Updates|This computer|Keyboard/ });
  expect(tabs.map((tab) => tab.textContent.trim())).toEqual([
    'General',
    'Alerts',
    'Updates',
    'This computer',
    'Keyboard',
  ]);
  expect(screen.getByRole('textbox', { name: 'Nickname' })).toBeTruthy();
  tabs[0]!.focus();
  await user.keyboard('{ArrowRight}');
  expect(screen.getByRole('tab', { name: 'Alerts', selected: true })).toBe(document.activeElement);
  expect(screen.queryByRole('textbox', { name: 'Nickname' })).toBeNull();
});

test.each([
  ['General', 'Check spelling while I write', { ...settings, spellCheck: false }],
  ['This computer', 'Start when I sign in to this computer', { ...settings, launchAtLogin: true }],
  ['This computer', 'Start in the tray', { ...settings, startInTray: true }],
  [
    'This computer',
    'Keep running in the tray when the window is closed',
    { ...settings, closeToTray: false },
  ],
  ['Updates', 'Look for updates automatically', { ...settings, updatesOn: false }],
])('%s: “%s” is saved at once', async (part, name, expected) => {
  const { user, inputsOf } = await openSettings(part);
  await user.click(box(name));
  expect(inputsOf('changeSettings')).toEqual([expected]);
});

test('of two quick changes the second keeps the first', async () => {
  const { user, inputsOf } = await openSettings('This computer');
  await user.click(box('Start in the tray'));
  await user.click(box('Start when I sign in to this computer'));
  expect(inputsOf('changeSettings').at(-1)).toEqual({
    ...settings,
    startInTray: true,
    launchAtLogin: true,
  });
});

test('a refusal stands beside the control that it is about', async () => {
  const { user, answers } = await openSettings('This computer');
  answers.changeSettings = () => refused('settings-not-saved');
  await user.click(box('Start in the tray'));
  const alert = await screen.findByRole('alert');
  expect(alert.closest('.setting')?.textContent).toContain('Start in the tray');
  expect(box('Start in the tray').checked).toBe(false);
});

test('what was typed is there again when its part is', async () => {
  const { user } = await openSettings('Alerts');
  await user.type(screen.getByRole('textbox', { name: 'New keyword' }), 'refu');
  await user.click(screen.getByRole('tab', { name: 'General' }));
  await user.click(screen.getByRole('tab', { name: 'Alerts' }));
  expect(screen.getByRole('textbox', { name: 'New keyword' })).toHaveProperty('value', 'refu');
});

test('lists the keys', async () => {
  await openSettings('Keyboard');
  expect(screen.getByText('Monitor the open session')).toBeTruthy();
  expect(screen.getByText('Close the window')).toBeTruthy();
});
