/** Moving between Monitor, Coach and Barge in: the mode on screen is the one that the server has confirmed, never another. */
import type { Page } from '@playwright/test';
import type { Simulator } from '#test/gws-simulator/index.ts';
import type { ModeName } from './supervisor-desk.ts';
import {
  expect,
  expectMode,
  modeGroup,
  modeRadio,
  openSession,
  operationsOf,
  test,
  transcript,
} from './supervisor-desk.ts';

const MODES = { Monitor: 'monitor', Coach: 'coach', 'Barge in': 'barge-in' } as const;

function startSession(gws: Simulator, mode: (typeof MODES)[ModeName]) {
  const session = gws.world.startSession({ agent: 'amy', supervisors: [{ user: 'sam', mode }] });
  session.customerSays('Where is my parcel?');
  return session;
}

/** Clicks the radio, and "Barge in" in the dialog that asks. */
async function choose(page: Page, name: ModeName): Promise<void> {
  await modeRadio(page, name).click();
  if (name !== 'Barge in') return;
  await page.getByRole('dialog', { name: 'Barge in?' }).getByRole('button', { name: 'Barge in' }).click();
}

test('the seed: from Coach to Monitor, believed when ParticipantsUpdated comes', async ({ gws, desk }) => {
  const session = startSession(gws, 'coach');
  const page = await openSession(desk, gws, session);
  await expectMode(page, 'Coach');
  const held = gws.faults.holdNotifications({ user: 'sam' });

  await modeRadio(page, 'Monitor').click();
  await expect.poll(() => session.modeOf('sam')).toBe('monitor');
  await expectMode(page, 'Coach');
  await expect(modeGroup(page)).toHaveAttribute('aria-busy', 'true');

  held.release();
  await expectMode(page, 'Monitor');
  await expect(modeGroup(page)).not.toHaveAttribute('aria-busy', 'true');
  await expect(transcript(page)).toContainText('You rejoined in Monitor — seen by supervisors only');
  const asked = operationsOf(gws).map(({ method, path, body }) => ({ method, path, body }));
  expect(asked).toEqual([
    {
      method: 'POST',
      path: `/api/v2/me/smssessions/${session.id}`,
      body: { operationName: 'SwitchToMonitor' },
    },
  ]);
});

test('all six switches', async ({ gws, desk }) => {
  const session = startSession(gws, 'monitor');
  const page = await openSession(desk, gws, session);
  const tour: readonly (readonly [ModeName, string])[] = [
    ['Coach', 'SwitchToCoach'],
    ['Barge in', 'SwitchToBargeIn'],
    ['Coach', 'SwitchToCoach'],
    ['Monitor', 'SwitchToMonitor'],
    ['Barge in', 'SwitchToBargeIn'],
    ['Monitor', 'SwitchToMonitor'],
  ];
  for (const [name] of tour) {
    await choose(page, name);
    await expectMode(page, name);
    expect(session.modeOf('sam')).toBe(MODES[name]);
  }
  const names = operationsOf(gws).map((request) => request.operationName);
  expect(names).toEqual(tour.map(([, operationName]) => operationName));
});

test('a refused switch says why beside the modes, and the old one stays', async ({ gws, desk }) => {
  const session = startSession(gws, 'monitor');
  const page = await openSession(desk, gws, session);
  gws.faults.refuseNext({
    operationName: 'SwitchToCoach',
    httpStatus: 400,
    statusCode: 2,
    statusMessage: 'Not now',
  });
  await modeRadio(page, 'Coach').click();
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('refused');
  await expect(alert).toContainText('Not now');
  await expectMode(page, 'Monitor');
  await modeRadio(page, 'Coach').click();
  await expectMode(page, 'Coach');
  await expect(alert).toHaveCount(0);
});

test('a notification that comes before the reply counts at once', async ({ gws, desk }) => {
  const session = startSession(gws, 'monitor');
  const page = await openSession(desk, gws, session);
  gws.faults.delayReply({ operationName: 'SwitchToCoach', ms: 8000 });
  await modeRadio(page, 'Coach').click();
  await expectMode(page, 'Coach');
  await expect(modeGroup(page)).not.toHaveAttribute('aria-busy', 'true');
});

test('a notification that never comes is said, and the old mode stays', async ({ gws, desk }) => {
  const session = startSession(gws, 'monitor');
  const page = await openSession(desk, gws, session);
  gws.faults.swallowNext({ operationName: 'SwitchToCoach' });
  await modeRadio(page, 'Coach').click();
  await expect(modeGroup(page)).toHaveAttribute('aria-busy', 'true');
  await expect(page.getByRole('alert')).toContainText('has not confirmed the new mode', { timeout: 15_000 });
  await expectMode(page, 'Monitor');
  const reads = gws.requests
    .all()
    .filter(({ method, path }) => method === 'GET' && path.endsWith(session.id));
  expect(reads.length).toBeGreaterThan(0);
});

test('a lost notification is made good by reading the session again', async ({ gws, desk }) => {
  const session = startSession(gws, 'monitor');
  const page = await openSession(desk, gws, session);
  const held = gws.faults.holdNotifications({ user: 'sam' });
  await modeRadio(page, 'Coach').click();
  await expect.poll(() => session.modeOf('sam')).toBe('coach');
  held.drop();
  await expect(modeRadio(page, 'Coach')).toHaveAttribute('aria-checked', 'true', { timeout: 15_000 });
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('a mode that the server changes by itself is shown at once', async ({ gws, desk }) => {
  const session = startSession(gws, 'monitor');
  const page = await openSession(desk, gws, session);
  session.supervisorSwitches('sam', 'barge-in');
  await expectMode(page, 'Barge in');
  await expect(page.getByText('Everyone sees you, the customer too.')).toBeVisible();
});

test('barging in is asked first, and "Cancel" asks nothing of the server', async ({ gws, desk }) => {
  const session = startSession(gws, 'monitor');
  const page = await openSession(desk, gws, session);
  await modeRadio(page, 'Barge in').click();
  const dialog = page.getByRole('dialog', { name: 'Barge in?' });
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toBeHidden();
  await expectMode(page, 'Monitor');
  expect(operationsOf(gws)).toEqual([]);
});

test('the question can be switched off in the settings', async ({ gws, desk }) => {
  const session = startSession(gws, 'monitor');
  const page = await openSession(desk, gws, session);
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('checkbox', { name: 'Ask before barging in' }).uncheck();
  await page.keyboard.press('Escape');
  await modeRadio(page, 'Barge in').click();
  await expectMode(page, 'Barge in');
});

test('two supervisors on one session see each other', async ({ gws, desk, otherDesk }) => {
  const session = gws.world.startSession({
    agent: 'amy',
    supervisors: [
      { user: 'sam', mode: 'monitor' },
      { user: 'sue', mode: 'monitor' },
    ],
  });
  session.customerSays('Hello?');
  const [sam, sue] = await Promise.all([
    openSession(desk, gws, session),
    openSession(otherDesk, gws, session, 'sue'),
  ]);
  const details = (page: Page) => page.getByRole('region', { name: 'Session details' });
  await expect(details(sam)).toContainText('Sue');
  await expect(details(sue)).toContainText('Sam Ortiz');
  await modeRadio(sue, 'Coach').click();
  await expectMode(sue, 'Coach');
  await expectMode(sam, 'Monitor');
  await expect(transcript(sam)).toContainText(/Sue.* rejoined in Coach — seen by agents/);
});
