/** Every screen, looked at: no accessibility violation in light or dark, nothing cut off at 200 %, and a picture to judge by. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { fillContactCentre } from './busy-morning.ts';
import {
  connectionStatus,
  expect,
  expectMode,
  modeRadio,
  sessionOptions,
  signIn,
  test,
  transcript,
} from './supervisor-desk.ts';
import type { Desk } from './supervisor-desk.ts';

const PICTURES = join(import.meta.dirname, '../../test-results/pictures');
const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

async function examine(desk: Desk, page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await takePicture(desk, page, `${name}-${colorScheme}`);
    // Electron has no second page for axe to finish in; legacy mode does without.
    const { violations } = await new AxeBuilder({ page }).withTags(STANDARDS).setLegacyMode(true).analyze();
    expect(
      violations.map(
        ({ id, nodes }) => `${name} ${colorScheme}: ${id} ${nodes.map((node) => node.html).join(' ')}`,
      ),
    ).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await setZoom(desk, 2);
  await takePicture(desk, page, `${name}-zoomed`);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow, `${name} at 200 %`).toBeLessThanOrEqual(0);
  await setZoom(desk, 1);
}

/** What the window shows, taken by the window itself: it knows its own zoom. */
async function takePicture(desk: Desk, page: Page, name: string): Promise<void> {
  await page.evaluate(() => new Promise((painted) => setTimeout(painted, 200)));
  const png = await desk.app.evaluate(async ({ BrowserWindow }) => {
    const image = await BrowserWindow.getAllWindows()[0]?.webContents.capturePage();
    return image?.toPNG().toString('base64') ?? '';
  });
  await mkdir(PICTURES, { recursive: true });
  await writeFile(join(PICTURES, `${name}.png`), png, 'base64');
}

async function setZoom(desk: Desk, factor: number): Promise<void> {
  await desk.app.evaluate(({ BrowserWindow }, zoom) => {
    BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(zoom);
  }, factor);
}

test('signing in', async ({ gws, desk }) => {
  const page = await desk.start();
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
  await examine(desk, page, 'sign-in');
  await signIn(page, { server: gws.url, password: 'not it' });
  await expect(page.getByRole('alert')).toBeVisible();
  await examine(desk, page, 'sign-in-refused');
});

test('the console in each mode', async ({ gws, desk }) => {
  test.slow();
  const session = fillContactCentre(gws);
  const page = await desk.start();
  await signIn(page, { server: gws.url });
  await expect(sessionOptions(page)).toHaveCount(9);
  await examine(desk, page, 'console-empty');
  await sessionOptions(page).filter({ hasText: 'Maria López' }).click();
  await expect(transcript(page)).toContainText('by Friday');

  await expectMode(page, 'Monitor');
  await examine(desk, page, 'console-monitor');

  gws.faults.refuseNext({
    operationName: 'SwitchToCoach',
    httpStatus: 400,
    statusCode: 2,
    statusMessage: 'Operation is not valid for the current state',
  });
  await modeRadio(page, 'Coach').click();
  await expect(page.getByRole('alert')).toBeVisible();
  await page.mouse.move(0, 0);
  await examine(desk, page, 'console-refused');

  await modeRadio(page, 'Coach').click();
  await expectMode(page, 'Coach');
  await page
    .getByRole('textbox', { name: 'Message to the agent' })
    .fill('Offer the express delivery for free.');
  await page.getByRole('textbox', { name: 'Message to the agent' }).press('Enter');
  await expect(transcript(page)).toContainText('Offer the express delivery');
  await page.mouse.move(0, 0);
  await examine(desk, page, 'console-coach');

  await modeRadio(page, 'Barge in').click();
  await expect(page.getByRole('dialog', { name: 'Barge in?' })).toBeVisible();
  await examine(desk, page, 'barge-in-dialog');
  await page.getByRole('dialog').getByRole('button', { name: 'Barge in' }).click();
  await expectMode(page, 'Barge in');
  await page.mouse.move(0, 0);
  await examine(desk, page, 'console-barge-in');

  session.complete();
  await expect(sessionOptions(page).filter({ hasText: 'Maria López' })).toHaveAccessibleName(/ended/i);
  await examine(desk, page, 'console-ended');

  await page.getByRole('button', { name: 'Settings' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await examine(desk, page, 'settings');
});

test('supervising', async ({ gws, desk }) => {
  test.slow();
  fillContactCentre(gws);
  gws.world.setAgentState('amy', 'Ready');
  gws.world.setAgentState('chloe', 'Lunch');
  const page = await desk.start();
  await signIn(page, { server: gws.url });
  await sessionOptions(page).filter({ hasText: 'Maria López' }).click();
  await page.getByRole('tab', { name: 'Team' }).click();
  const amy = page.getByRole('group', { name: 'Amy Novak', exact: true });
  await amy.getByRole('button', { name: 'Monitor all sessions' }).click();
  await expect(amy.getByRole('button', { name: 'Stop monitoring' })).toBeVisible();
  await examine(desk, page, 'team');
  await page.getByRole('button', { name: 'Bring in…' }).click();
  await page.getByLabel('Search people and queues').fill('b');
  await expect(page.getByRole('dialog').getByRole('option').first()).toBeVisible();
  await examine(desk, page, 'bring-in');
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Start work' }).click();
  await examine(desk, page, 'start-work');
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'My actions' }).click();
  await expect(page.getByRole('dialog').getByRole('row').nth(1)).toBeVisible();
  await examine(desk, page, 'my-actions');
});

test('the console while the server is away', async ({ gws, desk }) => {
  fillContactCentre(gws);
  const page = await desk.start();
  await signIn(page, { server: gws.url });
  await sessionOptions(page).filter({ hasText: 'Maria López' }).click();
  await expect(transcript(page)).toContainText('by Friday');
  await gws.stop();
  await expect(connectionStatus(page)).toContainText('Reconnecting…');
  await takePicture(desk, page, 'console-reconnecting');
  await expect(connectionStatus(page)).toContainText('Offline', { timeout: 30_000 });
  await examine(desk, page, 'console-offline');
});
