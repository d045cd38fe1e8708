/** What was typed survives a page that dies or is loaded anew: for its writer, in memory, and for nobody else. */
import type { Page } from '@playwright/test';
import type { Simulator } from '#test/gws-simulator/index.ts';
import type { Desk } from './supervisor-desk.ts';
import { connectionStatus, expect, sessionOptions, signIn, test } from './supervisor-desk.ts';

const DRAFT = 'Offer Maria a refund of 12 euros';
/** Longer than the page waits before it tells main what is being typed. */
const TYPING_PAUSE = 600;

function startSessions(gws: Simulator) {
  const [first, second] = ['Maria López', 'Jon Berg'].map((nickname) =>
    gws.world.startSession({
      agent: 'amy',
      customer: { nickname },
      supervisors: [
        { user: 'sam', mode: 'coach' },
        { user: 'sue', mode: 'coach' },
      ],
    }),
  );
  first?.customerSays('Where is my parcel?');
  second?.customerSays('Is the shop open?');
}

async function writeDraft(page: Page): Promise<void> {
  await sessionOptions(page).filter({ hasText: 'Maria López' }).click();
  await field(page).fill(DRAFT);
  await page.waitForTimeout(TYPING_PAUSE);
}

const field = (page: Page) => page.getByRole('textbox', { name: 'Message to the agent' });

async function begin(desk: Desk, gws: Simulator): Promise<Page> {
  startSessions(gws);
  const page = await desk.start();
  await signIn(page, { server: gws.url });
  await writeDraft(page);
  return page;
}

/** The dead page cannot be asked any more; its window can. */
async function crashPage(desk: Desk): Promise<void> {
  const before = await desk.app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    const processId = window?.webContents.getOSProcessId();
    window?.webContents.forcefullyCrashRenderer();
    return processId;
  });
  const isNew = (): Promise<boolean> =>
    desk.app.evaluate(({ BrowserWindow }, old) => {
      const page = BrowserWindow.getAllWindows()[0]?.webContents;
      return page !== undefined && ![0, old].includes(page.getOSProcessId()) && !page.isLoading();
    }, before);
  await expect.poll(isNew).toBe(true);
}

function askPage(desk: Desk, code: string): Promise<unknown> {
  return desk.app.evaluate(
    ({ BrowserWindow }, asked) =>
      BrowserWindow.getAllWindows()[0]
        ?.webContents.executeJavaScript(asked)
        .catch(() => ''),
    code,
  );
}

const readTexts = (desk: Desk): Promise<unknown> =>
  askPage(desk, `[...document.querySelectorAll('textarea')].map((each) => each.value).join()`);
const readTranscript = (desk: Desk): Promise<unknown> =>
  askPage(desk, `document.querySelector('[role=log]')?.textContent ?? ''`);

test('a page that has died comes back with the session that was open and the text in the composer', async ({
  gws,
  desk,
}) => {
  await begin(desk, gws);
  await crashPage(desk);
  await expect.poll(() => readTexts(desk)).toContain(DRAFT);
  await expect.poll(() => readTranscript(desk)).toContain('Where is my parcel?');
  expect(await desk.filesContaining(DRAFT)).toEqual([]);
  expect(await desk.log()).toContain('page lost');
});

test('a page that is loaded anew has both as well, and what is sent then is gone', async ({ gws, desk }) => {
  const page = await begin(desk, gws);
  await page.reload();
  await expect(field(page)).toHaveValue(DRAFT);
  await field(page).press('Enter');
  await expect(field(page)).toHaveValue('');
  await page.reload();
  await expect(field(page)).toHaveValue('');
});

test('a draft is gone after signing out, in every page and for everybody', async ({ gws, desk }) => {
  const page = await begin(desk, gws);
  await page.getByRole('button', { name: 'Sign out' }).click();
  for (const userName of ['sue', 'sam']) {
    await signIn(page, { server: gws.url, userName });
    await expect(connectionStatus(page)).toContainText('Connected');
    await page.reload();
    await expect(sessionOptions(page)).toHaveCount(2);
    await sessionOptions(page).filter({ hasText: 'Maria López' }).click();
    await expect(field(page)).toHaveValue('');
    await page.getByRole('button', { name: 'Sign out' }).click();
  }
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
  await desk.quit();
  expect(await desk.filesContaining(DRAFT)).toEqual([]);
});

test('a draft does not outlive the app', async ({ gws, desk }) => {
  await begin(desk, gws);
  await desk.quit();
  expect(await desk.filesContaining(DRAFT)).toEqual([]);
  const page = await desk.start();
  await signIn(page, { server: gws.url });
  await sessionOptions(page).filter({ hasText: 'Maria López' }).click();
  await expect(field(page)).toHaveValue('');
});
