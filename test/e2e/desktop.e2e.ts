/** The app as a desktop program: one instance, its window, closing and quitting, and what happens when the server is away. */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { hasSelectionOwner } from '#main/desktop/menu/x11-selection.ts';
import type { Simulator } from '#test/gws-simulator/index.ts';
import { makeDictionary } from './one-word-dictionary.ts';
import { openEmptyBus } from './session-bus.ts';
import type { Desk } from './supervisor-desk.ts';
import {
  connectionStatus,
  expect,
  modeRadio,
  openSession,
  sessionOptions,
  signIn,
  test,
  transcript,
} from './supervisor-desk.ts';

const run = promisify(execFile);

/** Starts the app a second time, which hands over to the first. */
async function startAgain(desk: Desk): Promise<void> {
  const second = spawn(...desk.command());
  const [exitCode] = (await once(second, 'exit')) as [number | null];
  expect(exitCode).toBe(0);
}

function closeWindow(desk: Desk): Promise<void> {
  return desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
}

function isShown(desk: Desk): Promise<boolean | undefined> {
  return desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible());
}

function isLoading(desk: Desk): Promise<boolean | undefined> {
  return desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.isLoading());
}

interface PlaceAndZoom {
  x: number;
  y: number;
  width: number;
  height: number;
  zoom: number;
}

function placeOf(desk: Desk): Promise<PlaceAndZoom> {
  return desk.app.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows()[0]!;
    return { ...window.getNormalBounds(), zoom: window.webContents.getZoomLevel() };
  });
}

/** Real keys and a real mouse: the menu's keys and the wheel are looked at before the page sees any of it. */
async function pressAndMove(...words: string[]): Promise<void> {
  await run('xdotool', words);
}

/** How often a client has said goodbye. */
function goodbyes(gws: Simulator): number {
  return gws.requests.all().filter(({ body }) => JSON.stringify(body ?? null).includes('/meta/disconnect'))
    .length;
}

test('a second start brings the first window forward and ends', async ({ desk }) => {
  await desk.start();
  await desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
  await startAgain(desk);
  const state = (): Promise<{ count: number; isMinimized: boolean | undefined }> =>
    desk.app.evaluate(({ BrowserWindow }) => {
      const windows = BrowserWindow.getAllWindows();
      return { count: windows.length, isMinimized: windows[0]?.isMinimized() };
    });
  await expect.poll(state).toEqual({ count: 1, isMinimized: false });
});

test('closing explains itself once; then it hides the window, and everything goes on', async ({
  gws,
  desk,
}) => {
  const session = gws.world.startSession({ agent: 'amy', supervisors: [{ user: 'sam', mode: 'coach' }] });
  session.customerSays('Where is my parcel?');
  const page = await openSession(desk, gws, session);
  await closeWindow(desk);
  const question = page.getByRole('dialog', { name: 'Keep running?' });
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(question).toBeHidden();
  expect(await isShown(desk)).toBe(true);
  await closeWindow(desk);
  await question.getByRole('button', { name: 'Keep running' }).click();
  await expect.poll(() => isShown(desk)).toBe(false);
  expect(await desk.settings()).toMatchObject({ closeToTray: true, closingExplained: true });

  // What is said to nobody's eyes is not read: it waits to be.
  session.customerSays('Is anybody there?');
  await expect(sessionOptions(page).first()).toContainText('1 unread');
  await startAgain(desk);
  await expect.poll(() => isShown(desk)).toBe(true);
  await expect(transcript(page)).toContainText('Is anybody there?');
  await expect(sessionOptions(page).first()).not.toContainText('unread');

  await closeWindow(desk);
  await expect.poll(() => isShown(desk)).toBe(false);
  await expect(question).toBeHidden();
  expect(goodbyes(gws)).toBe(0);
});

test('closing can mean quitting, which says goodbye to the server', async ({ gws, desk }) => {
  const page = await desk.start();
  await signIn(page, { server: gws.url });
  await expect(connectionStatus(page)).toContainText('Connected');
  await closeWindow(desk);
  let closed = desk.app.waitForEvent('close');
  await page.getByRole('dialog', { name: 'Keep running?' }).getByRole('button', { name: 'Quit' }).click();
  await closed;
  expect(goodbyes(gws)).toBe(1);

  const again = await desk.start();
  await signIn(again, { server: gws.url });
  await expect(connectionStatus(again)).toContainText('Connected');
  closed = desk.app.waitForEvent('close');
  await closeWindow(desk);
  await closed;
  expect(goodbyes(gws)).toBe(2);
});

