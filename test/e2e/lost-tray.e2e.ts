/** R26: a panel that crashes takes its tray with it: a window that was hidden there must be found all the same. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Page } from '@playwright/test';
import { openEmptyBus, startPanel } from './session-bus.ts';
import type { Desk } from './supervisor-desk.ts';
import { expect, test } from './supervisor-desk.ts';

test.skip(process.platform !== 'linux', 'elsewhere the tray belongs to the system');

type WindowState = 'hidden' | 'minimised' | 'shown';

function windowState(desk: Desk): Promise<WindowState> {
  return desk.app.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows()[0];
    if (window?.isMinimized()) return 'minimised';
    return window?.isVisible() ? 'shown' : 'hidden';
  });
}

/** Closing has been explained before. */
async function startExplained(desk: Desk, environment: NodeJS.ProcessEnv): Promise<Page> {
  const page = await desk.startWith({ closingExplained: true }, environment);
  await expect.poll(() => windowState(desk)).toBe('shown');
  return page;
}

async function closeWindow(desk: Desk, leaves: WindowState): Promise<void> {
  await desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await expect.poll(() => windowState(desk)).toBe(leaves);
}

/** Somebody starts the app from its menu, not knowing that it runs. */
async function startAgain(desk: Desk): Promise<void> {
  const [exitCode] = (await once(spawn(...desk.command()), 'exit')) as [number | null];
  expect(exitCode).toBe(0);
  await expect.poll(() => windowState(desk)).toBe('shown');
}

const NOTICE = 'This desktop shows no tray at the moment';

test('R26: the hidden window is minimised and says why, until there is a tray again', async ({ desk }) => {
  const bus = await openEmptyBus();
  try {
    const crash = await startPanel(bus);
    const page = await startExplained(desk, bus.environment);
    const notice = page.getByRole('region', { name: 'Notice' });
    await closeWindow(desk, 'hidden');

    crash();
    await expect.poll(() => windowState(desk), { timeout: 30_000 }).toBe('minimised');
    await startAgain(desk);
    await expect(notice).toContainText(NOTICE);
    await closeWindow(desk, 'minimised');

    const crashAgain = await startPanel(bus);
    await expect(notice).toBeHidden({ timeout: 15_000 });
    await startAgain(desk);
    await closeWindow(desk, 'hidden');
    crashAgain();
  } finally {
    bus.close();
  }
});

test('R26: a second start brings the hidden window back at once, also without a tray', async ({ desk }) => {
  const bus = await openEmptyBus();
  try {
    const crash = await startPanel(bus);
    await startExplained(desk, bus.environment);
    await closeWindow(desk, 'hidden');
    crash();
    await startAgain(desk);
  } finally {
    bus.close();
  }
});
