/** A computer that changes under the app: its time zone, and the room on its disk. */
import { join } from 'node:path';
import { readMenu, readToolTip } from './linux-desktop.ts';
import { setUpComputer } from './own-computer.ts';
import type { Desk } from './supervisor-desk.ts';
import { expect, openSession, test, transcript } from './supervisor-desk.ts';

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
    await expect.poll(quiet).toMatch(/until (12:45|0?0:45)/);
    await expect.poll(aheadInMain).toBe(345);
    await moveTo(desk, 'Asia/Tokyo');
    await expect(transcript(page)).toContainText(timeIn('Asia/Tokyo', at));
    await expect.poll(quiet).toMatch(/until (16:00|0?4:00)/);
  });
