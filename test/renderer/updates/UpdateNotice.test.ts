/** The notice that a new version is ready: calm, put off until the next version, and never in the way of the hands. */
import { screen, waitFor, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import type { Updates } from '#preload/model/updates.ts';
import { refused } from '#test/renderer/fake-bridge.ts';
import { openApp, openSession } from '#test/renderer/open-app.ts';

const ready = (version = '1.0.1', notes = 'Faster.'): Updates => ({ phase: 'ready', version, notes });
const region = (): HTMLElement => screen.getByRole('region', { name: 'Update' });

test('comes without taking the focus', async () => {
  const { user, show } = await openSession({ mode: 'coach' });
  const field = screen.getByRole('textbox', { name: 'Message to the agent' });
  await user.type(field, 'half a');
  await show({ appState: { updates: ready() } });
  expect(within(region()).getByText('Version 1.0.1 is ready')).toBeTruthy();
  expect(region().parentElement?.getAttribute('aria-live')).toBe('polite');
  expect(document.activeElement).toBe(field);
});

test('notes are shown as they were written', async () => {
  const notes = '<img src=x onerror=alert(1)>\n\nTwo lines.';
  const { user } = await openApp({ updates: ready('1.0.1', notes) });
  await user.click(within(region()).getByText('What is new'));
  expect(region().querySelector('[aria-label="Release notes"]')?.textContent).toBe(notes);
  expect(region().querySelector('img')).toBeNull();
});

test('“Restart now” installs, and says why it could not', async () => {
  const { user, answers, inputsOf } = await openApp({ updates: ready() });
  answers.installUpdate = () => refused('update-not-possible-here');
  await user.click(within(region()).getByRole('button', { name: 'Restart now' }));
  expect(inputsOf('installUpdate')).toHaveLength(1);
  expect((await within(region()).findByRole('alert')).textContent).toContain('cannot replace itself');
});

test('“Later” hides it until there is another version', async () => {
  const { user, show, inputsOf } = await openApp({ updates: ready('1.0.1', '') });
  expect(screen.queryByText('What is new')).toBeNull();
  await user.click(within(region()).getByRole('button', { name: 'Later' }));
  expect(screen.queryByRole('region', { name: 'Update' })).toBeNull();
  await waitFor(() => expect(document.activeElement).not.toBe(document.body));
  await show({ appState: { updates: ready() } });
  expect(screen.queryByRole('region', { name: 'Update' })).toBeNull();
  await show({ appState: { updates: ready('1.0.2') } });
  expect(region().textContent).toContain('Version 1.0.2 is ready');
  expect(inputsOf('installUpdate')).toEqual([]);
});

test.each<Updates>([
  { phase: 'failed', reason: 'update-damaged', checkedAt: null },
  { phase: 'downloading', version: '1.0.1', percent: 1 },
])('says nothing of %j', async (updates) => {
  await openApp({ updates });
  expect(screen.queryByRole('region', { name: 'Update' })).toBeNull();
});
