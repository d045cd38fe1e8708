/** Signing in: right, wrong in every way that has its own words, and staying signed in through the real keyring. */
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { createSelfSigned } from '#test/certificates/authority.ts';
import { startSimulator } from '#test/gws-simulator/index.ts';
import { connectionStatus, expect, sessionOptions, signIn, test } from './supervisor-desk.ts';

const run = promisify(execFile);

test('signs in and shows my SMS sessions', async ({ gws, desk }) => {
  const session = gws.world.startSession({
    agent: 'amy',
    customer: { nickname: 'Maria López' },
    supervisors: [{ user: 'sam', mode: 'monitor' }],
  });
  session.customerSays('Where is my parcel?');
  gws.world.startSession({ agent: 'ben' });
  const page = await desk.start();
  await signIn(page, { server: gws.url });
  await expect(connectionStatus(page)).toContainText('Connected');
  await expect(sessionOptions(page)).toHaveCount(1);
  const option = sessionOptions(page).first();
  await expect(option).toHaveAccessibleName(/Maria López.*Amy Novak.*Monitor.*waiting/);
});

test('a wrong password is said beside the form, and what was typed stays', async ({ gws, desk }) => {
  const page = await desk.start();
  await signIn(page, { server: gws.url, password: 'not it' });
  await expect(page.getByRole('alert')).toContainText('does not accept this user name and password');
  await expect(page.getByRole('textbox', { name: 'Server address' })).toHaveValue(gws.url);
  await expect(page.getByRole('textbox', { name: 'User name' })).toHaveValue('sam');
  await expect(page.getByLabel('Password')).toHaveValue('not it');
  await page.getByLabel('Password').fill('demo');
  await page.getByLabel('Password').press('Enter');
  await expect(connectionStatus(page)).toContainText('Connected');
});

test('each way of not reaching a contact centre has its own words', async ({ desk }) => {
  const website = createServer((_request, response) => response.end('<html>Welcome</html>'));
  website.listen(0, '127.0.0.1');
  await once(website, 'listening');
  const { port } = website.address() as AddressInfo; // listening on a port, not on a pipe
  const untrusted = await startSimulator({ tls: await createSelfSigned() });
  const page = await desk.start();
  const expectWords = async (server: string, words: string): Promise<void> => {
    await signIn(page, { server });
    await expect(page.getByRole('alert')).toContainText(words);
    await expect(page.getByRole('textbox', { name: 'Server address' })).toHaveValue(server);
  };
  try {
    await expectWords('not an address', 'not a server address');
    await expectWords('http://gws.invalid', 'no server with this name');
    await expectWords('http://127.0.0.1:1', 'not a server address');
    await expectWords('http://127.0.0.1:47', 'Nothing answers');
    await expectWords(`http://127.0.0.1:${port}`, 'not a Genesys Web Services server');
    await expectWords(untrusted.url, 'signed by itself');
  } finally {
    website.close();
    await untrusted.stop();
  }
});

test('a password that must be changed is explained', async ({ gws, desk }) => {
  const page = await desk.start();
  await signIn(page, { server: gws.url, userName: 'pat' });
  await expect(page.getByRole('alert')).toContainText('change your password');
});

test('stays signed in across a restart through the keyring, and signing out forgets', async ({
  gws,
  desk,
}) => {
  const lookUp = (): Promise<string> =>
    run('secret-tool', ['lookup', 'service', 'SMS Supervisor', 'account', `sam @ ${gws.url}`]).then(
      ({ stdout }) => stdout,
      () => '',
    );
  let page = await desk.start();
  await signIn(page, { server: gws.url, staySignedIn: true });
  await expect(connectionStatus(page)).toContainText('Connected');
  await expect.poll(lookUp).toBe('demo');
  await desk.quit();

  page = await desk.start();
  await expect(connectionStatus(page)).toContainText('Connected');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
  await expect.poll(lookUp).toBe('');
  await desk.quit();

  page = await desk.start();
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Server address' })).toHaveValue(gws.url);
  await expect(page.getByLabel('Password')).toHaveValue('');
});

test('without a keychain it signs in for this run only, and says so', async ({ gws, desk }) => {
  const withoutBus = { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent' };
  let page = await desk.start(withoutBus);
  await signIn(page, { server: gws.url, staySignedIn: true });
  await expect(connectionStatus(page)).toContainText('Connected');
  await expect(page.getByText('keychain is not available')).toBeVisible();
  expect(await desk.filesContaining('demo')).toEqual([]);
  await desk.quit();
  page = await desk.start(withoutBus);
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
});
