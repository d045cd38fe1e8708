/** Every screen, looked at: no accessibility violation in light or dark, nothing cut off at 200 %, and a picture to judge by. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AppState, StatePatch } from '#preload/model/app-state.ts';
import { fillContactCentre } from './busy-morning.ts';
import { examine, takePicture } from './look.ts';
import type { Desk } from './supervisor-desk.ts';
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

const ARGUMENTS = 'SMS_SUPERVISOR_ELECTRON_ARGUMENTS';

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
});

/** Adds to what main tells of the state: for what takes a newer version of the app, or a click on the system's desktop. */
async function tellAsWell(desk: Desk, appState: Partial<AppState>): Promise<void> {
  await desk.app.evaluate(({ BrowserWindow }, added) => {
    const page = BrowserWindow.getAllWindows()[0]?.webContents;
    const send = page?.send.bind(page);
    if (!page || !send) throw new Error('there is no window');
    page.send = (channel: string, patch: { appState?: object }) =>
      send(channel, patch.appState ? { ...patch, appState: { ...patch.appState, ...added } } : patch);
  }, appState);
}

test('the settings', async ({ gws, desk }) => {
  test.slow();
  fillContactCentre(gws);
  const page = await desk.start();
  await signIn(page, { server: gws.url });
  await sessionOptions(page).filter({ hasText: 'Maria López' }).click();
  await page.getByRole('button', { name: 'Settings' }).click();
  const dialog = page.getByRole('dialog', { name: 'Settings' });
  await expect(dialog).toBeVisible();
  await examine(desk, page, 'settings');
  await dialog.getByRole('tab', { name: 'Alerts' }).click();
  await dialog.getByRole('button', { name: '30 minutes' }).click();
  await expect(dialog.getByRole('status')).toContainText('No notifications and no sounds until');
  for (const keyword of ['refund', '/money back|chargeback/', '/(/']) {
    await dialog.getByRole('textbox', { name: 'New keyword' }).fill(keyword);
    await dialog.getByRole('textbox', { name: 'New keyword' }).press('Enter');
  }
  await expect(dialog.getByRole('alert')).toContainText('This pattern cannot be understood.');
  await examine(desk, page, 'settings-keyword-refused');
  await dialog.getByRole('group', { name: 'Do not disturb' }).scrollIntoViewIfNeeded();
  await examine(desk, page, 'settings-alerts');
  for (const [tab, name] of [
    ['Updates', 'settings-updates'],
    ['This computer', 'settings-computer'],
    ['Keyboard', 'settings-keyboard'],
  ] as const) {
    await dialog.getByRole('tab', { name: tab }).click();
    await examine(desk, page, name);
  }
  await dialog.getByRole('button', { name: 'Diagnostics' }).click();
  await expect(page.getByRole('dialog', { name: 'Diagnostics' })).toContainText('Log file');
  await examine(desk, page, 'diagnostics');
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  await page.getByRole('combobox', { name: 'Alerts for this session' }).selectOption('Off');
  await expect(sessionOptions(page).filter({ hasText: 'Maria López' })).toHaveAccessibleName(/muted/);
  await expect(page.getByRole('status', { name: 'Do not disturb' })).toContainText('Do not disturb until');
  await examine(desk, page, 'console-quiet');
});

test('a newer version that is ready', async ({ gws, desk }) => {
  fillContactCentre(gws);
  const page = await desk.start();
  await tellAsWell(desk, {
    updates: {
      phase: 'ready',
      version: '1.0.1',
      notes: 'Faster with many sessions.\n\n- Keywords find <b>words</b> with accents.\n- Fewer questions.',
    },
  });
  await signIn(page, { server: gws.url });
  const region = page.getByRole('region', { name: 'Update' });
  await expect(region).toContainText('Version 1.0.1 is ready');
  await expect(region).toBeVisible();
  await region.getByText('What is new', { exact: true }).click();
  await examine(desk, page, 'update-ready');
  await region.getByRole('button', { name: 'Later' }).click();
  await expect(region).toBeHidden();
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('tab', { name: 'Updates' }).click();
  await examine(desk, page, 'settings-update-ready');
});

test('what closing the window means', async ({ desk }) => {
  const page = await desk.start();
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
  await desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  const dialog = page.getByRole('dialog', { name: 'Keep running?' });
  await expect(dialog).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await examine(desk, page, 'keep-running');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});

