/** What the alerts of one session may do, in its head and in the list. */
import { screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { refused } from '#test/renderer/fake-bridge.ts';
import { openSession } from '#test/renderer/open-app.ts';
import { endSession, sampleSession } from '#test/renderer/samples.ts';

const choice = (): HTMLSelectElement =>
  screen.getByRole<HTMLSelectElement>('combobox', { name: 'Alerts for this session' });

test('is as in the settings until something else is chosen', async () => {
  const { user, inputsOf } = await openSession();
  expect([...choice().options].map(({ text }) => text)).toEqual([
    'As in the settings',
    'Off',
    'Badge',
    'Notification',
    'Notification and sound',
  ]);
  expect(choice().value).toBe('');
  await user.selectOptions(choice(), 'Off');
  await user.selectOptions(choice(), 'As in the settings');
  expect(inputsOf('setSessionAlerts')).toEqual([
    { sessionId: 's1', level: 'off' },
    { sessionId: 's1', level: null },
  ]);
});

test('a refusal puts it back and says why', async () => {
  const { user, answers } = await openSession({}, { sessionAlerts: { s1: 'badge' } });
  answers.setSessionAlerts = () => refused('session-not-found');
  await user.selectOptions(choice(), 'Off');
  expect((await screen.findByRole('alert')).textContent).toContain('does not know this session');
  expect(choice().value).toBe('badge');
});

test('a session whose alerts are off is called muted in the list; one that has ended has no choice', async () => {
  const { show } = await openSession({}, { sessionAlerts: { s1: 'off' } });
  const option = screen.getByRole('option', {
    name: 'Maria López, agent Amy Chen, Monitor, not waiting, muted',
  });
  expect(option.querySelector('[title="Its alerts are off"]')).toBeTruthy();
  await show({ sessions: [endSession(sampleSession(), { phase: 'completed' })] });
  expect(screen.queryByRole('option', { name: /muted/ })).toBeNull();
  expect(screen.queryByRole('combobox', { name: 'Alerts for this session' })).toBeNull();
});
