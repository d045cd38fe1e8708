/** Supervising a team in the real window: orders, joining, agents' states, my own work, and what is recorded of it. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import type { Simulator } from '#test/gws-simulator/index.ts';
import { startSimulator } from '#test/gws-simulator/index.ts';
import type { Desk } from './supervisor-desk.ts';
import {
  connectionStatus,
  expect,
  expectMode,
  operationsOf,
  sessionOptions,
  signIn,
  test,
  transcript,
} from './supervisor-desk.ts';

/** Starts the app, signs sam in and shows her team. */
async function openTeam(desk: Desk, gws: Simulator): Promise<Page> {
  const page = await desk.start();
  await signIn(page, { server: gws.url });
  await expect(connectionStatus(page)).toContainText('Connected');
  await page.getByRole('tab', { name: 'Team' }).click();
  await expect(agentCard(page, 'Amy Novak')).toBeVisible();
  return page;
}

function agentCard(page: Page, name: string): Locator {
  return page.getByRole('region', { name: 'Team' }).getByRole('group', { name, exact: true });
}

/** Bodies of the operations whose path begins so. */
function asked(gws: Simulator, path: string): readonly unknown[] {
  const mine = operationsOf(gws).filter((request) => request.path.startsWith(`/api/v2${path}`));
  return mine.map(({ body }) => body);
}

test('"Monitor next session" brings the next one, and is then fulfilled', async ({ gws, desk }) => {
  const page = await openTeam(desk, gws);
  const amy = agentCard(page, 'Amy Novak');
  await amy.getByRole('button', { name: 'Monitor next session' }).click();
  await expect(amy.getByRole('button', { name: 'Stop monitoring' })).toBeVisible();
  expect(asked(gws, '/users/')).toEqual([{ operationName: 'Monitor', supervisorMonitoringMode: 'NextChat' }]);
  gws.world.startSession({ agent: 'amy', customer: { nickname: 'Maria López' } });
  await expect(amy.getByRole('button', { name: 'Stop monitoring' })).toHaveCount(0);
  await page.getByRole('tab', { name: 'Sessions' }).click();
  await expect(sessionOptions(page)).toHaveAccessibleName(/Maria López.*Monitor/);
});

test('"Monitor all sessions" stands until "Stop monitoring"', async ({ gws, desk }) => {
  const page = await openTeam(desk, gws);
  const amy = agentCard(page, 'Amy Novak');
  await amy.getByRole('button', { name: 'Monitor all sessions' }).click();
  await expect(amy).toContainText('Monitoring all sessions');
  await gws.restart();
  await expect.poll(() => asked(gws, '/users/').length, { timeout: 20_000 }).toBe(2);
  await expect(connectionStatus(page)).toContainText('Connected', { timeout: 20_000 });
  await amy.getByRole('button', { name: 'Stop monitoring' }).click();
  await expect(amy.getByRole('button', { name: 'Stop monitoring' })).toHaveCount(0);
  expect(asked(gws, '/users/').at(-1)).toEqual({ operationName: 'CancelSupervisorMonitoring' });
});

for (const intrudeGives of ['Invited', 'Chatting'] as const) {
  test(`"Join" opens a running session when the server answers with ${intrudeGives}`, async ({ desk }) => {
    const gws = await startSimulator({ dialect: { intrudeGives } });
    try {
      const session = gws.world.startSession({ agent: 'amy', userData: { Subject: 'Delivery' } });
      session.customerSays('Where is my parcel?');
      const page = await openTeam(desk, gws);
      const amy = agentCard(page, 'Amy Novak');
      await expect(amy).toContainText('Delivery');
      await amy.getByLabel('Mode').selectOption('Coach');
      await amy.getByRole('button', { name: 'Join' }).click();
      await expect(transcript(page)).toContainText('Where is my parcel?');
      await expectMode(page, 'Coach');
      expect(session.modeOf('sam')).toBe('coach');
    } finally {
      await gws.stop();
    }
  });
}

test("an agent's state is set and shown", async ({ gws, desk }) => {
  gws.world.setAgentState('amy', 'Ready');
  const page = await openTeam(desk, gws);
  const amy = agentCard(page, 'Amy Novak');
  await amy.getByRole('button', { name: 'Not ready' }).click();
  await expect.poll(() => asked(gws, '/users/')).toEqual([{ operationName: 'NotReady' }]);
  await expect(amy).toContainText('Not ready');
  await amy.getByRole('button', { name: 'Offline' }).click();
  await expect.poll(() => asked(gws, '/users/').at(-1)).toEqual({ operationName: 'Offline' });
});

test('my own work: started, partly, ready, ended last when quitting', async ({ gws, desk }) => {
  gws.world.startSession({ agent: 'amy', supervisors: [{ user: 'sam', mode: 'monitor' }] });
  const page = await desk.start();
  await signIn(page, { server: gws.url });
  await page.getByRole('button', { name: 'Start work' }).click();
  const dialog = page.getByRole('dialog', { name: 'Start work' });
  await dialog.getByRole('textbox', { name: 'Place' }).fill('Place1');
  await dialog.getByRole('button', { name: 'Start work' }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole('button', { name: 'Ready', exact: true }).click();
  await expect.poll(() => asked(gws, '/me').length).toBe(2);

  const closed = desk.app.waitForEvent('close');
  await desk.app.evaluate(({ app }) => app.quit());
  const question = page.getByRole('dialog', { name: 'Quit SMS Supervisor?' });
  await question.getByRole('button', { name: 'Stay' }).click();
  await expect(question).toBeHidden();
  await desk.app.evaluate(({ app }) => app.quit());
  await question.getByRole('button', { name: 'End work and quit' }).click();
  await closed;
  const names = operationsOf(gws).map(({ operationName }) => operationName);
  expect(names).toEqual(['StartContactCenterSession', 'Ready', 'Leave', 'EndContactCenterSession']);
});

test('what I did is recorded without what I wrote, shown, and exported', async ({ gws, desk }) => {
  const session = gws.world.startSession({ agent: 'amy', supervisors: [{ user: 'sam', mode: 'coach' }] });
  session.customerSays('Hello');
  const page = await desk.start();
  await signIn(page, { server: gws.url });
  await sessionOptions(page).first().click();
  await page.getByRole('textbox', { name: 'Message to the agent' }).fill('secret words 4711');
  await page.getByRole('textbox', { name: 'Message to the agent' }).press('Enter');
  await expect(transcript(page)).toContainText('secret words 4711');
  await page.getByRole('button', { name: 'My actions' }).click();
  const dialog = page.getByRole('dialog', { name: 'My actions' });
  await expect(dialog.getByRole('row').nth(1)).toContainText('Amy Novak');
  const path = join(desk.userData, 'export.csv');
  await desk.app.evaluate(({ dialog: native }, filePath) => {
    native.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, path);
  await dialog.getByRole('button', { name: 'Export…' }).click();
  await expect.poll(() => readFile(path, 'utf8').catch(() => '')).toContain('sendMessage');
  expect(await desk.filesContaining('secret words 4711')).toEqual([]);
});