test('the system can end the app, which says goodbye', async ({ gws, desk }) => {
  const page = await desk.start();
  await signIn(page, { server: gws.url });
  await page.getByRole('button', { name: 'Start work' }).click();
  const dialog = page.getByRole('dialog', { name: 'Start work' });
  await dialog.getByRole('button', { name: 'Start work' }).click();
  await expect(dialog).toBeHidden();
  const closed = desk.app.waitForEvent('close');
  desk.app.process().kill('SIGTERM');
  await closed;
  expect(goodbyes(gws)).toBe(1);
});

test('a start in the tray shows no window until somebody asks for it', async ({ desk }) => {
  await desk.startWith({ startInTray: true });
  await expect.poll(() => isLoading(desk)).toBe(false);
  expect(await isShown(desk)).toBe(false);
  await startAgain(desk);
  await expect.poll(() => isShown(desk)).toBe(true);
});

test('a tray of the older kind is found by asking the display itself', async () => {
  test.skip(process.platform !== 'linux', 'asks an X server');
  // The window manager of the tests announces itself in the same way; a tray of that kind does not run.
  expect(await hasSelectionOwner('WM_S0', process.env, 5000)).toBe(true);
  expect(await hasSelectionOwner('_NET_SYSTEM_TRAY_S0', process.env, 5000)).toBe(false);
  expect(await hasSelectionOwner('WM_S0', { ...process.env, DISPLAY: ':99999' }, 5000)).toBe(false);
});

const isMinimised = (desk: Desk): Promise<boolean> =>
  desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized() ?? false);

test('where the desktop has no tray, closing says so and minimises: the window is not lost', async ({
  desk,
}) => {
  test.skip(process.platform !== 'linux', 'elsewhere there always is one');
  const bus = await openEmptyBus();
  const page = await desk.start(bus.environment);
  await closeWindow(desk);
  const question = page.getByRole('dialog', { name: 'Keep running?' });
  await expect(question).toContainText('shows no tray');
  await question.getByRole('button', { name: 'Keep running' }).click();
  await expect.poll(() => isMinimised(desk)).toBe(true);

  await startAgain(desk);
  await expect.poll(() => isMinimised(desk)).toBe(false);
  await closeWindow(desk);
  await expect.poll(() => isMinimised(desk)).toBe(true);
  bus.close();
});

test('where the desktop has no tray, a start in the tray is a minimised window', async ({ desk }) => {
  test.skip(process.platform !== 'linux', 'elsewhere there always is one');
  const bus = await openEmptyBus();
  await writeFile(join(desk.userData, 'settings.json'), JSON.stringify({ startInTray: true }));
  await desk.start(bus.environment);
  await expect.poll(() => isMinimised(desk), { timeout: 30_000 }).toBe(true);
  bus.close();
});

test('the window comes back where it was, and never where nobody could reach it', async ({ desk }) => {
  await desk.startWith({
    windowBounds: { x: 200, y: 120, width: 900, height: 600, isMaximized: false },
    zoomLevel: 1,
  });
  await expect.poll(() => placeOf(desk)).toMatchObject({ width: 900, height: 600, zoom: 1 });
  await desk.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.setBounds({ x: 60, y: 80, width: 800, height: 560 });
  });
  await expect
    .poll(async () => (await desk.settings())['windowBounds'])
    .toMatchObject({ width: 800, height: 560, isMaximized: false });
  await desk.quit();
  await desk.start();
  await expect.poll(() => placeOf(desk)).toMatchObject({ width: 800, height: 560, zoom: 1 });
  await desk.quit();

  await desk.startWith({ windowBounds: { x: 9000, y: -4000, width: 900, height: 600, isMaximized: true } });
  await expect.poll(() => isShown(desk)).toBe(true);
  const { x, y } = await placeOf(desk);
  expect([x >= 0 && x < 1440, y >= 0 && y < 900]).toEqual([true, true]);
});

