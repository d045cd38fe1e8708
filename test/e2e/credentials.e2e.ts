/** Stored passwords with the real keyring: locked, denied, slow, unlocked later; several profiles; a password that has changed. */
import type { Page } from '@playwright/test';
import type { Simulator } from '#test/gws-simulator/index.ts';
import { startSimulator } from '#test/gws-simulator/index.ts';
import {
  dialogToAppear,
  dismissDialog,
  freezeKeyring,
  lockKeyring,
  storedPassword,
  unlockAtDialog,
  unlockKeyring,
} from './keyring.ts';
import type { Desk } from './supervisor-desk.ts';
import { connectionStatus, expect, sessionOptions, signIn, test, transcript } from './supervisor-desk.ts';

/** The app gives the keychain ten seconds. */
const KEYCHAIN_LIMIT = { timeout: 15_000 };
const DRAFT = 'Offer Maria a refund';

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const password = (page: Page) => page.getByLabel('Password');
const field = (page: Page) => page.getByRole('textbox', { name: 'Message to the agent' });

async function expectConnected(page: Page): Promise<void> {
  await expect(connectionStatus(page)).toContainText('Connected', { timeout: 15_000 });
}

/** Signed in to stay, in an earlier run of the app. */
async function stayAndQuit(desk: Desk, gws: Simulator): Promise<void> {
  const page = await desk.start();
  await signIn(page, { server: gws.url, staySignedIn: true });
  await expectConnected(page);
  await expect.poll(() => storedPassword(gws.url, 'sam')).toBe('demo');
  await desk.quit();
}

