/** From one version to the next, for real: found, fetched, proved, swapped, started; and every way in which the old one stays. */
import { stat } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { connectionStatus, expect, signIn, test as base } from '#test/e2e/supervisor-desk.ts';
import type { FeedServer } from './feed-server.ts';
import { createFeedServer } from './feed-server.ts';
import { changeSettings, checkForUpdates, digest, InstalledApp, readAppState } from './installed-app.ts';
import { findAppImage, readPackages } from './test-packages.ts';
import { createIdentity, trustIdentity } from './trusted-identity.ts';

const OLD = 'sms-supervisor-1.0.0-linux-x86_64.AppImage';
const NEW = 'sms-supervisor-1.0.1-linux-x86_64.AppImage';

const test = base.extend<
  { feed: FeedServer; installed: InstalledApp },
  { identity: { key: string; cert: string } }
>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the dependencies from the pattern
  identity: [async ({}, use) => use(await createIdentity()), { scope: 'worker' }],
  feed: async ({ identity }, use) => {
    const { newer, feedPort } = readPackages();
    const feed = createFeedServer(newer, feedPort, identity);
    await feed.open();
    await use(feed);
    await feed.close();
  },
  installed: async ({ identity }, use) => {
    const installed = await InstalledApp.install(findAppImage(readPackages().drivable));
    await trustIdentity(installed.home, identity);
    await use(installed);
    await installed.remove();
  },
});

test.skip(process.platform !== 'linux', 'on other systems this needs signed installers');

const phaseOf = async (page: Page): Promise<string> => (await readAppState(page)).updates.phase;

/** What came of a look that was asked for: why it failed, or where it ended. */
async function look(page: Page): Promise<string> {
  await checkForUpdates(page);
  // One reading is looked at: between two, the state may change.
  let result = '';
  const readResult = async (): Promise<string> => {
    const { updates } = await readAppState(page);
    result = updates.phase === 'failed' ? updates.reason : updates.phase;
    return result;
  };
  await expect.poll(readResult, { timeout: 30_000 }).not.toMatch(/checking|downloading/);
  return result;
}

const fetched = (feed: FeedServer): number => feed.requests.reduce((sum, { bytes }) => sum + bytes, 0);

test('1.0.0 finds 1.0.1 by itself, swaps and becomes it, settings and password intact', async ({
  gws,
  feed,
  installed,
}) => {
  let page = await installed.start();
  await signIn(page, { server: gws.url, staySignedIn: true });
  await expect(connectionStatus(page)).toContainText('Connected');
  await changeSettings(page, { nickname: 'Sue' });
  const notice = page.getByRole('region', { name: 'Update' });
  await expect(notice).toContainText('Version 1.0.1 is ready', { timeout: 45_000 });
  await notice.getByText('What is new', { exact: true }).click();
  await expect(notice).toContainText('Sign in to a Genesys Web Services contact centre');
  expect(await installed.programs()).toEqual([OLD]);
  // Most of a new version is the old one.
  const { size } = await stat(findAppImage(readPackages().newer));
  expect(fetched(feed)).toBeLessThan(size / 2);

  gws.requests.clear();
  await notice.getByRole('button', { name: 'Restart now' }).click();
  await installed.ended();
  expect(await installed.programs()).toEqual([NEW]);
  const file = installed.file.replace(OLD, NEW);
  expect(await digest(file)).toBe(await digest(findAppImage(readPackages().newer)));
  // Nobody has started it but its predecessor, and nobody has typed a password.
  await gws.requests.waitFor(
    ({ hasCredentials, httpStatus }) => hasCredentials && httpStatus !== 401,
    30_000,
  );
  await expect.poll(() => installed.running()).not.toEqual([]);
  await installed.stopAll();

  page = await installed.start(file);
  await expect(connectionStatus(page)).toContainText('Connected');
  expect(await installed.app.evaluate(({ app }) => app.getVersion())).toBe('1.0.1');
  expect((await readAppState(page)).settings.nickname).toBe('Sue');
  expect(await look(page)).toBe('up-to-date');
});

test('whatever goes wrong, 1.0.0 stays and says what; then quitting installs', async ({
  feed,
  installed,
}) => {
  const before = await digest(installed.file);
  const page = await installed.start();

  feed.rewrite = (text) => text.replace('version: 1.0.1', 'version: 0.9.0');
  expect(await look(page)).toBe('up-to-date');
  feed.rewrite = (text) => `${text}stagingPercentage: 0\n`;
  expect(await look(page)).toBe('up-to-date');
  feed.rewrite = (text) => text.replaceAll(NEW, `../${NEW}`);
  expect(await look(page)).toBe('update-damaged');
  feed.rewrite = () => '<html>Please sign in to the network</html>';
  expect(await look(page)).toBe('update-damaged');
  expect(fetched(feed)).toBe(0);
  feed.rewrite = (text) => text;

  feed.fault = 'tampered';
  expect(await look(page)).toBe('update-damaged');
  feed.fault = 'truncated';
  expect(await look(page)).toBe('update-damaged');
  feed.fault = 'cut';
  expect(await look(page)).toBe('update-server-unreachable');
  feed.fault = null;
  await feed.close();
  expect(await look(page)).toBe('update-server-unreachable');
  await feed.open();

  expect(await installed.programs()).toEqual([OLD]);
  expect(await digest(installed.file)).toBe(before);
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();

  expect(await look(page)).toBe('ready');
  // Stable versions are offered to who wants beta ones, under that name; there is one look per channel.
  await changeSettings(page, { updateChannel: 'beta' });
  await expect.poll(() => feed.requests.some(({ path }) => path.endsWith('/beta-linux.yml'))).toBe(true);
  expect(await look(page)).toBe('ready');
  await installed.quit();
  await expect.poll(() => installed.programs()).toEqual([NEW]);
  await expect.poll(() => installed.running()).toEqual([]);
  await installed.start(installed.file.replace(OLD, NEW));
  expect(await installed.app.evaluate(({ app }) => app.getVersion())).toBe('1.0.1');
});

test('in a folder that it may not write, it says so before it fetches anything', async ({
  feed,
  installed,
}) => {
  test.skip(process.getuid?.() === 0, 'root may write everywhere, and may not become somebody else here');
  await installed.lockPrograms();
  const page = await installed.start();
  expect(await look(page)).toBe('update-not-possible-here');
  expect(fetched(feed)).toBe(0);
  await installed.quit();
  expect(await installed.programs()).toEqual([OLD]);
});

test('switched off, it asks nobody anything', async ({ feed, installed }) => {
  const page = await installed.start();
  await changeSettings(page, { updatesOn: false });
  await expect.poll(() => phaseOf(page)).toBe('off');
  await checkForUpdates(page);
  expect(await phaseOf(page)).toBe('off');
  await installed.quit();
  expect(feed.requests).toEqual([]);
});
