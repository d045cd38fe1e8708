/** Waits on screen beside a computer whose clock is wrong, and what is said of that. */
import { screen, within } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openApp } from '#test/renderer/open-app.ts';
import { sampleAppState, sampleSession } from '#test/renderer/samples.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const said = (): string | null | undefined =>
  screen.queryByRole('status', { name: 'Clock' })?.textContent.trim();
const row = (): HTMLElement => within(screen.getByRole('listbox')).getByRole('option');

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] }));
afterEach(() => void vi.useRealTimers());

test.each([
  [0, undefined],
  [-90_000, undefined],
  [2 * MINUTE, undefined],
  [
    10 * MINUTE,
    "This computer's clock is 10 min behind the server's. Waiting times are measured on the server's clock.",
  ],
  [
    -10 * MINUTE,
    "This computer's clock is 10 min ahead of the server's. Waiting times are measured on the server's clock.",
  ],
  [
    10 * MINUTE - 1200,
    "This computer's clock is 10 min behind the server's. Waiting times are measured on the server's clock.",
  ],
  [
    DAY,
    "This computer's clock is 1 day behind the server's. Waiting times are measured on the server's clock.",
  ],
])('a server %d ms ahead: %s', async (serverAhead, words) => {
  await openApp({ serverAhead });
  expect(said()).toBe(words);
});

test('nothing is said any more when the clock is right again', async () => {
  const { show } = await openApp({ serverAhead: -10 * MINUTE });
  expect(said()).toContain('10 min ahead');
  await show({ appState: { serverAhead: 0 } });
  expect(said()).toBeUndefined();
});

test.each([10 * MINUTE, -10 * MINUTE, DAY, -DAY])(
  'a server %d ms ahead: list, head and team say how long it has been there',
  async (serverAhead) => {
    const since = (minutes: number): number => Date.now() + serverAhead - minutes * MINUTE - 5000;
    const agent = {
      id: 'a1',
      name: 'Amy Chen',
      userName: 'amy',
      groups: [],
      readiness: 'ready',
      stateName: 'Ready',
      sessions: [{ id: 's9', receivedAt: since(7), subject: 'Late parcel' }],
      order: null,
    } as const;
    const session = sampleSession({ waitingSince: since(3), receivedAt: since(9) });
    const { user } = await openApp(
      {
        serverAhead,
        connection: { phase: 'connected', heardAt: Date.now() },
        team: { ...sampleAppState.team, agents: [agent], readAt: Date.now() - 20_000 },
      },
      [session],
    );
    await user.click(row());
    expect(row().textContent).toContain('waiting 3 min');
    expect(screen.getByText(/Customer waiting 3 min/)).toBeTruthy();
    expect(screen.getByText(/began 9 min ago/)).toBeTruthy();
    await user.click(screen.getByRole('tab', { name: 'Team' }));
    const team = within(screen.getByRole('region', { name: 'Team' }));
    expect(team.getByText('7 min')).toBeTruthy();
    // Noted by the app itself.
    expect(team.getByText(/read 20 s ago/)).toBeTruthy();
    expect(within(screen.getByRole('status', { name: 'Connection' })).getByText(/just now/)).toBeTruthy();
  },
);

test('setting this computer’s clock changes no wait once main has told of it', async () => {
  const session = sampleSession({ waitingSince: Date.now() - 3 * MINUTE - 5000 });
  const { show } = await openApp({}, [session]);
  vi.setSystemTime(Date.now() + 60 * MINUTE);
  await show({ appState: { serverAhead: -60 * MINUTE } });
  vi.advanceTimersByTime(1000);
  await show({});
  expect(row().textContent).toContain('waiting 3 min');
});
