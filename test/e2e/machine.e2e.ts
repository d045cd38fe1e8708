/** A computer that changes under the app: its time zone, and the room on its disk. */
import { join } from 'node:path';
import { readMenu, readToolTip } from './linux-desktop.ts';
import { setUpComputer } from './own-computer.ts';
import type { Desk } from './supervisor-desk.ts';
import { expect, expectMode, modeRadio, openSession, test, transcript } from './supervisor-desk.ts';

test.skip(process.platform !== 'linux', 'arranges a computer out of namespaces');

/** What `/etc/localtime` leads to; any other program of the computer follows it from now on. */
async function moveTo(desk: Desk, zone: string): Promise<void> {
  await desk.app.evaluate((_electron, name) => {
    const { renameSync, symlinkSync } = process.getBuiltinModule('node:fs');
    symlinkSync(`/usr/share/zoneinfo/${name}`, '/etc/localtime.new');
    renameSync('/etc/localtime.new', '/etc/localtime');
  }, zone);
}

const timeIn = (timeZone: string, at: number): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(at);

/** Main looks at the zone every five seconds; a menu that was just made stays for three. */
const WITHIN_A_BEAT = { timeout: 15_000 };

for (const TZ of [undefined, ':/etc/localtime'])
  test(`R24: with TZ=${TZ} window and tray follow the time zone of the computer`, async ({ gws, desk }) => {
    const at = Date.now() - 120_000;
    const session = gws.world.startSession({ agent: 'amy', supervisors: [{ user: 'sam', mode: 'coach' }] });
    session.customerSays('Where is my parcel?', { at });
    const computer = await setUpComputer(join(desk.userData, 'computer'));
    desk.moveTo({ ...computer, environment: { ...computer.environment, TZ } });
    const page = await openSession(desk, gws, session);
    await page.evaluate(() =>
      (
        window as unknown as { smsSupervisor: { setDoNotDisturb(input: object): Promise<unknown> } }
      ).smsSupervisor.setDoNotDisturb({ time: 'until-tomorrow' }),
    );
    await expect.poll(readToolTip).toContain('connected');
    const quiet = async (): Promise<string | undefined> =>
      (await readMenu()).find(({ label }) => label.startsWith('Do not disturb until'))?.label;

    // The menu may happen to be written in a new format: days and hours are reckoned with this.
    const aheadInMain = (): Promise<number> => desk.app.evaluate(() => -new Date().getTimezoneOffset());

    await expect.poll(quiet).toMatch(/until 0?7:00/);
    await expect(transcript(page)).toContainText(timeIn('UTC', at));
    await moveTo(desk, 'Asia/Kathmandu');
    await expect(transcript(page)).toContainText(timeIn('Asia/Kathmandu', at));
    await expect.poll(quiet, WITHIN_A_BEAT).toMatch(/until (12:45|0?0:45)/);
    await expect.poll(aheadInMain).toBe(345);
    await moveTo(desk, 'Asia/Tokyo');
    await expect(transcript(page)).toContainText(timeIn('Asia/Tokyo', at));
    await expect.poll(quiet, WITHIN_A_BEAT).toMatch(/until (16:00|0?4:00)/);
  });

/** Bytes: a disk in memory gives room in such pieces. */
const PAGE = 4096;

/** Another program takes all the room that is left on the disk. */
async function fillDisk(desk: Desk, file: string): Promise<void> {
  await desk.app.evaluate(
    (_electron, [path, pageSize]) => {
      const { closeSync, openSync, writeSync } = process.getBuiltinModule('node:fs');
      const filler = openSync(path, 'w');
      try {
        for (;;) writeSync(filler, Buffer.alloc(pageSize));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
      } finally {
        closeSync(filler);
      }
    },
    [file, PAGE] as const,
  );
}

const writeOf = (desk: Desk, file: string, text: string): Promise<void> =>
  desk.app.evaluate(
    (_electron, [path, content]) => process.getBuiltinModule('node:fs').writeFileSync(path, content),
    [file, text] as const,
  );

const removeFile = (desk: Desk, file: string): Promise<void> =>
  desk.app.evaluate((_electron, path) => process.getBuiltinModule('node:fs').rmSync(path), file);

/** Empty when there is none. */
const readOf = (desk: Desk, file: string): Promise<string> =>
  desk.app.evaluate((_electron, path) => {
    const { existsSync, readFileSync } = process.getBuiltinModule('node:fs');
    return existsSync(path) ? readFileSync(path, 'utf8') : '';
  }, file);

test('R26: a disk that fills up is said, loses nothing that was typed, chosen or done, and is forgotten when there is room', async ({
  gws,
  desk,
}) => {
  const session = gws.world.startSession({ agent: 'amy', supervisors: [{ user: 'sam', mode: 'monitor' }] });
  session.customerSays('Where is my parcel?');
  const computer = await setUpComputer(join(desk.userData, 'computer'));
  desk.moveTo(computer);
  const page = await openSession(desk, gws, session);
  const notice = page.getByRole('region', { name: 'Notice' });
  const settings = page.getByRole('dialog', { name: 'Settings' });
  const spelling = settings.getByRole('checkbox', { name: 'Check spelling while I write' });
  const stored = (name: string): Promise<string> => readOf(desk, join(computer.disk, name));
  const filler = join(computer.disk, 'filler');
  // The next line would find room for its beginning, and for no more.
  const earlier = `${JSON.stringify({ id: 1, outcome: 'done' }).padEnd(PAGE - 41)}\n`;
  await writeOf(desk, join(computer.disk, 'audit.jsonl'), earlier);
  await fillDisk(desk, filler);

  await modeRadio(page, 'Coach').click();
  await expectMode(page, 'Coach');
  await expect(notice).toContainText('The record of your actions could not be written');
  await page.getByRole('textbox', { name: 'Message to the agent' }).fill('Half a thought');
  await page.getByRole('button', { name: 'Settings' }).click();
  await spelling.uncheck();
  await expect(settings.getByRole('alert')).toContainText('Your settings could not be saved');
  // What the next tries find is no different.
  await page.waitForTimeout(6000);
  await expect(settings.getByRole('alert')).toContainText('They hold while the app runs');
  expect(await stored('audit.jsonl')).toBe(earlier);

  await removeFile(desk, filler);
  await expect(settings.getByRole('alert')).toBeHidden({ timeout: 15_000 });
  await expect(spelling).not.toBeChecked();
  await settings.getByRole('button', { name: 'Close' }).click();
  await expect(notice).toBeHidden({ timeout: 15_000 });
  await expect(page.getByRole('textbox', { name: 'Message to the agent' })).toHaveValue('Half a thought');
  expect(JSON.parse(await stored('settings.json'))).toMatchObject({ spellCheck: false });
  const actions = (await stored('audit.jsonl'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as object);
  expect(actions).toMatchObject([{ id: 1 }, { action: 'switchMode', to: 'coach' }, { outcome: 'done' }]);
});
