/** Caches, cookies that are not taken, slow lines and dying helper processes: what Chromium's network makes of them in the real window. */
import { startFaultProxy } from '#test/fault-proxy/fault-proxy.ts';
import { startReverseProxy } from '#test/fault-proxy/reverse-proxy.ts';
import { startProxy } from '#test/proxy/proxy.ts';
import type { Desk } from './supervisor-desk.ts';
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

const CACHEABLE = [
  { 'cache-control': 'public, max-age=3600' },
  { expires: new Date(Date.now() + 3_600_000).toUTCString() },
  { 'last-modified': 'Mon, 01 Jan 2024 00:00:00 GMT', etag: '"same"' },
];

for (const headers of CACHEABLE)
  test(`nothing is answered from a cache: ${Object.keys(headers).join(', ')}`, async ({ gws, desk }) => {
    const way = await startReverseProxy(gws.url, (given) => ({ ...given, ...headers }));
    gws.world.startSession({ agent: 'amy', supervisors: [{ user: 'sam', mode: 'monitor' }] });
    const page = await desk.start();
    await signIn(page, { server: way.url });
    await expect(sessionOptions(page)).toHaveCount(1);
    // Nobody tells of the second one: it is found by reading everything again.
    await gws.restart({
      meanwhile: () =>
        void gws.world.startSession({ agent: 'ben', supervisors: [{ user: 'sam', mode: 'monitor' }] }),
    });
    await expect(sessionOptions(page)).toHaveCount(2, { timeout: 15_000 });
    await desk.quit();
    await way.stop();
  });

test('a cookie that cannot be kept is named as the reason, not the password', async ({ gws, desk }) => {
  const office = await startProxy();
  for (const attribute of ['; Secure', '; Domain=other.example']) {
    const way = await startReverseProxy(gws.url, (given) => ({
      ...given,
      ...(given['set-cookie'] && {
        'set-cookie': given['set-cookie'].map((cookie) => cookie.replace('; Path=/', `; Path=/${attribute}`)),
      }),
    }));
    // Chromium takes any cookie from this computer itself: the server must seem to be another.
    const page = await desk.start({ http_proxy: office.url, no_proxy: '' });
    await signIn(page, { server: way.url.replace('127.0.0.1', 'gws.test') });
    await expect(page.getByRole('alert')).toContainText('with a cookie that cannot be kept');
    // One sign-in, and no second try of a password that is right.
    expect(gws.requests.all().filter(({ hasCredentials }) => hasCredentials).length).toBeLessThanOrEqual(2);
    gws.requests.clear();
    await desk.quit();
    await way.stop();
  }
  await office.stop();
});

test('a long transcript comes over a slow line, however long it takes', async ({ gws, desk }) => {
  const session = gws.world.startSession({ agent: 'amy', supervisors: [{ user: 'sam', mode: 'monitor' }] });
  const paragraph = 'All of this must arrive. '.repeat(40);
  for (let line = 0; line < 60; line += 1) session.customerSays(`${line} ${paragraph}`);
  session.customerSays('The last line.');
  const way = await startFaultProxy(gws.url);
  way.fall({ kind: 'slow', latency: 20, bytesPerSecond: 4000 });
  const page = await desk.start();
  await signIn(page, { server: way.url });
  await expect(connectionStatus(page)).toContainText('Connected', { timeout: 15_000 });
  await sessionOptions(page).first().click();
  // 15 seconds without a sign of life would be too long; so much takes longer, and lives.
  await expect(transcript(page)).toContainText('The last line.', { timeout: 50_000 });
  await expect(connectionStatus(page)).toContainText('Connected');
  way.heal();
  await desk.quit();
  await way.stop();
});

/** Kills one of the app's helper processes. */
function kill(desk: Desk, isIt: 'network' | 'GPU'): Promise<boolean> {
  return desk.app.evaluate(({ app }, which) => {
    const found = app
      .getAppMetrics()
      .find(({ type, serviceName }) =>
        which === 'GPU' ? type === 'GPU' : serviceName === 'network.mojom.NetworkService',
      );
    return found !== undefined && process.kill(found.pid, 'SIGKILL');
  }, isIt);
}

test('a network service that dies comes back with everything, and again', async ({ gws, desk }) => {
  const session = gws.world.startSession({ agent: 'amy', supervisors: [{ user: 'sam', mode: 'monitor' }] });
  const page = await desk.start();
  await signIn(page, { server: gws.url });
  await sessionOptions(page).first().click();
  for (const time of ['first', 'second']) {
    await expect(connectionStatus(page)).toContainText('Connected');
    expect(await kill(desk, 'network')).toBe(true);
    session.customerSays(`after the ${time} death`);
    await expect(transcript(page)).toContainText(`after the ${time} death`, { timeout: 20_000 });
  }
  await modeRadio(page, 'Coach').click();
  await expectMode(page, 'Coach');
  // The third within a minute: what else could help is offered.
  expect(await kill(desk, 'network')).toBe(true);
  const notice = page.getByRole('region', { name: 'Notice' });
  await expect(notice).toContainText('talks to the network has stopped');
  await expect(notice.getByRole('button', { name: 'Restart the app' })).toBeVisible();
  await expect(connectionStatus(page)).toContainText('Connected', { timeout: 20_000 });
});

test('a GPU process that dies again and again does not take the app with it', async ({ gws, desk }) => {
  const session = gws.world.startSession({ agent: 'amy', supervisors: [{ user: 'sam', mode: 'monitor' }] });
  const page = await desk.start();
  await signIn(page, { server: gws.url });
  await sessionOptions(page).first().click();
  // Chromium by itself ends the whole app after six.
  for (let deaths = 1; deaths <= 8; deaths += 1) {
    await expect.poll(() => kill(desk, 'GPU'), { timeout: 20_000 }).toBe(true);
    await expect.poll(async () => (await desk.log()).split('GPU process gone').length - 1).toBe(deaths);
  }
  session.customerSays('Still there?');
  await expect(transcript(page)).toContainText('Still there?');
});
