/** Newer versions in the settings: where things stand in words, what can be done, and what an administrator has decided. */
import { screen, waitFor } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import type { Updates } from '#preload/model/updates.ts';
import { refused } from '#test/renderer/fake-bridge.ts';
import type { OpenApp } from '#test/renderer/open-app.ts';
import { noon } from '#test/renderer/samples.ts';
import { descriptionOf, openSettings } from './open-settings.ts';

const open = (updates: Updates): Promise<OpenApp> => openSettings('Updates', { updates });
const check = (): HTMLElement => screen.getByRole('button', { name: 'Check now' });
const channel = (): HTMLSelectElement =>
  screen.getByRole<HTMLSelectElement>('combobox', { name: 'Update channel' });

test.each<[Updates, RegExp]>([
  [{ phase: 'off', why: 'no-feed' }, /no address for them was set when this app was built/],
  [{ phase: 'off', why: 'policy' }, /switched off by your organisation/],
  [{ phase: 'off', why: 'setting' }, /You have switched them off yourself/],
  [{ phase: 'off', why: 'not-installed' }, /does not replace itself/],
  [{ phase: 'up-to-date', checkedAt: null }, /has not looked for updates yet/],
  [{ phase: 'up-to-date', checkedAt: noon() }, /newest version. Last looked on 20 Nov 2026, 12:00/],
  [{ phase: 'checking' }, /Looking for updates/],
  [{ phase: 'downloading', version: '1.0.1', percent: 40 }, /Downloading version 1.0.1/],
  [
    { phase: 'failed', reason: 'update-damaged', checkedAt: noon() },
    /damaged or not the real one.*Last looked/,
  ],
])('%j in words', async (updates, words) => {
  await open(updates);
  expect(descriptionOf(check())).toMatch(words);
  expect(screen.getByText('You use version 1.2.3.')).toBeTruthy();
});

test('how far a download has come is shown and never announced', async () => {
  await open({ phase: 'downloading', version: '1.0.1', percent: 40 });
  const bar = screen.getByRole('progressbar', { name: 'Downloaded' });
  expect(bar).toHaveProperty('value', 40);
  expect(bar.closest('[role="status"]')).toBeNull();
});

test('looks for updates when asked, and says why it could not', async () => {
  const { user, inputsOf, answers } = await open({ phase: 'up-to-date', checkedAt: null });
  answers.checkForUpdates = () => refused('update-server-unreachable');
  await user.click(check());
  expect(inputsOf('checkForUpdates')).toHaveLength(1);
  expect((await screen.findByRole('alert')).textContent).toContain('cannot be reached');
});

test.each<Updates>([{ phase: 'checking' }, { phase: 'off', why: 'policy' }])(
  'does not look while there is no use in it: %j',
  async (updates) => {
    const { user, inputsOf } = await open(updates);
    expect(check().getAttribute('aria-disabled')).toBe('true');
    await user.click(check());
    expect(inputsOf('checkForUpdates')).toEqual([]);
  },
);

test('a version that is ready shows its notes as they were written, and restarts', async () => {
  const notes = '<b>New</b>\n- faster';
  const { user, inputsOf, answers } = await open({ phase: 'ready', version: '1.0.1', notes });
  const dialog = screen.getByRole('dialog', { name: 'Settings' });
  expect(screen.getAllByText(/Version 1.0.1 is ready/).length).toBeGreaterThan(0);
  expect(dialog.querySelector('[aria-label="Release notes"]')?.textContent).toBe(notes);
  expect(dialog.querySelector('b')).toBeNull();
  answers.installUpdate = () => refused('update-not-ready');
  const restart = [...dialog.querySelectorAll('button')].find((button) =>
    button.textContent.includes('Restart now'),
  );
  await user.click(restart!);
  expect(inputsOf('installUpdate')).toHaveLength(1);
  await waitFor(() =>
    expect(dialog.querySelector('[role="alert"]')?.textContent).toContain('no new version'),
  );
});

test('the channel is chosen, and goes back when that could not be saved', async () => {
  const { user, inputsOf, answers } = await open({ phase: 'checking' });
  await user.selectOptions(channel(), 'Beta');
  expect(inputsOf('changeSettings').at(-1)?.updateChannel).toBe('beta');
  answers.changeSettings = () => refused('setting-managed');
  await user.selectOptions(channel(), 'Beta');
  expect((await screen.findByRole('alert')).textContent).toContain('managed by your organisation');
  expect(channel().value).toBe('stable');
});

test('what an administrator decides is disabled and says so', async () => {
  const managed = { names: ['updatesOn', 'updateChannel'] as const, servers: null, alertsAllowed: true };
  await openSettings('Updates', { managed });
  const updatesOn = screen.getByRole<HTMLInputElement>('checkbox', {
    name: 'Look for updates automatically',
  });
  for (const control of [channel(), updatesOn]) {
    expect(control.disabled).toBe(true);
    expect(descriptionOf(control)).toContain('Managed by your organisation');
  }
});
