/** Alerts as the rest of a Linux desktop sees and hears them, and where a click on one leads. */
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { Page } from '@playwright/test';
import type { CommandName, Input } from '#preload/contract.ts';
import type { AlertKind, AlertRule } from '#preload/model/alerts.ts';
import { DEFAULT_SETTINGS } from '#preload/model/default-settings.ts';
import type { Settings } from '#preload/model/settings.ts';
import type { ScriptedSession, Simulator } from '#test/gws-simulator/index.ts';
import {
  clearNotifications,
  clickMenu,
  clickNotification,
  countNotificationsOnScreen,
  isWindowInFront,
  listenForNotifications,
  putWindowAway,
  readToolTip,
  setDesktopQuiet,
  takePicture,
} from './linux-desktop.ts';
import {
  connectionStatus,
  expect,
  sessionOptions,
  signIn,
  test as base,
  transcript,
} from './supervisor-desk.ts';

type Seen = Awaited<ReturnType<typeof listenForNotifications>>;

const test = base.extend<{ seen: Seen }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the dependencies from the pattern
  seen: async ({}, use) => {
    await clearNotifications();
    const seen = await listenForNotifications();
    await use(seen);
    seen.stop();
    await clearNotifications();
  },
});
test.skip(process.platform !== 'linux', 'reads a Linux desktop over D-Bus');

function startSession(gws: Simulator, nickname: string): ScriptedSession {
  const session = gws.world.startSession({
    agent: 'amy',
    customer: { nickname },
    supervisors: [{ user: 'sam', mode: 'monitor' }],
  });
  session.customerSays(`Hello from ${nickname}`);
  session.agentSays('Good morning.');
  return session;
}

async function signInAs(page: Page, gws: Simulator): Promise<void> {
  await signIn(page, { server: gws.url });
  await expect(connectionStatus(page)).toContainText('Connected');
}

type Alerts = Settings['alerts'];

/** Runs a command of the bridge, as the page does. */
async function command<K extends CommandName>(page: Page, name: K, input: Input<K>): Promise<void> {
  const reply = await page.evaluate(
    ([wanted, given]) => {
      const { smsSupervisor } = window as unknown as {
        smsSupervisor: Record<string, (input: unknown) => Promise<{ ok: boolean }>>;
      };
      return smsSupervisor[wanted]?.(given);
    },
    [name, input] as const,
  );
  expect(reply).toMatchObject({ ok: true });
}

/** Other settings than those that the app begins with. */
async function changeAlerts(page: Page, changes: Partial<Alerts>): Promise<void> {
  const alerts = { ...DEFAULT_SETTINGS.alerts, ...changes };
  await command(page, 'changeSettings', { ...DEFAULT_SETTINGS, alerts });
}

/** The usual rules, and this one. */
function rules(kind: AlertKind, rule: Partial<AlertRule>): Partial<Alerts> {
  const { rules: before } = DEFAULT_SETTINGS.alerts;
  return { rules: { ...before, [kind]: { ...before[kind], ...rule } } };
}

test('a new message is shown, and a click opens its session at it', async ({ gws, desk, seen }) => {
  startSession(gws, 'Ann');
  const maria = startSession(gws, 'Maria López');
  const page = await desk.start();
  await signInAs(page, gws);
  await expect(sessionOptions(page)).toHaveCount(2);
  await putWindowAway(desk.app);
  expect(seen.all()).toEqual([]);

  maria.customerSays('Where is my parcel? <b>Now</b> & <i>here');
  await expect.poll(seen.all).toMatchObject([
    {
      title: 'New message: Maria López',
      body: 'Where is my parcel? &lt;b&gt;Now&lt;/b&gt; &amp; &lt;i&gt;here',
    },
  ]);
  await expect.poll(countNotificationsOnScreen).toBe(1);
  await takePicture('notification');
  await clickNotification();
  await expect.poll(() => isWindowInFront(desk.app)).toBe(true);
  await expect(transcript(page)).toContainText('Where is my parcel?');
  await expect.poll(readToolTip).toBe('SMS Supervisor: connected');
  await expect.poll(countNotificationsOnScreen).toBe(0);
  expect(seen.all()).toHaveLength(1);
});

