/** A desktop that takes its time with a notification holds up nothing of what the supervisor does meanwhile. */
import { startNotificationDaemon } from './notification-daemon.ts';
import { openEmptyBus } from './session-bus.ts';
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

test.skip(process.platform !== 'linux', 'elsewhere the system takes notifications without an answer');

test('a mode is switched and messages come while a notification is not answered', async ({ gws, desk }) => {
  const bus = await openEmptyBus();
  const daemon = await startNotificationDaemon(bus);
  try {
    const open = gws.world.startSession({
      agent: 'amy',
      customer: { nickname: 'Maria' },
      supervisors: [{ user: 'sam', mode: 'coach' }],
    });
    const other = gws.world.startSession({
      agent: 'amy',
      customer: { nickname: 'Tom' },
      supervisors: [{ user: 'sam', mode: 'monitor' }],
    });
    const page = await desk.start(bus.environment);
    await signIn(page, { server: gws.url });
    await expect(connectionStatus(page)).toContainText('Connected');
    await sessionOptions(page).filter({ hasText: 'Maria' }).click();
    await expectMode(page, 'Coach');

    other.customerSays('Is anybody there?');
    await expect.poll(() => daemon.waiting()).not.toEqual([]);
    await modeRadio(page, 'Monitor').click();
    await expect.poll(() => open.modeOf('sam')).toBe('monitor');
    await expectMode(page, 'Monitor');
    open.customerSays('Where is my parcel?');
    await expect(transcript(page)).toContainText('Where is my parcel?');
    // All of it while the desktop has not said a word.
    expect(daemon.waiting()).not.toEqual([]);
  } finally {
    daemon.release();
    daemon.close();
    bus.close();
  }
});
