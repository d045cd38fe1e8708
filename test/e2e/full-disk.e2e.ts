/** A disk that fills while the app runs: what is done is done, what is typed stays, and it is said; with room again all is written. */
import { readFile, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { Desk } from './supervisor-desk.ts';
import { expect, expectMode, modeRadio, openSession, operationsOf, test } from './supervisor-desk.ts';

test.skip(process.platform !== 'linux', 'only there the kernel has a file that is always full');

/** Whatever is written there ends in ENOSPC, as on a full disk, and needs no rights. */
const FULL = '/dev/full';

/** The record of actions, and what is written before it takes the place of the settings. */
const filesOf = ({ userData }: Desk): readonly string[] =>
  ['audit.jsonl', 'settings.json.new'].map((name) => join(userData, name));

async function fillDisk(desk: Desk): Promise<void> {
  for (const file of filesOf(desk)) {
    await rm(file, { force: true });
    await symlink(FULL, file);
  }
}

async function makeRoom(desk: Desk): Promise<void> {
  for (const file of filesOf(desk)) await rm(file);
}

test('the mode is switched, the draft and the setting stay, and each is told beside what it is about', async ({
  gws,
  desk,
}) => {
  const session = gws.world.startSession({
    agent: 'amy',
    supervisors: [{ user: 'sam', mode: 'coach' }],
    customer: { nickname: 'Maria López' },
  });
  session.customerSays('Where is my parcel?');
  const page = await openSession(desk, gws, session);
  const field = page.getByRole('textbox', { name: 'Message to the agent' });
  await field.fill('Half a thought');
  await fillDisk(desk);

  await modeRadio(page, 'Monitor').click();
  await expectMode(page, 'Monitor');
  expect(session.modeOf('sam')).toBe('monitor');
  await expect(page.getByRole('region', { name: 'Notice' })).toContainText(
    'The record of your actions could not be written on this computer.',
  );
  await modeRadio(page, 'Coach').click();
  await expectMode(page, 'Coach');
  await expect(field).toHaveValue('Half a thought');

  await page.getByRole('button', { name: 'Settings' }).click();
  const settings = page.getByRole('dialog', { name: 'Settings' });
  const asks = settings.getByRole('checkbox', { name: /barg/i });
  await asks.click();
  await expect(settings.getByRole('alert')).toContainText(
    'Your settings could not be saved on this computer.',
  );
  await expect(asks).not.toBeChecked();
  expect((await desk.settings())['confirmBargeIn']).not.toBe(false);

  await makeRoom(desk);
  await asks.click();
  await asks.click();
  await expect(settings.getByRole('alert')).toHaveCount(0);
  await expect.poll(async () => (await desk.settings())['confirmBargeIn']).toBe(false);
  await page.keyboard.press('Escape');
  await modeRadio(page, 'Monitor').click();
  await expectMode(page, 'Monitor');
  await expect
    .poll(() => readFile(join(desk.userData, 'audit.jsonl'), 'utf8').catch(() => ''))
    .toMatch(/"action":"switchMode".*\n.*"outcome":"done"/);
  const switches = operationsOf(gws).map(({ operationName }) => String(operationName));
  expect(switches.filter((name) => name.startsWith('SwitchTo'))).toEqual([
    'SwitchToMonitor',
    'SwitchToCoach',
    'SwitchToMonitor',
  ]);
});