test('a click leads to the first of many messages, wherever it stands', async ({ gws, desk, seen }) => {
  const maria = startSession(gws, 'Maria López');
  const page = await desk.start();
  await signInAs(page, gws);
  await expect(sessionOptions(page)).toHaveCount(1);
  await putWindowAway(desk.app);
  await clickMenu('For 1 hour');
  for (let count = 1; count <= 80; count += 1) maria.customerSays(`Message number ${count}.`);
  await expect.poll(readToolTip).toContain('80 unread messages');
  await clickMenu('Off');
  await expect
    .poll(seen.all)
    .toMatchObject([{ title: '80 messages: Maria López', body: 'Message number 1.' }]);
  await expect.poll(countNotificationsOnScreen).toBe(1);
  await clickNotification();
  await expect(transcript(page).getByText('Message number 1.', { exact: true })).toBeInViewport();
  await expect(transcript(page).getByText('Message number 80.', { exact: true })).not.toBeInViewport();
  await takePicture('notification-clicked');
});

test('an app that was started without a window opens it at the message of a click', async ({
  gws,
  desk,
  seen,
}) => {
  const maria = startSession(gws, 'Maria López');
  const first = await desk.start();
  await signIn(first, { server: gws.url, staySignedIn: true });
  // The keychain has its time, and comes before the settings.
  await expect.poll(() => desk.settings().then(JSON.stringify, () => '')).toContain('"sam"');
  await command(first, 'changeSettings', { ...DEFAULT_SETTINGS, startInTray: true });
  await desk.quit();
  const page = await desk.start();
  await expect.poll(readToolTip).toBe('SMS Supervisor: connected');
  expect(await isWindowInFront(desk.app)).toBe(false);
  maria.customerSays('Is anybody there?');
  await expect.poll(() => seen.all().at(-1)).toMatchObject({ body: 'Is anybody there?' });
  await clickNotification();
  await expect.poll(() => isWindowInFront(desk.app)).toBe(true);
  await expect(transcript(page).getByText('Is anybody there?')).toBeInViewport();
});

test('a session can be made silent, and waiting is told when it lasts', async ({ gws, desk, seen }) => {
  const maria = startSession(gws, 'Maria López');
  const bob = startSession(gws, 'Bob');
  const page = await desk.start();
  await signInAs(page, gws);
  await expect(sessionOptions(page)).toHaveCount(2);
  await changeAlerts(page, rules('customer-waiting', { after: 2 }));
  await command(page, 'setSessionAlerts', { sessionId: bob.id, level: 'off' });
  await putWindowAway(desk.app);
  bob.customerSays('Nobody hears me');
  maria.customerSays('Hello?');
  const titles = (): readonly string[] => seen.all().map(({ title }) => title);
  await expect
    .poll(titles, { timeout: 10_000 })
    .toEqual(['New message: Maria López', 'Maria López is waiting']);
  maria.agentSays('Here I am.');
  await expect.poll(readToolTip).toContain('2 alerts');
});

test('a connection that is lost for long is told, and taken back when it returns', async ({
  gws,
  desk,
  seen,
}) => {
  const page = await desk.start();
  await signInAs(page, gws);
  await changeAlerts(page, rules('connection-lost', { after: 1 }));
  await putWindowAway(desk.app);
  await gws.stop();
  await expect.poll(seen.all, { timeout: 20_000 }).toMatchObject([{ title: 'Connection lost' }]);
  await expect.poll(countNotificationsOnScreen).toBe(1);
  await gws.open();
  await expect.poll(countNotificationsOnScreen, { timeout: 30_000 }).toBe(0);
});

test('nothing is shown of the session in front, and opening one takes its notification back', async ({
  gws,
  desk,
  seen,
}) => {
  const maria = startSession(gws, 'Maria López');
  const page = await desk.start();
  await signInAs(page, gws);
  await sessionOptions(page).first().click();
  await expect(transcript(page)).toContainText('Good morning.');
  maria.customerSays('In front');
  await expect(transcript(page)).toContainText('In front');
  await putWindowAway(desk.app);
  maria.customerSays('Behind');
  await expect.poll(seen.all).toMatchObject([{ body: 'Behind' }]);
  await expect.poll(countNotificationsOnScreen).toBe(1);
  await clickMenu('Open SMS Supervisor');
  await expect.poll(countNotificationsOnScreen).toBe(0);
  await expect.poll(readToolTip).toBe('SMS Supervisor: connected');
});

test('many messages are shown once a second at most, the rest together', async ({ gws, desk, seen }) => {
  const sessions = ['Ann', 'Bob', 'Eve'].map((name) => startSession(gws, name));
  const page = await desk.start();
  await signInAs(page, gws);
  await expect(sessionOptions(page)).toHaveCount(3);
  await putWindowAway(desk.app);
  for (let round = 0; round < 100; round += 1)
    for (const session of sessions) session.customerSays(`Message ${round}`);
  await expect
    .poll(readToolTip, { timeout: 20_000 })
    .toBe('SMS Supervisor: connected, 300 unread messages, 300 alerts');
  await expect.poll(() => seen.all().at(-1)?.title).toMatch(/^\d+ more alerts$/);
  const times = seen.all().map(({ at }) => at);
  for (const [place, at] of times.entries())
    expect(at - (times[place - 1] ?? -Infinity)).toBeGreaterThan(900);
  await takePicture('notifications-gathered');
});

