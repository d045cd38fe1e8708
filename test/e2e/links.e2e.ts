/** Links into the app: they open one of my sessions, whenever they come, and never do anything in it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Desk } from './supervisor-desk.ts';
import { connectionStatus, expect, operationsOf, signIn, test, transcript } from './supervisor-desk.ts';

/** As the system does when somebody clicks a link while the app runs. */
async function follow(desk: Desk, link: string): Promise<void> {
  const [program, args, options] = desk.command();
  const second = spawn(program, [...args, link], options);
  await once(second, 'exit');
}

test('a link opens my session, and no word of it does anything', async ({ gws, desk }) => {
  const mine = gws.world.startSession({ agent: 'amy', supervisors: [{ user: 'sam', mode: 'monitor' }] });
  mine.customerSays('Where is my parcel?');
  const other = gws.world.startSession({ agent: 'ben', supervisors: [{ user: 'sam', mode: 'monitor' }] });
  other.customerSays('My invoice is wrong');
  const foreign = gws.world.startSession({ agent: 'ben' });
  foreign.customerSays('Not for sam');
  const page = await desk.start();
  await signIn(page, { server: gws.url });
  await expect(connectionStatus(page)).toContainText('Connected');
  await desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());

  await follow(desk, `sms-supervisor://session/${mine.id}`);
  await expect(transcript(page)).toContainText('Where is my parcel?');
  const isMinimized = (): Promise<boolean | undefined> =>
    desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized());
  expect(await isMinimized()).toBe(false);

  await follow(desk, `sms-supervisor://session/${other.id}?mode=barge-in&send=hello#coach`);
  await expect(transcript(page)).toContainText('My invoice is wrong');
  for (const link of [
    `sms-supervisor://session/${mine.id}/barge-in`,
    `sms-supervisor://barge-in/${mine.id}`,
    `sms-supervisor:session/${mine.id}`,
    `sms-supervisor://sam:secret@session/${mine.id}`,
    'sms-supervisor://session/..%2f..%2fme',
  ]) {
    await follow(desk, link);
  }
  await expect(transcript(page)).toContainText('My invoice is wrong');

  await follow(desk, `sms-supervisor://session/${foreign.id}`);
  await expect(page.getByText('This session is not one of yours.')).toBeVisible();
  await expect(transcript(page)).toContainText('My invoice is wrong');

  expect(mine.modeOf('sam')).toBe('monitor');
  expect(foreign.modeOf('sam')).toBeUndefined();
  expect(operationsOf(gws)).toEqual([]);
  const log = await desk.log();
  expect(log).toContain('link not followed {"problem":"unknown-place"}');
  expect(log).not.toContain('secret');
  expect(log).not.toContain('barge-in');
});

test('a link that the app is started with waits for the sign-in', async ({ gws, desk }) => {
  const mine = gws.world.startSession({ agent: 'amy', supervisors: [{ user: 'sam', mode: 'monitor' }] });
  mine.customerSays('Where is my parcel?');
  const page = await desk.start({}, [`sms-supervisor://session/${mine.id}`]);
  await signIn(page, { server: gws.url });
  await expect(transcript(page)).toContainText('Where is my parcel?');
  expect(operationsOf(gws)).toEqual([]);
});
