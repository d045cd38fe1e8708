/** The tray as the rest of a Linux desktop sees it: its states, its count, its menu, and what clicks in it do. */
import type { Page } from '@playwright/test';
import type { ScriptedSession, Simulator } from '#test/gws-simulator/index.ts';
import {
  activateTray,
  clearNotifications,
  clickMenu,
  isWindowInFront,
  menuLabels,
  PANEL,
  putWindowAway,
  readIcon,
  readMenu,
  readToolTip,
  takePicture,
  takePictureOfMenu,
} from './linux-desktop.ts';
import { connectionStatus, expect, sessionOptions, signIn, test, transcript } from './supervisor-desk.ts';

test.skip(process.platform !== 'linux', 'reads a Linux desktop over D-Bus');
test.beforeEach(clearNotifications);

function startSession(gws: Simulator, nickname: string): ScriptedSession {
  return gws.world.startSession({
    agent: 'amy',
    customer: { nickname },
    supervisors: [{ user: 'sam', mode: 'monitor' }],
  });
}

async function signInAs(page: Page, gws: Simulator): Promise<void> {
  await signIn(page, { server: gws.url });
  await expect(connectionStatus(page)).toContainText('Connected');
}

test('each state has its own icon and its own words, and the count is on both', async ({ gws, desk }) => {
  const icons = new Map<string, string>();
  const look = async (name: string): Promise<void> => {
    icons.set(name, await readIcon());
    await takePicture(`tray-${name}`, PANEL);
  };
  const session = startSession(gws, 'Maria López');
  const page = await desk.start();
  await expect.poll(readToolTip).toBe('SMS Supervisor: signed out');
  await look('signed-out');

  await signInAs(page, gws);
  await expect.poll(readToolTip).toBe('SMS Supervisor: connected');
  await look('connected');

  session.customerSays('Where is my parcel?');
  session.customerSays('Hello?');
  session.agentSays('One moment please.');
  await expect.poll(readToolTip).toBe('SMS Supervisor: connected, 3 unread messages, 3 alerts');
  await look('alerting');
  const title = (): Promise<string | undefined> =>
    desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle());
  expect(await title()).toBe('(3) SMS Supervisor');

  await sessionOptions(page).first().click();
  await expect.poll(readToolTip).toBe('SMS Supervisor: connected');
  expect(await readIcon()).toBe(icons.get('connected'));
  expect(await title()).toBe('SMS Supervisor');

  await gws.stop();
  await expect.poll(readToolTip).toBe('SMS Supervisor: not connected');
  await look('offline');
  expect(new Set(icons.values()).size).toBe(4);
});

test('the menu has the most urgent sessions first, and a click opens one', async ({ gws, desk }) => {
  const names = ['Ann', 'Bob & Co', 'C_D', 'Dora\u202E\nX', 'Eve', 'Finn'];
  const sessions = names.map((name) => startSession(gws, name));
  const page = await desk.start();
  await signInAs(page, gws);
  await expect(sessionOptions(page)).toHaveCount(names.length);
  const waiting = (minutes: number) => ({ at: Date.now() - minutes * 60_000 - 5000 });
  sessions[3]?.customerSays('Four minutes', waiting(4));
  sessions[1]?.customerSays('Nine minutes', waiting(9));
  sessions[2]?.customerSays('Just now');
  const customers = async (): Promise<readonly string[]> =>
    (await menuLabels()).filter((label) => label.includes('Amy Novak'));
  await expect
    .poll(customers)
    .toEqual([
      'Bob & Co — Amy Novak, waiting 9 min, 1 unread',
      'Dora X — Amy Novak, waiting 4 min, 1 unread',
      expect.stringMatching(/^C_+D — Amy Novak, 1 unread$/),
      expect.stringContaining(' — Amy Novak'),
      expect.stringContaining(' — Amy Novak'),
    ]);
  await putWindowAway(desk.app);
  await takePictureOfMenu('tray-menu');
  await clickMenu(/^Dora/);
  await expect.poll(() => isWindowInFront(desk.app)).toBe(true);
  await expect(transcript(page)).toContainText('Four minutes');
  await expect.poll(customers).toContainEqual('Dora X — Amy Novak, waiting 4 min');
});

test('the menu holds back what disturbs, and lets it through again', async ({ gws, desk }) => {
  const page = await desk.start();
  await signInAs(page, gws);
  const until = (): Promise<unknown> =>
    page.evaluate(
      () =>
        new Promise((resolve) => {
          const { smsSupervisor } = window as unknown as {
            smsSupervisor: {
              onState(listener: (patch: { full: boolean; appState: object }) => void): () => void;
              requestFullState(input: object): Promise<unknown>;
            };
          };
          const stop = smsSupervisor.onState(({ full, appState }) => {
            if (!full) return;
            stop();
            resolve((appState as { doNotDisturbUntil?: unknown }).doNotDisturbUntil);
          });
          void smsSupervisor.requestFullState({});
        }),
    );
  const checked = async (): Promise<readonly string[]> =>
    (await readMenu()).filter(({ isChecked }) => isChecked).map(({ label }) => label);
  await expect.poll(checked).toEqual(['Off']);
  const inAnHour = Date.now() + 3_600_000;
  await clickMenu('For 1 hour');
  await expect.poll(until).toBeGreaterThanOrEqual(inAnHour);
  await expect.poll(checked).toEqual([expect.stringMatching(/^Do not disturb until /)]);
  await clickMenu('Until tomorrow');
  await expect.poll(until).toBe(new Date(new Date().setHours(24 + 7, 0, 0, 0)).getTime());
  await clickMenu('Off');
  await expect.poll(until).toBeNull();
  await expect.poll(checked).toEqual(['Off']);
});

test('a click on the icon brings the window back; the menu signs out and quits', async ({ gws, desk }) => {
  const page = await desk.start();
  await signInAs(page, gws);
  await putWindowAway(desk.app);
  await activateTray();
  await expect.poll(() => isWindowInFront(desk.app)).toBe(true);
  await clickMenu('Sign out');
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
  await expect.poll(readToolTip).toBe('SMS Supervisor: signed out');
  const closed = desk.app.waitForEvent('close');
  await clickMenu('Quit');
  await closed;
});