test('do not disturb holds notifications back and counts; afterwards they are shown together', async ({
  gws,
  desk,
  seen,
}) => {
  const maria = startSession(gws, 'Maria López');
  const page = await desk.start();
  await signInAs(page, gws);
  await expect(sessionOptions(page)).toHaveCount(1);
  await putWindowAway(desk.app);
  await clickMenu('For 30 minutes');
  maria.customerSays('One');
  maria.customerSays('Two');
  await expect.poll(readToolTip).toBe('SMS Supervisor: connected, 2 unread messages, 2 alerts');
  expect(seen.all()).toEqual([]);
  await clickMenu('Off');
  await expect.poll(seen.all).toMatchObject([{ title: '2 messages: Maria López' }]);
});

test('previews can be hidden, and keywords are told as such', async ({ gws, desk, seen }) => {
  const maria = startSession(gws, 'Maria López');
  const page = await desk.start();
  await signInAs(page, gws);
  await expect(sessionOptions(page)).toHaveCount(1);
  await changeAlerts(page, { previewText: false, keywords: ['réfund'] });
  await putWindowAway(desk.app);
  maria.customerSays('I want my REFUND');
  await expect.poll(seen.all).toMatchObject([{ title: 'Keyword: Maria López', body: '' }]);
});

test('what was missed while the line was away is one notification', async ({ gws, desk, seen }) => {
  const maria = startSession(gws, 'Maria López');
  const page = await desk.start();
  await signInAs(page, gws);
  await expect(sessionOptions(page)).toHaveCount(1);
  await putWindowAway(desk.app);
  await gws.restart({
    meanwhile() {
      for (const text of ['Hello?', 'Anybody?', 'Bye']) maria.customerSays(text);
    },
  });
  await expect
    .poll(seen.all, { timeout: 20_000 })
    .toMatchObject([{ title: '3 messages while you were away: Maria López', body: 'Hello?' }]);
});

test('a mode that the server changes is told', async ({ gws, desk, seen }) => {
  const maria = startSession(gws, 'Maria López');
  const page = await desk.start();
  await signInAs(page, gws);
  await expect(sessionOptions(page)).toHaveCount(1);
  await putWindowAway(desk.app);
  maria.supervisorSwitches('sam', 'barge-in');
  await expect.poll(seen.all).toMatchObject([
    {
      title: 'Mode changed by the server: Maria López',
      // Between the two notifications of a change the server says two things.
      body: expect.stringMatching(/^Your mode (is now|may be) Barge in/) as unknown,
    },
  ]);
});

test('a sound is played when a rule wants one, but not when the desktop is set not to disturb', async ({
  gws,
  desk,
  seen,
}) => {
  const folder = await mkdtemp(join(tmpdir(), 'sms-supervisor-player-'));
  const heardFile = join(folder, 'heard');
  // Stands for the sound server's player: this machine has no loudspeaker.
  const player = join(folder, 'pw-play');
  await writeFile(player, `#!/bin/sh\nwc -c < "$1" >> "${heardFile}"\n`);
  await chmod(player, 0o755);
  await writeFile(heardFile, '');
  const heard = async (): Promise<readonly string[]> =>
    (await readFile(heardFile, 'utf8')).split('\n').filter(Boolean);
  try {
    const maria = startSession(gws, 'Maria López');
    const page = await desk.start({ PATH: `${folder}${delimiter}${process.env['PATH'] ?? ''}` });
    await signInAs(page, gws);
    await expect(sessionOptions(page)).toHaveCount(1);
    await changeAlerts(page, rules('new-message', { level: 'sound' }));
    await putWindowAway(desk.app);
    maria.customerSays('Loud');
    const [size] = [(await readFile('assets/sounds/alert.wav')).length];
    await expect.poll(heard).toEqual([String(size)]);
    await setDesktopQuiet(true);
    maria.customerSays('Quiet');
    await expect.poll(() => seen.all().length).toBe(2);
    await setDesktopQuiet(false);
    // One more that is heard: the one before it had its time.
    await new Promise((resolve) => setTimeout(resolve, 1100));
    maria.customerSays('Loud again');
    await expect.poll(heard).toEqual([String(size), String(size)]);
  } finally {
    await rm(folder, { recursive: true });
  }
});
