/** The sign in the bar on top that alerts are held back. */
import { screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { refused } from '#test/renderer/fake-bridge.ts';
import { openApp } from '#test/renderer/open-app.ts';

const sign = (): HTMLElement => screen.getByRole('status', { name: 'Do not disturb' });

test('says until when, and goes when the time has come', async () => {
  const { show } = await openApp();
  expect(sign().textContent.trim()).toBe('');
  const soon = new Date();
  soon.setHours(23, 59, 59, 0);
  await show({ appState: { doNotDisturbUntil: soon.getTime() } });
  expect(sign().textContent).toContain('Do not disturb until 23:59');
  await show({ appState: { doNotDisturbUntil: Date.now() - 60_000 } });
  expect(sign().textContent.trim()).toBe('');
  expect(screen.queryByRole('button', { name: 'Alert me again' })).toBeNull();
});

test('lets alerts through again, or says why not', async () => {
  const { user, answers, inputsOf } = await openApp({ doNotDisturbUntil: Date.now() + 60_000 });
  answers.setDoNotDisturb = () => refused('unexpected');
  await user.click(screen.getByRole('button', { name: 'Alert me again' }));
  expect(inputsOf('setDoNotDisturb')).toEqual([{ time: null }]);
  expect(await screen.findByRole('alert')).toBeTruthy();
});