test('keys and the wheel make everything larger or smaller', async ({ desk }) => {
  await desk.start();
  await expect.poll(() => isShown(desk)).toBe(true);
  const level = async (): Promise<number> => (await placeOf(desk)).zoom;
  const { x, y } = await placeOf(desk);
  await pressAndMove('mousemove', String(x + 400), String(y + 300));
  await pressAndMove('keydown', 'ctrl', 'click', '4', 'keyup', 'ctrl');
  await expect.poll(level).toBe(0.5);
  await pressAndMove('key', 'ctrl+equal');
  await expect.poll(level).toBe(1);
  await pressAndMove('key', 'ctrl+plus');
  await expect.poll(level).toBe(1.5);
  await pressAndMove('key', 'ctrl+KP_Add');
  await expect.poll(level).toBe(2);
  await pressAndMove('key', 'ctrl+minus');
  await expect.poll(level).toBe(1.5);
  await expect.poll(async () => (await desk.settings())['zoomLevel']).toBe(1.5);
  await pressAndMove('key', 'ctrl+0');
  await expect.poll(level).toBe(0);
});

test('spelling is checked with the dictionaries of this computer, and none is fetched', async ({
  gws,
  desk,
}) => {
  const adminFolder = join(desk.userData, 'of administrators');
  await mkdir(join(adminFolder, 'dictionaries'), { recursive: true });
  await writeFile(join(adminFolder, 'dictionaries', 'en_GB.bdic'), makeDictionary('parcel'));
  const session = gws.world.startSession({ agent: 'amy', supervisors: [{ user: 'sam', mode: 'coach' }] });
  session.customerSays('Where is my parcel?');
  const page = await desk.start({ SMS_SUPERVISOR_MACHINE_FOLDER: adminFolder });
  await desk.app.evaluate(({ Menu, session: { defaultSession } }) => {
    const noted = globalThis as unknown as { offered: string[]; fetches: number };
    noted.offered = [];
    noted.fetches = 0;
    defaultSession.on('spellcheck-dictionary-download-begin', () => (noted.fetches += 1));
    // A menu that pops up waits for somebody to choose.
    Menu.prototype.popup = function (this: Electron.Menu) {
      noted.offered = this.items.map(({ label }) => label);
    };
  });
  await signIn(page, { server: gws.url });
  await sessionOptions(page).first().click();
  const message = page.getByRole('textbox', { name: 'Message to the agent' });
  const offered = async (text: string): Promise<string[]> => {
    await message.fill('');
    await message.pressSequentially(`${text} `);
    await message.click({ button: 'right', position: { x: 20, y: 14 } });
    return desk.app.evaluate(() => (globalThis as unknown as { offered: string[] }).offered);
  };
  await expect.poll(() => offered('parzel')).toContain('Add to dictionary');
  expect(await offered('parcel')).toEqual(expect.arrayContaining(['Cut', 'Copy', 'Paste']));
  expect(await offered('parcel')).not.toContain('Add to dictionary');
  expect(await desk.app.evaluate(() => (globalThis as unknown as { fetches: number }).fetches)).toBe(0);
});

test('a page that has died is started again, with all it showed', async ({ gws, desk }) => {
  const session = gws.world.startSession({ agent: 'amy', supervisors: [{ user: 'sam', mode: 'coach' }] });
  session.customerSays('Where is my parcel?');
  await openSession(desk, gws, session);
  await desk.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  );
  await expect.poll(() => desk.log()).toContain('page lost');
  await expect.poll(() => isLoading(desk)).toBe(false);
  // The dead page cannot be asked any more; its window can.
  const readList = (): Promise<unknown> =>
    desk.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]
        ?.webContents.executeJavaScript(`document.querySelector('[role=listbox]')?.textContent ?? ''`)
        .catch(() => ''),
    );
  await expect.poll(readList).toContain('Amy Novak');
});

test('offline is said plainly, what was read stays, and "Try now" comes back', async ({ gws, desk }) => {
  const session = gws.world.startSession({ agent: 'amy', supervisors: [{ user: 'sam', mode: 'coach' }] });
  session.customerSays('Where is my parcel?');
  const page = await openSession(desk, gws, session);
  await page.getByRole('textbox', { name: 'Message to the agent' }).fill('Half a thought');
  await gws.stop();
  await expect(connectionStatus(page)).toContainText('Offline', { timeout: 30_000 });
  await expect(transcript(page)).toContainText('Where is my parcel?');
  await expect(modeRadio(page, 'Monitor')).toBeDisabled();
  await expect(page.getByRole('textbox', { name: 'Message to the agent' })).toHaveValue('Half a thought');
  await gws.open();
  await page.getByRole('button', { name: 'Try now' }).click();
  await expect(connectionStatus(page)).toContainText('Connected');
  await expect(page.getByRole('textbox', { name: 'Message to the agent' })).toHaveValue('Half a thought');
});
