/** Whether what is on screen is live, how old it is, and what can be done about it. */
import { screen, waitFor, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import type { Connection } from '#preload/model/connection.ts';
import { refused } from '#test/renderer/fake-bridge.ts';
import { openApp, openSession } from '#test/renderer/open-app.ts';
import { sampleAppState, sampleSession } from '#test/renderer/samples.ts';

const status = (): HTMLElement => screen.getByRole('status', { name: 'Connection' });
const lost = (change: object = {}): Connection => ({
  phase: 'offline',
  since: Date.now() - 60_000,
  heardAt: new Date(2026, 10, 20, 10, 42, 7).getTime(),
  attempt: 3,
  nextTryAt: Date.now() + 9500,
  reason: 'no-answer',
  ...change,
});

test.each<[Connection, string]>([
  [{ phase: 'connecting' }, 'Connecting…'],
  [{ phase: 'connected', heardAt: Date.now() }, 'Connected'],
  [lost({ phase: 'reconnecting' }), 'Reconnecting…'],
  [lost(), 'Offline'],
  [{ phase: 'session-expired', since: 0, heardAt: null, reason: 'wrong-password' }, 'Session expired'],
])('%j is called %s', async (connection, words) => {
  await openApp({ connection });
  expect(within(status()).getByText(words, { exact: true })).toBeTruthy();
});

test('the age is for eyes only: read out, it would never be silent', async () => {
  await openApp({ connection: { phase: 'connected', heardAt: Date.now() - 31_000 } });
  expect(
    within(status())
      .getByText(/updated 30 s ago/)
      .getAttribute('aria-hidden'),
  ).toBe('true');
});

test('a lost connection says how old everything is, when the next try comes, and can be hurried', async () => {
  const { user, answers, inputsOf, show } = await openApp({ connection: lost() });
  const banner = screen.getByRole('region', { name: 'Connection lost' });
  expect(banner.textContent).toContain('The server did not answer in time.');
  expect(banner.textContent).toMatch(/Lost 1 min ago/);
  expect(banner.textContent).toMatch(/as of\s+10:42:07/);
  expect(banner.textContent).toMatch(/Attempt 3 failed; next try in 10 s/);
  answers.reconnectNow = () => refused('not-signed-in');
  await user.click(within(banner).getByRole('button', { name: 'Try now' }));
  expect(inputsOf('reconnectNow')).toHaveLength(1);
  expect(await within(banner).findByRole('alert')).toBeTruthy();
  await show({ appState: { connection: { phase: 'connected', heardAt: Date.now() } } });
  expect(screen.queryByRole('region', { name: 'Connection lost' })).toBeNull();
});

test('while a try is under way there is nothing to hurry', async () => {
  const { user, inputsOf } = await openApp({ connection: lost({ nextTryAt: null, attempt: 4 }) });
  expect(screen.getByText(/Attempt 4 is under way/)).toBeTruthy();
  const button = screen.getByRole('button', { name: 'Try now' });
  expect(button.getAttribute('aria-disabled')).toBe('true');
  await user.click(button);
  expect(inputsOf('reconnectNow')).toEqual([]);
});

test('without a connection nothing is sent, and what is typed stays', async () => {
  const { user, inputsOf } = await openSession({ mode: 'coach' }, { connection: lost() });
  await user.type(screen.getByRole('textbox', { name: 'Message to the agent' }), 'wait{Enter}');
  expect(screen.getByText(/No connection: your text is kept/)).toBeTruthy();
  expect(inputsOf('sendMessage')).toEqual([]);
});

test('says nothing of an age where nothing was ever heard', async () => {
  await openApp({ connection: lost({ heardAt: null }) });
  expect(screen.getByRole('region', { name: 'Connection lost' }).textContent).not.toContain('What you see');
});

test('the reason is read out when it changes, the countdown is not', async () => {
  await openApp({ connection: lost() });
  expect(screen.getByText(/did not answer in time/).getAttribute('aria-live')).toBe('polite');
  expect(screen.getByText(/next try in/).closest('[aria-live]')).toBeNull();
});

test('who pressed Try now has the focus in the session when all is well', async () => {
  const { user, show } = await openApp({ connection: lost() });
  await user.click(screen.getByRole('button', { name: 'Try now' }));
  await show({ appState: { connection: { phase: 'connected', heardAt: Date.now() } } });
  await waitFor(() =>
    expect(document.activeElement).toBe(screen.getByRole('region', { name: 'Open session' })),
  );
});

test('a window that has missed something does not say that it is connected, claims no mode, and says so when it lasts', async () => {
  const { show } = await openSession();
  await show({ number: 40 });
  expect(status().textContent).toContain('Not up to date');
  expect(status().textContent).not.toContain('Connected');
  expect(document.querySelector('p[data-mode]')?.getAttribute('data-mode')).toBe('unknown');
  expect(await screen.findByText('What you see may be out of date.', {}, { timeout: 10_000 })).toBeTruthy();
  await show({ full: true, appState: sampleAppState, sessions: [sampleSession()] });
  expect(status().textContent).toContain('Connected');
  expect(screen.queryByText('What you see may be out of date.')).toBeNull();
});
