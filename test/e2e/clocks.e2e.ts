/** A computer whose clock is wrong: how long customers wait is measured on the server's. */
import { startSimulator } from '#test/gws-simulator/index.ts';
import { connectionStatus, expect, sessionOptions, signIn, test } from './supervisor-desk.ts';

const MINUTE = 60_000;

for (const serverAhead of [10 * MINUTE, -10 * MINUTE])
  test(`a server ${serverAhead} ms ahead: waits are right, no alert comes at once, and the difference is said`, async ({
    desk,
  }) => {
    const now = (): number => Date.now() + serverAhead;
    const gws = await startSimulator({ now });
    try {
      const session = gws.world.startSession({
        agent: 'amy',
        customer: { nickname: 'Maria' },
        supervisors: [{ user: 'sam', mode: 'monitor' }],
        startedAt: now() - 7 * MINUTE,
      });
      session.customerSays('Hello?', { at: now() - MINUTE - 5000 });
      const page = await desk.start();
      await signIn(page, { server: gws.url });
      await expect(connectionStatus(page)).toContainText('Connected');
      await expect(sessionOptions(page).first()).toHaveAccessibleName(/waiting 1 min/);
      const side = serverAhead > 0 ? 'behind' : 'ahead of';
      await expect(page.getByRole('status', { name: 'Clock' })).toHaveText(
        `This computer's clock is 10 min ${side} the server's. Waiting times are measured on the server's clock.`,
      );
      const title = await desk.app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.getTitle(),
      );
      expect(title).toBe('SMS Supervisor');
    } finally {
      await gws.stop();
    }
  });
