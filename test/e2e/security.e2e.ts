/** What the page must not be able to do, tried in the real window; and that secrets and customers' words stay out of files. */
import { COMMAND_NAMES } from '#preload/contract.ts';
import {
  connectionStatus,
  expect,
  modeRadio,
  openSession,
  signIn,
  test,
  transcript,
} from './supervisor-desk.ts';

test('the page is locked in', async ({ desk }) => {
  const page = await desk.start();
  const preferences = await desk.app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
      getLastWebPreferences(): Record<string, unknown>;
    };
    return contents.getLastWebPreferences();
  });
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
  });
  const seen = await page.evaluate(() => ({
    node: typeof (globalThis as Record<string, unknown>)['process'],
    require: typeof (globalThis as Record<string, unknown>)['require'],
    bridge: Object.keys(window.smsSupervisor ?? {}).sort(),
    isFrozen: Object.isFrozen(window.smsSupervisor),
  }));
  expect(seen).toEqual({
    node: 'undefined',
    require: 'undefined',
    bridge: [...COMMAND_NAMES, 'onState'].sort(),
    isFrozen: true,
  });
});

test('nothing leads away from the page, and no string becomes code', async ({ desk }) => {
  const page = await desk.start();
  const address = page.url();
  const outcome = await page.evaluate(async () => {
    const opened = window.open('https://example.com');
    location.href = 'https://example.com';
    const link = document.createElement('a');
    link.href = 'https://example.com';
    link.target = '_blank';
    link.click();
    const script = document.createElement('script');
    let ran: unknown = 'not run';
    try {
      script.textContent = 'document.title = "taken"';
      document.body.append(script);
    } catch (error) {
      ran = (error as Error).name;
    }
    const fetched = await fetch('https://example.com').then(
      () => 'fetched',
      () => 'refused',
    );
    const permission = await navigator.permissions.query({ name: 'geolocation' });
    return { opened, ran, fetched, permission: permission.state, title: document.title };
  });
  expect(outcome).toEqual({
    opened: null,
    ran: 'TypeError',
    fetched: 'refused',
    permission: 'denied',
    title: 'SMS Supervisor',
  });
  expect(page.url()).toBe(address);
  expect(await desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test('the policy is never violated by the app itself', async ({ gws, desk }) => {
  const session = gws.world.startSession({ agent: 'amy', supervisors: [{ user: 'sam', mode: 'monitor' }] });
  session.customerSays('Hello');
  const page = await desk.start();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.reload();
  await signIn(page, { server: gws.url });
  await page.getByRole('option').first().click();
  await expect(transcript(page)).toContainText('Hello');
  await modeRadio(page, 'Barge in').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Barge in' }).click();
  await page.getByRole('textbox', { name: 'Message to everyone' }).fill('Hi');
  await page.getByRole('textbox', { name: 'Message to everyone' }).press('Enter');
  await expect(transcript(page)).toContainText('Hi');
  expect(complaints).toEqual([]);
});

test('neither the password nor what anybody said is in any file', async ({ gws, desk }) => {
  const CANARY = 'canary-of-the-customer-4711';
  const DRAFT_CANARY = 'canary-of-the-supervisor-4712';
  const session = gws.world.startSession({
    agent: 'amy',
    customer: { nickname: 'Canary Customer' },
    supervisors: [{ user: 'sam', mode: 'coach' }],
    userData: { phone: '+1 555 010 4713' },
  });
  session.customerSays(CANARY);
  const page = await openSession(desk, gws, session);
  await page.getByRole('textbox', { name: 'Message to the agent' }).fill(DRAFT_CANARY);
  gws.faults.refuseNext({
    operationName: 'SendToAgents',
    httpStatus: 400,
    statusCode: 2,
    statusMessage: CANARY,
  });
  await page.getByRole('textbox', { name: 'Message to the agent' }).press('Enter');
  await expect(page.getByRole('alert')).toBeVisible();
  await gws.restart();
  await expect(connectionStatus(page)).toContainText('Reconnecting…');
  await expect(connectionStatus(page)).toContainText('Connected', { timeout: 20_000 });
  await page.getByRole('button', { name: 'Sign out' }).click();
  await signIn(page, { server: gws.url, password: 'canary-password-4714' });
  await expect(page.getByRole('alert')).toBeVisible();
  await desk.quit();

  expect(await desk.log()).toContain('connected');
  for (const secret of [
    CANARY,
    DRAFT_CANARY,
    'Canary Customer',
    '010 4713',
    'canary-password-4714',
    'JSESSIONID',
  ]) {
    expect(await desk.filesContaining(secret), secret).toEqual([]);
  }
});
