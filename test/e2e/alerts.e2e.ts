/** Alerts as the rest of a Linux desktop sees and hears them, and where a click on one leads. */
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { Page } from '@playwright/test';
import { DEFAULT_SETTINGS } from '../../preload/default-settings.ts';
import type { Settings } from '../../preload/model.ts';
import type { ScriptedSession, Simulator } from '../gws-simulator/index.ts';
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

/** Other settings than those that the app begins with. */
async function changeAlerts(page: Page, changes: Partial<Alerts>): Promise<void> {
  const settings: Settings = { ...DEFAULT_SETTINGS, alerts: { ...DEFAULT_SETTINGS.alerts, ...changes } };
  const reply = await page.evaluate((wanted) => {
    const { smsSupervisor } = window as unknown as {
      smsSupervisor: { changeSettings(input: unknown): Promise<{ ok: boolean }> };
    };
    return smsSupervisor.changeSettings(wanted);
  }, settings);
  expect(reply).toMatchObject({ ok: true });
}

function rules(kind: keyof Alerts['rules'], level: Alerts['rules'][typeof kind]['level']): Partial<Alerts> {
  const { rules: before } = DEFAULT_SETTINGS.alerts;
  return { rules: { ...before, [kind]: { ...before[kind], level } } };
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
  expect(seen.all()).toHaveLength(1);
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
  await expect
    .poll(seen.all)
    .toMatchObject([
      { title: 'Mode changed by the server: Maria López', body: 'Your mode is now Barge in.' },
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
    await changeAlerts(page, rules('new-message', 'sound'));
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
