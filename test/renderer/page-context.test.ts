/** What components find in the page around them instead of being handed it: the bridge, the connection, the clock. */
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import ConnectionStatus from '#renderer/connection/ConnectionStatus.svelte';
import LostConnection from '#renderer/connection/LostConnection.svelte';
import ModeBadge from '#renderer/mode/ModeBadge.svelte';
import SessionHead from '#renderer/sessions/SessionHead.svelte';
import { renderInPage } from './render-in-page.ts';
import { sampleSession } from './samples.ts';

const offline = {
  state: {
    phase: 'offline',
    reason: 'no-answer',
    since: Date.now(),
    heardAt: null,
    attempt: 2,
    nextTryAt: Date.now() + 30_000,
  },
  isBehind: false,
  isLive: false,
} as const;

test('a command goes over the bridge of the page', async () => {
  const { inputsOf } = renderInPage(LostConnection, {}, { connection: offline });
  await userEvent.click(screen.getByRole('button', { name: 'Try now' }));
  expect(inputsOf('reconnectNow')).toHaveLength(1);
});

test('a mode is claimed as it is now only while the window is live', () => {
  renderInPage(ModeBadge, { mode: 'coach' });
  renderInPage(ModeBadge, { mode: 'coach' }, { connection: offline });
  expect(screen.getAllByText(/Coach/).map(({ textContent }) => textContent.trim())).toEqual([
    'Coach',
    'Was Coach',
  ]);
});

test('a window that is behind does not say that it is connected', () => {
  const state = { phase: 'connected', heardAt: Date.now() } as const;
  renderInPage(ConnectionStatus, {}, { connection: { state, isBehind: true, isLive: false } });
  expect(screen.getByRole('status', { name: 'Connection' }).textContent).toContain('Not up to date…');
});

test('what the server has stamped is measured on the server’s clock', () => {
  const session = sampleSession({ waitingSince: Date.now() });
  renderInPage(SessionHead, { session }, { serverAhead: 120_000 });
  expect(screen.getByText(/Customer waiting 2 min/)).toBeTruthy();
});

test('a component outside of a page fails at once, instead of sending into nowhere', () => {
  expect(() => render(LostConnection, {})).toThrow(/context/i);
});