test('a sign-in that administrators have decided about', async ({ desk }) => {
  const page = await desk.start();
  await tellAsWell(desk, {
    managed: {
      names: ['servers', 'staySignedIn'],
      servers: ['https://gws-north.example.com', 'https://gws-south.example.com'],
      alertsAllowed: true,
    },
  });
  await page.reload();
  await expect(page.getByRole('radio', { name: 'https://gws-north.example.com' })).toBeChecked();
  await examine(desk, page, 'sign-in-managed');
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

test('what was missed while the server was away', async ({ gws, desk }) => {
  const session = fillContactCentre(gws);
  const page = await desk.start();
  await signIn(page, { server: gws.url });
  await sessionOptions(page).filter({ hasText: 'Maria López' }).click();
  await expect(transcript(page)).toContainText('by Friday');
  await gws.restart({
    meanwhile: () => {
      session.agentSays('The depot says it leaves tonight.');
      session.customerSays('Are you sure? Friday is the party!');
    },
  });
  await expect(transcript(page)).toContainText('Read again: 2 messages');
  await expect(connectionStatus(page)).toContainText('Connected');
  session.agentSays('Quite sure.');
  await expect(transcript(page)).toContainText('Quite sure.');
  await examine(desk, page, 'console-refilled');
});

test('a session that the server does not give whole', async ({ gws, desk }) => {
  const session = fillContactCentre(gws);
  // Its log is broken on the server; the session itself is not.
  Object.defineProperty(gws.world.sessions.get(session.id), 'lines', {
    get: () => {
      throw new Error('The log cannot be read');
    },
  });
  const page = await desk.start();
  await signIn(page, { server: gws.url });
  await sessionOptions(page).filter({ hasText: 'Maria López' }).click();
  await expect(sessionOptions(page).filter({ hasText: 'Maria López' })).toHaveAccessibleName(
    /not fully read/,
  );
  await examine(desk, page, 'console-incomplete');
});

test('a session that has expired', async ({ gws, desk }) => {
  fillContactCentre(gws);
  const page = await desk.start();
  await signIn(page, { server: gws.url });
  await sessionOptions(page).filter({ hasText: 'Jürgen Müßig' }).click();
  const composer = page.getByRole('textbox', { name: 'Message to the agent' });
  await composer.fill('Offer the');
  gws.changePassword('sam', 'new');
  gws.expireHttpSessions('sam');
  const region = page.getByRole('region', { name: 'Session expired' });
  await expect(region).toBeVisible({ timeout: 30_000 });
  await expect(composer).toBeFocused();
  await page.keyboard.type(' window seat');
  await examine(desk, page, 'session-expired');
  await region.getByLabel('Password').fill('not it');
  await region.getByLabel('Password').press('Enter');
  await expect(region.getByRole('alert').nth(1)).toBeVisible();
  await examine(desk, page, 'session-expired-refused');
  await region.getByLabel('Password').fill('new');
  await region.getByLabel('Password').press('Enter');
  await expect(connectionStatus(page)).toContainText('Connected');
  await expect(composer).toBeFocused();
  await expect(composer).toHaveValue('Offer the window seat');
});

test('signing in as before, and a stored sign-in while the server is away', async ({ gws, desk }) => {
  test.slow();
  let page = await desk.start();
  await signIn(page, { server: gws.url });
  await expect(connectionStatus(page)).toContainText('Connected');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('button', { name: 'Forget sam' })).toBeVisible();
  await examine(desk, page, 'sign-in-again');
  await signIn(page, { server: gws.url, userName: 'sue', staySignedIn: true });
  await expect(connectionStatus(page)).toContainText('Connected');
  await desk.quit();
  await gws.stop();
  page = await desk.start();
  await expect(page.getByRole('region', { name: 'Stored sign-in' })).toBeVisible();
  await expect(page.getByRole('group', { name: 'Recent sign-ins' })).toBeVisible();
  await expect(connectionStatus(page)).toContainText('Offline', { timeout: 30_000 });
  await examine(desk, page, 'sign-in-retrying');
  await page.getByRole('button', { name: 'Forget sam' }).scrollIntoViewIfNeeded();
  await takePicture(desk, page, 'sign-in-recent');
});

test('a proxy that asks who is there', async ({ gws, desk }) => {
  const proxy = createServer((_request, response) => {
    response.writeHead(407, { 'Proxy-Authenticate': 'Basic realm="Corporate web"' }).end();
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const { port } = proxy.address() as AddressInfo; // listening on a port, not on a pipe
  const given = process.env[ARGUMENTS] ?? '';
  process.env[ARGUMENTS] = `${given} --proxy-server=http://127.0.0.1:${port} --proxy-bypass-list=<-loopback>`;
  try {
    const page = await desk.start();
    await signIn(page, { server: gws.url });
    await expect(page.getByRole('region', { name: 'Proxy sign-in' })).toBeVisible();
    await examine(desk, page, 'proxy-question');
  } finally {
    process.env[ARGUMENTS] = given;
    proxy.closeAllConnections();
    proxy.close();
  }
});

test('a message that somebody was led to', async ({ gws, desk }) => {
  const session = fillContactCentre(gws);
  for (let count = 1; count <= 30; count += 1) session.agentSays(`One moment please (${count})`);
  const page = await desk.start();
  // As a click on a notification of the first message would have it.
  await desk.app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    const send = contents?.send.bind(contents);
    if (!contents || !send) throw new Error('there is no window');
    contents.send = (channel: string, patch: StatePatch) => {
      const transcript = patch.transcripts[0];
      const lineKey = transcript?.lines.find(({ kind }) => kind === 'text')?.key;
      send(channel, patch);
      if (transcript === undefined || lineKey === undefined || transcript.lines.length < 30) return;
      const reveal = { sessionId: transcript.sessionId, lineKey, number: 1 };
      send(channel, {
        ...patch,
        number: patch.number + 1,
        full: false,
        appState: { reveal },
        sessions: [],
        transcripts: [],
      });
    };
  });
  await signIn(page, { server: gws.url });
  await sessionOptions(page).filter({ hasText: 'Maria López' }).click();
  await expect(transcript(page).getByText('my parcel should have come')).toBeInViewport();
  await expect(transcript(page).locator(':focus')).toContainText('my parcel should have come');
  await expect(page.getByRole('heading', { name: 'SMS Supervisor' })).toBeInViewport();
  await takePicture(desk, page, 'console-revealed');
});

test('what is not known: the outcome of a message, the mode, who reads; and what is left after leaving', async ({
  gws,
  desk,
}) => {
  test.slow();
  const session = fillContactCentre(gws);
  const page = await desk.start();
  await signIn(page, { server: gws.url });
  await sessionOptions(page).filter({ hasText: 'Maria López' }).click();
  await modeRadio(page, 'Coach').click();
  await expectMode(page, 'Coach');

  gws.faults.loseAnswer({ operationName: 'SendToAgents', carriedOut: false, answer: '502' });
  const field = page.getByRole('textbox', { name: 'Message to the agent' });
  await field.fill('Offer the express delivery for free.');
  await field.press('Enter');
  const alert = page.getByRole('form', { name: 'Message to the agent' }).getByRole('alert');
  await expect(alert).toContainText('It is not known whether');
  await examine(desk, page, 'outcome-unknown');
  await expect(alert).toContainText('was not sent', { timeout: 30_000 });
  await examine(desk, page, 'outcome-not-sent');
  await page.getByRole('button', { name: 'Send again' }).click();
  await expect(transcript(page)).toContainText('Offer the express delivery');

  const me = gws.world.requireMember('sam').id;
  gws.notifyRaw('sam', {
    messageType: 'MessageLogUpdated',
    notificationType: 'NewMessages',
    smssessionUri: `${gws.url}/api/v2/smssessions/${session.id}`,
    messages: [
      {
        index: 900,
        type: 'ParticipantRejoined',
        visibility: 'All',
        from: { nickname: 'sam', type: 'Agent', uri: `${gws.url}/api/v2/users/${me}`, visibility: 'All' },
      },
    ],
  });
  await expect(page.getByText(/says two things/).first()).toBeVisible();
  await examine(desk, page, 'mode-in-doubt');
  session.supervisorSwitches('sam', 'barge-in');
  await expectMode(page, 'Barge in');

  await page.getByRole('button', { name: 'Leave session' }).click();
  await expect(sessionOptions(page).filter({ hasText: 'Maria López' })).toHaveAccessibleName(
    /you left|left/i,
  );
  await examine(desk, page, 'after-leaving');
});
