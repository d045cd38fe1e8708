/** The connection in the real window: what the banner says, that nobody's typing is disturbed, and that sleep is noticed. */
import type { ElectronApplication, Page } from '@playwright/test';
import { startFaultProxy } from '#test/fault-proxy/fault-proxy.ts';
import { captivePortal } from '#test/fault-proxy/faults.ts';
import type { Simulator } from '#test/gws-simulator/index.ts';
import { startSimulator } from '#test/gws-simulator/index.ts';
import { connectionStatus, expect, openSession, signIn, test, transcript } from './supervisor-desk.ts';

function startSession(gws: Simulator) {
  const session = gws.world.startSession({
    agent: 'amy',
    customer: { nickname: 'Maria López' },
    supervisors: [{ user: 'sam', mode: 'coach' }],
  });
  session.customerSays('Where is my parcel?');
  return session;
}

/** How often the window has come to the front by itself, from now on. */
async function countFocus(app: ElectronApplication): Promise<() => Promise<number>> {
  await app.evaluate(({ app: electronApp }) => {
    const counted = globalThis as { focusCount?: number };
    counted.focusCount = 0;
    electronApp.on('browser-window-focus', () => (counted.focusCount = (counted.focusCount ?? 0) + 1));
  });
  return () => app.evaluate(() => (globalThis as { focusCount?: number }).focusCount ?? -1);
}

function handshakes(gws: Simulator): number {
  return gws.requests.all().filter(({ body }) => JSON.stringify(body ?? null).includes('/meta/handshake'))
    .length;
}

const field = (page: Page) => page.getByRole('textbox', { name: 'Message to the agent' });

test('an interruption takes neither the focus nor what is being typed, and what was missed is marked', async ({
  gws,
  desk,
}) => {
  const session = startSession(gws);
  const page = await openSession(desk, gws, session);
  const focusCount = await countFocus(desk.app);
  await field(page).pressSequentially('Offer a ');
  await gws.restart({ meanwhile: () => session.customerSays('Hello? Are you there?') });
  await expect(connectionStatus(page)).toContainText('Reconnecting…');
  await field(page).evaluate((element) => element.setAttribute('data-same', 'yes'));
  await page.keyboard.type('refund.');
  await expect(connectionStatus(page)).toContainText('Connected', { timeout: 15_000 });
  await page.keyboard.type(' Now.');
  await expect(field(page)).toHaveValue('Offer a refund. Now.');
  await expect(field(page)).toHaveAttribute('data-same', 'yes');
  await expect(field(page)).toBeFocused();
  await expect(transcript(page).getByText('Hello? Are you there?')).toHaveCount(1);
  await expect(transcript(page)).toContainText(/missed/);
  expect(await focusCount()).toBe(0);
});

test('the banner says why the connection is lost, and "Try now" tries now', async ({ gws, desk }) => {
  const way = await startFaultProxy(gws.url);
  try {
    startSession(gws);
    const page = await desk.start();
    await signIn(page, { server: way.url });
    await expect(connectionStatus(page)).toContainText('Connected');
    way.fall(captivePortal);
    gws.disconnectSockets();
    const banner = page.getByRole('region', { name: 'Connection lost' });
    await expect(banner).toContainText('not a Genesys Web Services server', { timeout: 15_000 });
    await expect(banner).toContainText(/next try in \d+ s/, { timeout: 30_000 });
    way.heal();
    await banner.getByRole('button', { name: 'Try now' }).click();
    await expect(connectionStatus(page)).toContainText('Connected', { timeout: 10_000 });
    await expect(banner).toHaveCount(0);
  } finally {
    await way.stop();
  }
});

test('R12: after sleep the line is opened anew at once', async ({ gws, desk }) => {
  const session = startSession(gws);
  const page = await openSession(desk, gws, session);
  const focusCount = await countFocus(desk.app);
  const before = handshakes(gws);
  await desk.app.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'));
  await expect.poll(() => handshakes(gws), { timeout: 2000 }).toBe(before + 1);
  await expect(connectionStatus(page)).toContainText('Connected');
  session.customerSays('Good morning.');
  await expect(transcript(page)).toContainText('Good morning.');
  expect(await focusCount()).toBe(0);
});

for (const { ack, limit } of [
  { ack: true, limit: 3000 },
  { ack: false, limit: 10_000 },
]) {
  test(`a mode that was told into a dying connection is not shown wrong, acknowledged ${ack}`, async ({
    desk,
  }) => {
    const gws = await startSimulator({ dialect: { ack } });
    try {
      const session = startSession(gws);
      const page = await openSession(desk, gws, session);
      await expect(connectionStatus(page)).toContainText('Connected');
      await expect.poll(() => polls(gws)).toBeGreaterThan(1);
      gws.faults.losePollAnswers('sam', 2);
      session.supervisorSwitches('sam', 'barge-in');
      await expect(page.getByRole('radio', { name: 'Barge in' })).toBeChecked({ timeout: limit });
      if (ack) expect(handshakes(gws)).toBe(1);
    } finally {
      await gws.stop();
    }
  });
}

function polls(gws: Simulator): number {
  return gws.requests.all().filter(({ body }) => JSON.stringify(body ?? null).includes('/meta/connect'))
    .length;
}
