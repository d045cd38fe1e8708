/** The packaged app, started as a person starts it, does its work. */
import {
  connectionStatus,
  expect,
  sessionOptions,
  signIn,
  test,
  transcript,
} from '#test/e2e/supervisor-desk.ts';
import { InstalledApp, readAppState } from './installed-app.ts';
import { findAppImage, findUnpacked, readPackages } from './test-packages.ts';

const packages = readPackages();

test('signs in, shows a session, and says its version', async ({ gws }) => {
  const session = gws.world.startSession({ agent: 'amy', supervisors: [{ user: 'sam', mode: 'monitor' }] });
  session.customerSays('Where is my parcel?');
  const installed =
    process.platform === 'linux'
      ? await InstalledApp.install(findAppImage(packages.drivable))
      : await InstalledApp.useUnpacked(findUnpacked(packages.drivable).executable);
  try {
    const page = await installed.start();
    expect(await installed.app.evaluate(({ app }) => [app.isPackaged, app.getVersion()])).toEqual([
      true,
      '1.0.0',
    ]);
    await signIn(page, { server: gws.url });
    await expect(connectionStatus(page)).toContainText('Connected');
    await sessionOptions(page).first().click();
    await expect(transcript(page)).toContainText('Where is my parcel?');
    // A merely unpacked app does not replace itself; an AppImage has not looked yet.
    const phase = process.platform === 'linux' ? 'up-to-date' : 'off';
    await expect.poll(async () => (await readAppState(page)).updates.phase).toBe(phase);
  } finally {
    await installed.remove();
  }
});
