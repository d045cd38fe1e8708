/** My own work: starting it, being ready or not, ending it, and what did not start. */
import { screen, waitFor, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import type { Readiness } from '#preload/model/team.ts';
import { SMS_CHANNEL } from '#preload/model/team.ts';
import type { Work } from '#preload/model/work.ts';
import { myReadiness } from '#renderer/my-work/my-readiness.ts';
import { refused } from '#test/renderer/fake-bridge.ts';
import { openApp } from '#test/renderer/open-app.ts';

const started = (...states: Readiness[]): Work => ({
  isStarted: true,
  channels: states.map((readiness, place) => ({ name: `channel ${place}`, readiness })),
  failed: [],
});
const control = (): HTMLElement => screen.getByRole('group', { name: 'My work' });
const buttons = (): string[] =>
  within(control())
    .queryAllByRole('button')
    .map((button) => button.textContent.trim());
const dialog = (name: string): HTMLElement => screen.getByRole('dialog', { name });

test('starts with the SMS channel, and with place and login code where they are wanted', async () => {
  const { user, inputsOf } = await openApp();
  expect(buttons()).toEqual(['Start work']);
  await user.click(within(control()).getByRole('button', { name: 'Start work' }));
  await user.type(within(dialog('Start work')).getByRole('textbox', { name: 'Place' }), ' Place1 ');
  await user.type(within(dialog('Start work')).getByRole('textbox', { name: 'Login code' }), '1001');
  await user.click(within(dialog('Start work')).getByRole('button', { name: 'Start work' }));
  expect(inputsOf('startWork')).toEqual([{ channels: [SMS_CHANNEL], place: 'Place1', loginCode: '1001' }]);
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

test('other channels are named with commas between them; none is the SMS channel', async () => {
  const { user, answers, inputsOf } = await openApp();
  answers.startWork = () => refused('operation-refused', 'No such place');
  await user.click(within(control()).getByRole('button', { name: 'Start work' }));
  const channels = within(dialog('Start work')).getByRole('textbox', { name: 'Channels' });
  await user.clear(channels);
  await user.type(channels, 'voice, chat{Enter}');
  expect((await within(dialog('Start work')).findByRole('alert')).textContent).toContain('No such place');
  await user.clear(channels);
  await user.type(channels, '{Enter}');
  expect(inputsOf('startWork').map((input) => input.channels)).toEqual([['voice', 'chat'], [SMS_CHANNEL]]);
});

test('a partial start closes the dialog and is told in words, with the server’s own', async () => {
  const { user, answers, show } = await openApp();
  answers.startWork = () => refused('work-partly-started');
  await user.click(within(control()).getByRole('button', { name: 'Start work' }));
  await user.click(within(dialog('Start work')).getByRole('button', { name: 'Start work' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  const failed = [{ channel: 'multimedia', serverSays: 'Connection is not opened' }];
  await show({ appState: { work: { ...started('not-ready'), failed } } });
  const banner = screen.getByRole('region', { name: 'Work not started everywhere' });
  expect(banner.textContent.replace(/\s+/g, ' ')).toContain(
    'multimedia: the server says Connection is not opened',
  );
  await user.click(within(banner).getByRole('button', { name: 'Dismiss' }));
  expect(screen.queryByRole('region', { name: 'Work not started everywhere' })).toBeNull();
  await show({ appState: { work: { ...started('ready'), failed: [{ channel: 'voice', serverSays: '' }] } } });
  expect(screen.getByRole('region', { name: 'Work not started everywhere' })).toBeTruthy();
});

test.each([
  ['ready', ['Not ready', 'End work']],
  ['not-ready', ['Ready', 'End work']],
  ['offline', ['Ready', 'Not ready', 'End work']],
] as const)('while I am %s, %j can be asked for', async (readiness, names) => {
  await openApp({ work: started(readiness) });
  expect(buttons()).toEqual(names);
});

test('being ready is asked for, and shown when the contact centre says so', async () => {
  const { user, answers, inputsOf } = await openApp({ work: started('not-ready') });
  await user.click(within(control()).getByRole('button', { name: 'Ready' }));
  expect(inputsOf('setMyReadiness')).toEqual([{ readiness: 'ready' }]);
  expect(control().textContent).toContain('Not ready');
  answers.setMyReadiness = () => refused('work-not-started');
  await user.click(within(control()).getByRole('button', { name: 'Ready' }));
  expect((await within(control()).findByRole('alert')).textContent).toContain('has not started');
});

test('ending asks first, because it signs me out', async () => {
  const { user, inputsOf } = await openApp({ work: started('ready') });
  const end = (): HTMLElement => within(control()).getByRole('button', { name: 'End work' });
  await user.click(end());
  expect(dialog('End work?').textContent).toContain('signs you out');
  await user.click(within(dialog('End work?')).getByRole('button', { name: 'Cancel' }));
  expect(inputsOf('endWork')).toEqual([]);
  await user.click(end());
  await user.click(within(dialog('End work?')).getByRole('button', { name: 'End work' }));
  expect(inputsOf('endWork')).toHaveLength(1);
});

test('without a connection nothing is asked', async () => {
  const { user } = await openApp({ connection: { phase: 'connecting' } });
  await user.click(within(control()).getByRole('button', { name: 'Start work' }));
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('channels that differ are not claimed to be one or the other', () => {
  expect(myReadiness(started('ready', 'ready'))).toBe('ready');
  expect(myReadiness(started('ready', 'not-ready'))).toBe('unknown');
  expect(myReadiness(started())).toBe('unknown');
});