async function expectForm(page: Page, gws: Simulator): Promise<void> {
  await expect(page.getByText('keychain did not give your password')).toBeVisible(KEYCHAIN_LIMIT);
  await expect(button(page, 'Sign in')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Server address' })).toHaveValue(gws.url);
  await expect(page.getByRole('textbox', { name: 'User name' })).toHaveValue('sam');
}

/** Soon, whatever is still waited for. */
async function expectToQuit(desk: Desk): Promise<void> {
  const begun = Date.now();
  await desk.quit();
  expect(Date.now() - begun).toBeLessThan(8000);
}

test.describe('a keyring', () => {
  test.afterEach(unlockKeyring);

  test('that is locked is said in ten seconds; unlocked later, the next press signs in', async ({
    gws,
    desk,
  }) => {
    await stayAndQuit(desk, gws);
    await lockKeyring();
    await desk.start();
    await dialogToAppear();
    await expectToQuit(desk);
    const page = await desk.start();
    await expectForm(page, gws);
    await unlockAtDialog();
    await button(page, 'Sign in').click();
    await expectConnected(page);
    await expect(page.getByText('keychain did not give')).toBeHidden();
  });

  test('that its owner refuses to unlock is said at once, and asked again by the next press', async ({
    gws,
    desk,
  }) => {
    await stayAndQuit(desk, gws);
    await lockKeyring();
    const page = await desk.start();
    await dismissDialog();
    await expectForm(page, gws);
    await button(page, 'Sign in').click();
    await unlockAtDialog();
    await expectConnected(page);
  });

  test('that is locked when signing out asks to be unlocked, and the password is gone', async ({
    gws,
    desk,
  }) => {
    const page = await desk.start();
    await signIn(page, { server: gws.url, staySignedIn: true });
    await expectConnected(page);
    await expect.poll(() => storedPassword(gws.url, 'sam')).toBe('demo');
    await lockKeyring();
    await button(page, 'Sign out').click();
    await expect(button(page, 'Sign in')).toBeVisible();
    await unlockAtDialog();
    await expect.poll(() => storedPassword(gws.url, 'sam')).toBe('');
    await expect(page.getByText('could not be removed')).toBeHidden();
  });

  test('that keeps its entry when signing out is told of, and the next start does not use it', async ({
    gws,
    desk,
  }) => {
    let page = await desk.start();
    await signIn(page, { server: gws.url, staySignedIn: true });
    await expectConnected(page);
    await lockKeyring();
    await button(page, 'Sign out').click();
    await dismissDialog();
    await expect(page.getByText('could not be removed')).toBeVisible(KEYCHAIN_LIMIT);
    await desk.quit();
    gws.requests.clear();
    page = await desk.start();
    await expect(button(page, 'Sign in')).toBeVisible();
    expect(gws.requests.all()).toEqual([]);
  });

  test('that does not answer holds nobody up: not the start, not signing in, not quitting', async ({
    gws,
    desk,
  }) => {
    await stayAndQuit(desk, gws);
    const thaw = await freezeKeyring();
    try {
      const page = await desk.start();
      await expectForm(page, gws);
      await password(page).fill('demo');
      await button(page, 'Sign in').click();
      await expectConnected(page);
      await expect(page.getByText('keychain is not available')).toBeVisible(KEYCHAIN_LIMIT);
      await expectToQuit(desk);
    } finally {
      thaw();
    }
    // It was said that the password is not kept.
    await expect(button(await desk.start(), 'Sign in')).toBeVisible();
  });
});

test('a server that is away at the start is waited for, and another one can be signed in to meanwhile', async ({
  gws,
  desk,
}) => {
  await stayAndQuit(desk, gws);
  const other = await startSimulator();
  try {
    await gws.stop();
    let page = await desk.start();
    await expect(connectionStatus(page)).toContainText(/Reconnecting|Offline/);
    await gws.open();
    await expectConnected(page);
    await desk.quit();

    await gws.stop();
    page = await desk.start();
    await expect(connectionStatus(page)).toContainText(/Reconnecting|Offline/);
    await signIn(page, { server: other.url, userName: 'sue', staySignedIn: true });
    await expectConnected(page);
    await expect.poll(() => storedPassword(other.url, 'sue')).toBe('demo');
    expect(await storedPassword(gws.url, 'sam')).toBe('demo');
    await gws.open();

    // Two profiles: each with its own password, chosen, and forgotten.
    await button(page, 'Sign out').click();
    const recent = page.getByRole('group', { name: 'Recent sign-ins' });
    await expect(recent.getByText('Password kept')).toHaveCount(1);
    await recent.getByRole('button', { name: /^sam at/ }).click();
    await button(page, 'Sign in').click();
    await expectConnected(page);
    await button(page, 'Sign out').click();
    await expect.poll(() => storedPassword(gws.url, 'sam')).toBe('');
  } finally {
    await other.stop();
  }
});

test('a profile that is forgotten takes its password along', async ({ gws, desk }) => {
  await stayAndQuit(desk, gws);
  await gws.stop();
  const page = await desk.start();
  await expect(connectionStatus(page)).toContainText(/Reconnecting|Offline/);
  await page.getByRole('button', { name: /^Forget sam at/ }).click();
  await expect(page.getByRole('button', { name: /^Forget/ })).toHaveCount(0);
  expect(await storedPassword(gws.url, 'sam')).toBe('');
  await desk.quit();
  expect(await desk.filesContaining(gws.url)).toEqual([]);
  await gws.open();
});

async function writeDraft(page: Page, gws: Simulator): Promise<void> {
  const session = gws.world.startSession({
    agent: 'amy',
    customer: { nickname: 'Maria López' },
    supervisors: [{ user: 'sam', mode: 'coach' }],
  });
  session.customerSays('Where is my parcel?');
  await sessionOptions(page).first().click();
  await expect(transcript(page)).toContainText('Where is my parcel?');
  await field(page).fill(DRAFT);
}

test('a password that has changed is asked for where one is, and nothing is lost', async ({ gws, desk }) => {
  let page = await desk.start();
  await signIn(page, { server: gws.url, staySignedIn: true });
  await writeDraft(page, gws);
  gws.changePassword('sam', 'spring-2027');
  gws.expireHttpSessions();
  const question = page.getByRole('region', { name: 'Session expired' });
  await expect(question).toBeVisible({ timeout: 15_000 });
  await expect(transcript(page)).toContainText('Where is my parcel?');
  await expect(field(page)).toHaveValue(DRAFT);
  // The old one has been refused once: a start must not try it again.
  await expect.poll(() => storedPassword(gws.url, 'sam')).toBe('');

  await question.getByLabel('Password').fill('mistyped');
  await question.getByRole('button', { name: 'Sign in' }).click();
  await expect(question.getByRole('alert').last()).toContainText('does not accept');
  await expect(field(page)).toHaveValue(DRAFT);
  await question.getByLabel('Password').fill('spring-2027');
  await question.getByRole('button', { name: 'Sign in' }).click();
  await expectConnected(page);
  await expect(question).toBeHidden();
  await expect(field(page)).toHaveValue(DRAFT);
  await field(page).press('Enter');
  await expect(transcript(page)).toContainText(DRAFT);

  await expect.poll(() => storedPassword(gws.url, 'sam')).toBe('spring-2027');
  await desk.quit();
  page = await desk.start();
  await expectConnected(page);
  expect(await desk.filesContaining('spring-2027')).toEqual([]);
});

test('a stored password that was changed elsewhere is tried once, and not at the next start', async ({
  gws,
  desk,
}) => {
  await stayAndQuit(desk, gws);
  gws.changePassword('sam', 'spring-2027');
  gws.requests.clear();
  const tries = (): number => gws.requests.all().filter(({ hasCredentials }) => hasCredentials).length;
  let page = await desk.start();
  await expect(page.getByText('does not accept this user name and password')).toBeVisible();
  await expect(page.getByRole('checkbox', { name: 'Stay signed in' })).toBeChecked();
  await desk.quit();
  page = await desk.start();
  await expect(button(page, 'Sign in')).toBeVisible();
  expect(tries()).toBe(1);
});

test('a demand for a new password is explained where one is, and the stored one stays', async ({
  gws,
  desk,
}) => {
  const page = await desk.start();
  await signIn(page, { server: gws.url, staySignedIn: true });
  await writeDraft(page, gws);
  gws.demandNewPassword('sam');
  gws.expireHttpSessions();
  const question = page.getByRole('region', { name: 'Session expired' });
  await expect(question).toContainText('change your password', { timeout: 15_000 });
  expect(await storedPassword(gws.url, 'sam')).toBe('demo');
  gws.changePassword('sam', 'spring-2027');
  await question.getByLabel('Password').fill('spring-2027');
  await question.getByRole('button', { name: 'Sign in' }).click();
  await expectConnected(page);
  await expect(field(page)).toHaveValue(DRAFT);
  await expect.poll(() => storedPassword(gws.url, 'sam')).toBe('spring-2027');
});

test('signing out says goodbye last, and leaves no cookie and no password behind', async ({ gws, desk }) => {
  const page = await desk.start();
  await signIn(page, { server: gws.url, staySignedIn: true });
  await expectConnected(page);
  const cookies = (): Promise<number> =>
    desk.app.evaluate(async ({ session }) => {
      const jars = [0, 1, 2, 3, 4, 5, 6, 7, 8].map((number) => session.fromPartition(`gws-${number}`));
      return (await Promise.all(jars.map((jar) => jar.cookies.get({})))).flat().length;
    });
  expect(await cookies()).toBeGreaterThan(0);
  gws.requests.clear();
  await button(page, 'Sign out').click();
  await expect(button(page, 'Sign in')).toBeVisible();
  await expect.poll(() => storedPassword(gws.url, 'sam')).toBe('');
  expect(await cookies()).toBe(0);
  const last = gws.requests.all().findLast(({ method }) => method === 'POST');
  expect(JSON.stringify(last?.body)).toContain('/meta/disconnect');

  gws.requests.clear();
  await password(page).fill('demo');
  await button(page, 'Sign in').click();
  await expectConnected(page);
  expect(gws.requests.all()[0]).toMatchObject({ hasCredentials: true, hasCookie: false });
});
