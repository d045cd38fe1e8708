/** The app as a desktop program: one instance, closing and quitting, and what happens when the server is away. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  connectionStatus,
  expect,
  modeRadio,
  openSession,
  signIn,
  test,
  transcript,
} from './supervisor-desk.ts';

test('a second start brings the first window forward and ends', async ({ desk }) => {
  await desk.start();
  await desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
  const second = spawn(...desk.command());
  const [exitCode] = (await once(second, 'exit')) as [number | null];
  expect(exitCode).toBe(0);
  const state = (): Promise<{ count: number; isMinimized: boolean | undefined }> =>
    desk.app.evaluate(({ BrowserWindow }) => {
      const windows = BrowserWindow.getAllWindows();
      return { count: windows.length, isMinimized: windows[0]?.isMinimized() };
    });
  await expect.poll(state).toEqual({ count: 1, isMinimized: false });
});

test('closing the window says goodbye to the server and quits', async ({ gws, desk }) => {
  const page = await desk.start();
  await signIn(page, { server: gws.url });
  await expect(connectionStatus(page)).toContainText('Connected');
  const closed = desk.app.waitForEvent('close');
  await desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await closed;
  const goodbyes = gws.requests
    .all()
    .filter(({ body }) => JSON.stringify(body ?? null).includes('/meta/disconnect'));
  expect(goodbyes).toHaveLength(1);
});

test('a page that has died is started again, with all it showed', async ({ gws, desk }) => {
  const session = gws.world.startSession({ agent: 'amy', supervisors: [{ user: 'sam', mode: 'coach' }] });
  session.customerSays('Where is my parcel?');
  await openSession(desk, gws, session);
  await desk.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  );
  await expect.poll(() => desk.log()).toContain('page lost');
  const isLoading = (): Promise<boolean | undefined> =>
    desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.isLoading());
  await expect.poll(isLoading).toBe(false);
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
