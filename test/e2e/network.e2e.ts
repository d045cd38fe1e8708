/** The way to the server in the real window: certificates, redirects, proxies and client certificates, with real servers on loopback. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import type { Authority, Identity } from '#test/certificates/authority.ts';
import { createAuthority, createSelfSigned } from '#test/certificates/authority.ts';
import { startFaultProxy } from '#test/fault-proxy/fault-proxy.ts';
import { statusOnly } from '#test/fault-proxy/faults.ts';
import type { Simulator } from '#test/gws-simulator/index.ts';
import { startSimulator } from '#test/gws-simulator/index.ts';
import { startPacServer } from '#test/proxy/pac-server.ts';
import type { ProxyLogin, TestProxy } from '#test/proxy/proxy.ts';
import { REALM, startProxy } from '#test/proxy/proxy.ts';
import { importClientCertificate, openFirstConnection } from './client-certificate-store.ts';
import { storedPassword } from './keyring.ts';
import {
  connectionStatus,
  expect,
  sessionOptions,
  signIn,
  test as base,
  transcript,
} from './supervisor-desk.ts';

/** Ends, after the test, what it has opened. */
const test = base.extend<{
  atEnd: (end: () => unknown) => void;
  folder: string;
  authority: Authority;
  office: TestProxy;
}>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the dependencies from the pattern
  atEnd: async ({}, use) => {
    const ends: (() => unknown)[] = [];
    await use((end) => ends.unshift(end));
    for (const end of ends) await end();
  },
  // eslint-disable-next-line no-empty-pattern -- see above
  folder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'sms-supervisor-network-'));
    await use(folder);
    await rm(folder, { recursive: true });
  },
  // eslint-disable-next-line no-empty-pattern -- see above
  authority: async ({}, use) => use(await createAuthority()),
  // eslint-disable-next-line no-empty-pattern -- see above
  office: async ({}, use) => {
    const proxy = await startProxy();
    await use(proxy);
    await proxy.stop();
  },
});
type AtEnd = (end: () => unknown) => void;

/** Nobody but the administrators' folder vouches for anything: not the machine that the tests run on. */
async function trusting({ cert }: Identity, folder: string): Promise<NodeJS.ProcessEnv> {
  await writeFile(join(folder, 'authorities.pem'), cert);
  return { SMS_SUPERVISOR_MACHINE_FOLDER: folder, SSL_CERT_FILE: '/nonexistent' };
}

/** Lets a server offer what is not safe any more. */
const OUTDATED = { ciphers: 'ALL:@SECLEVEL=0' };

async function startTlsSimulator(atEnd: AtEnd, tls: Identity, port = 0): Promise<Simulator> {
  const gws = await startSimulator({ tls, port });
  atEnd(() => gws.stop());
  return gws;
}

async function listen(atEnd: AtEnd, server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  atEnd(() => server.close());
  return (server.address() as AddressInfo).port; // it listens on TCP
}

async function expectRefusal(page: Page, server: string, words: string): Promise<void> {
  await signIn(page, { server });
  await expect(page.getByRole('alert')).toContainText(words);
  // There is no way round it, however it may be called.
  await expect(
    page.getByRole('button', { name: /anyway|continue|proceed|trust|accept|ignore/i }),
  ).toHaveCount(0);
}

/** The console works: what the customer says comes by the long poll. */
async function expectLive(page: Page, gws: Simulator): Promise<void> {
  await expect(connectionStatus(page)).toContainText('Connected');
  const session = gws.world.startSession({ agent: 'amy', supervisors: [{ user: 'sam', mode: 'coach' }] });
  await sessionOptions(page).first().click();
  session.customerSays('Where is my parcel?');
  await expect(transcript(page)).toContainText('Where is my parcel?');
}

test.describe('certificates', () => {
  test('each fault has its own words, and nothing is sent', async ({ desk, folder, authority, atEnd }) => {
    const other = await createAuthority({ commonName: 'Somebody else' });
    const page = await desk.start(await trusting(authority, folder));
    const faults: readonly (readonly [Identity, string])[] = [
      [await authority.issue({ validFrom: -9, validTo: -1 }), 'has expired'],
      [await authority.issue({ names: ['DNS:other.test', 'IP:10.0.0.1'] }), 'belongs to another address'],
      [await createSelfSigned(), 'signed by itself'],
      [await other.issue(), 'does not trust'],
      [{ ...(await authority.issue({ digest: 'sha1' })), ...OUTDATED }, 'is not valid'],
    ];
    for (const [identity, words] of faults) {
      const gws = await startTlsSimulator(atEnd, identity);
      await expectRefusal(page, gws.url, words);
      // Asked again, Chromium answers from memory, and the words stay right.
      await expectRefusal(page, gws.url, words);
      expect(gws.requests.all()).toEqual([]);
    }
  });

  test('encryption that is outdated or missing has its own words', async ({
    desk,
    authority,
    folder,
    atEnd,
  }) => {
    const identity = await authority.issue();
    const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ...OUTDATED } as const;
    const neverAsked: RequestListener = () => expect('a request').toBe('never sent');
    const outdated = await listen(atEnd, createHttpsServer({ ...identity, ...old }, neverAsked));
    const plain = await listen(atEnd, createHttpServer(neverAsked));
    const page = await desk.start(await trusting(authority, folder));
    await expectRefusal(page, `https://127.0.0.1:${outdated}`, 'not safe any more');
    await expectRefusal(page, `https://127.0.0.1:${plain}`, 'does not speak https');
  });

  test("the administrators' own authority is good for everything", async ({
    desk,
    folder,
    authority,
    atEnd,
  }) => {
    const issuing = await authority.issueAuthority();
    const gws = await startTlsSimulator(atEnd, await issuing.issue());
    const page = await desk.start(await trusting(authority, folder));
    await signIn(page, { server: gws.url });
    await expectLive(page, gws);
  });

  test("an authority among the system's is good as well", async ({ desk, folder, authority, atEnd }) => {
    const gws = await startTlsSimulator(atEnd, await authority.issue());
    const bundle = join(folder, 'bundle.crt');
    await writeFile(bundle, (await createAuthority({ commonName: 'Another' })).cert + authority.cert);
    const page = await desk.start({ SMS_SUPERVISOR_MACHINE_FOLDER: folder, SSL_CERT_FILE: bundle });
    await signIn(page, { server: gws.url });
    await expectLive(page, gws);
  });

  test('somebody who steps in later is refused as well', async ({ desk, folder, authority, atEnd }) => {
    const gws = await startSimulator({ tls: await authority.issue() });
    const page = await desk.start(await trusting(authority, folder));
    await signIn(page, { server: gws.url });
    await expectLive(page, gws);
    await gws.stop();
    const impostor = await startTlsSimulator(atEnd, await createSelfSigned(), Number(new URL(gws.url).port));
    const banner = page.getByRole('region', { name: 'Connection lost' });
    await expect(banner).toContainText('signed by itself', { timeout: 15_000 });
    expect(impostor.requests.all()).toEqual([]);
  });
});

test.describe('redirects', () => {
  test('are not followed at sign-in, and the new address is shown without what follows it', async ({
    desk,
    atEnd,
  }) => {
    const heard: (string | undefined)[] = [];
    const other = await listen(
      atEnd,
      createHttpServer(({ url }, response) => {
        heard.push(url);
        response.end();
      }),
    );
    const moved = await listen(
      atEnd,
      createHttpServer((_request, response) => {
        const location = `http://127.0.0.1:${other}/elsewhere?token=secret`;
        response.writeHead(302, { Location: location, 'Set-Cookie': 'JSESSIONID=stolen' }).end();
      }),
    );
    const page = await desk.start();
    await expectRefusal(page, `http://127.0.0.1:${moved}`, 'sends everybody on to another address');
    await expect(page.getByRole('alert')).toContainText(`http://127.0.0.1:${other}`);
    await expect(page.getByRole('alert')).not.toContainText('elsewhere');
    expect(heard).toEqual([]);
  });

  test('are not followed by the long poll', async ({ desk, gws, atEnd }) => {
    const heard: (string | undefined)[] = [];
    const portal = await listen(
      atEnd,
      createHttpServer(({ url }, response) => {
        heard.push(url);
        response.end();
      }),
    );
    const way = await startFaultProxy(gws.url);
    atEnd(() => way.stop());
    const page = await desk.start();
    await signIn(page, { server: way.url });
    await expectLive(page, gws);
    way.fall(statusOnly(307, { Location: `http://127.0.0.1:${portal}/login?from=gws` }));
    gws.world.startSession({ agent: 'ben', supervisors: [{ user: 'sam', mode: 'monitor' }] });
    const banner = page.getByRole('region', { name: 'Connection lost' });
    await expect(banner).toContainText('sends everybody on to another address', { timeout: 15_000 });
    way.heal();
    await expect(connectionStatus(page)).toContainText('Connected', { timeout: 15_000 });
    expect(heard).toEqual([]);
  });
});

const LOGIN: ProxyLogin = { userName: 'office-joe', password: 'Proxy-Pa55word' };
const WRONG: ProxyLogin = { userName: 'office-joe', password: 'Not-The-Pa55word' };

/** As the proxy knows the server, and nobody else does. */
function behindProxy(gws: Simulator): string {
  const { protocol, port } = new URL(gws.url);
  return `${protocol}//gws.test:${port}`;
}

function through({ url }: TestProxy): NodeJS.ProcessEnv {
  return { http_proxy: url, https_proxy: url, no_proxy: '' };
}

function proxyQuestion(page: Page): Locator {
  return page.getByRole('region', { name: 'Proxy sign-in' });
}

async function answerProxy(page: Page, { userName, password }: ProxyLogin, keep = false): Promise<void> {
  const question = proxyQuestion(page);
  await question.getByRole('textbox', { name: 'Proxy user name' }).fill(userName);
  await question.getByLabel('Proxy password').fill(password);
  await question.getByRole('checkbox', { name: /Keep in this computer's keychain/ }).setChecked(keep);
  await question.getByRole('button', { name: 'Sign in to the proxy' }).click();
}

/** What was said to the proxy by way of introduction for the server, in order. */
function logins(proxy: TestProxy): readonly (ProxyLogin | null)[] {
  return proxy.requests.filter(({ host }) => host.startsWith('gws.test:')).map(({ login }) => login);
}

/** With what stands in the form, beside the proxy's question if there is one. Resolves when the proxy has heard of it. */
async function signInAgain(page: Page, proxy: TestProxy): Promise<void> {
  const before = logins(proxy).length;
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect.poll(() => logins(proxy).length).toBeGreaterThan(before);
}

function times(proxy: TestProxy, login: ProxyLogin): number {
  return logins(proxy).filter((each) => each?.password === login.password).length;
}

test.describe('proxies', () => {
  test("the system's proxy is used", async ({ desk, gws, office }) => {
    const page = await desk.start(through(office));
    await signIn(page, { server: behindProxy(gws) });
    await expectLive(page, gws);
    expect(logins(office).length).toBeGreaterThan(3);
    // Nothing else goes out, not even to the makers of the browser engine.
    expect(new Set(office.requests.map(({ host }) => host))).toEqual(
      new Set([new URL(behindProxy(gws)).host]),
    );
  });

  test('hosts that the system leaves out go past it', async ({ desk, gws, office }) => {
    const page = await desk.start({ ...through(office), no_proxy: '.test' });
    await expectRefusal(page, behindProxy(gws), 'no server with this name');
    expect(office.requests).toEqual([]);
  });

  test('a server with https is reached through a tunnel', async ({
    desk,
    folder,
    authority,
    office,
    atEnd,
  }) => {
    const gws = await startTlsSimulator(atEnd, await authority.issue({ names: ['DNS:gws.test'] }));
    const page = await desk.start({ ...through(office), ...(await trusting(authority, folder)) });
    await signIn(page, { server: behindProxy(gws) });
    await expectLive(page, gws);
    expect(office.requests.every(({ isTunnel }) => isTunnel)).toBe(true);
  });

  test('an auto-configuration script is obeyed', async ({ desk, gws, office, atEnd }) => {
    const pac = await startPacServer(
      `function FindProxyForURL(url, host) { return host === 'gws.test' ? 'PROXY ${office.address}' : 'DIRECT'; }`,
    );
    atEnd(() => pac.stop());
    const page = await desk.start({ auto_proxy: pac.url });
    await signIn(page, { server: behindProxy(gws) });
    await expectLive(page, gws);
    expect(pac.fetched).toBeGreaterThan(0);
  });

  test('one that is down, or lets nobody through, has its own words', async ({
    desk,
    gws,
    office,
    otherDesk,
  }) => {
    office.refuseTunnels();
    const page = await desk.start(through(office));
    await expectRefusal(page, behindProxy(gws).replace('http:', 'https:'), 'does not let us through');
    await desk.quit();
    const down = { http_proxy: 'http://127.0.0.1:47', https_proxy: 'http://127.0.0.1:47', no_proxy: '' };
    await expectRefusal(
      await otherDesk.start(down),
      behindProxy(gws),
      'proxy on the way to the server does not answer',
    );
  });

  for (const scheme of ['http', 'https'] as const) {
    test(`one that wants a sign-in is answered once, and again when it was wrong (${scheme})`, async ({
      desk,
      folder,
      authority,
      office,
      atEnd,
    }) => {
      const identity = await authority.issue({ names: ['DNS:gws.test'] });
      const gws = await startSimulator(scheme === 'https' ? { tls: identity } : {});
      atEnd(() => gws.stop());
      office.wantLogin(LOGIN);
      const page = await desk.start({ ...through(office), ...(await trusting(authority, folder)) });
      const server = behindProxy(gws);
      await signIn(page, { server });
      await expect(proxyQuestion(page)).toContainText(office.address);
      await expect(proxyQuestion(page)).toContainText(REALM);
      expect(logins(office)).toEqual([null]);

      await answerProxy(page, WRONG);
      await signInAgain(page, office);
      await expect(proxyQuestion(page)).toContainText('did not accept');
      await signInAgain(page, office);
      await expect(page.getByText('The proxy on the way to the server wants a user name')).toBeVisible();
      expect(times(office, WRONG)).toBe(1);

      await answerProxy(page, LOGIN);
      await signInAgain(page, office);
      await expectLive(page, gws);
      await expect(proxyQuestion(page)).toHaveCount(0);
      const account = await storedPassword(`proxy ${office.address}`, 'sign-in');
      expect(account).toBe('');
      await desk.quit();
      expect(await desk.filesContaining(LOGIN.password)).toEqual([]);
      expect(await desk.filesContaining(WRONG.password)).toEqual([]);
    });
  }

  test('its password is kept in the keychain, used at the next start, and tried once when it has changed', async ({
    desk,
    gws,
    office,
  }) => {
    office.wantLogin(LOGIN);
    const server = behindProxy(gws);
    let page = await desk.start(through(office));
    await signIn(page, { server });
    await answerProxy(page, LOGIN, true);
    await expect
      .poll(async () => storedPassword(`proxy ${office.address}`, 'sign-in'))
      .toBe(JSON.stringify(LOGIN));
    await signIn(page, { server });
    await expectLive(page, gws);
    await desk.quit();

    page = await desk.start(through(office));
    await signIn(page, { server });
    await expect(connectionStatus(page)).toContainText('Connected');
    await expect(proxyQuestion(page)).toHaveCount(0);
    await desk.quit();

    const changed = { ...LOGIN, password: 'A-New-Pa55word' };
    office.wantLogin(changed);
    const before = times(office, LOGIN);
    page = await desk.start(through(office));
    await signIn(page, { server });
    await expect(proxyQuestion(page)).toContainText('did not accept');
    await signInAgain(page, office);
    await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeEnabled();
    expect(times(office, LOGIN) - before).toBe(1);
    await answerProxy(page, changed, true);
    await signInAgain(page, office);
    await expect(connectionStatus(page)).toContainText('Connected');
    await desk.quit();
    expect(await desk.filesContaining(LOGIN.password)).toEqual([]);
  });

  test('one whose password changes while we are connected is answered over the console', async ({
    desk,
    gws,
    office,
  }) => {
    office.wantLogin(LOGIN);
    const page = await desk.start(through(office));
    await signIn(page, { server: behindProxy(gws) });
    await answerProxy(page, LOGIN);
    await signIn(page, { server: behindProxy(gws) });
    await expectLive(page, gws);
    const changed = { ...LOGIN, password: 'A-New-Pa55word' };
    const before = times(office, LOGIN);
    office.wantLogin(changed);
    await expect(proxyQuestion(page)).toContainText('did not accept', { timeout: 15_000 });
    // Once by Chromium, which knew it, and once by us.
    expect(times(office, LOGIN) - before).toBeLessThanOrEqual(2);
    await answerProxy(page, changed);
    await expect(connectionStatus(page)).toContainText('Connected', { timeout: 15_000 });
    await expect(transcript(page)).toContainText('Where is my parcel?');
  });
});

test.describe('client certificates', () => {
  test('a server that wants one which is not there says so in its own words', async ({
    desk,
    folder,
    authority,
    atEnd,
  }) => {
    const tls = { ...(await authority.issue()), ca: authority.cert, requestCert: true };
    const gws = await startTlsSimulator(atEnd, tls);
    const page = await desk.start({ ...(await trusting(authority, folder)), HOME: folder });
    await expectRefusal(page, gws.url, 'wants a certificate from this computer');
    expect(gws.requests.all()).toEqual([]);
  });

  test("the newest of this computer's is shown to a server that wants one", async ({
    desk,
    folder,
    authority,
    atEnd,
  }) => {
    const forClients = { extensions: { extendedKeyUsage: 'clientAuth' } };
    const older = await authority.issue({ commonName: 'older', validFrom: -20, ...forClients });
    const newer = await authority.issue({ commonName: 'newer', validFrom: -2, ...forClients });
    const expired = await authority.issue({
      commonName: 'expired',
      validTo: -1,
      validFrom: -1.5,
      ...forClients,
    });
    for (const identity of [older, newer, expired]) await importClientCertificate(folder, identity);
    const tls = { ...(await authority.issue()), ca: authority.cert, requestCert: true };
    const gws = await startTlsSimulator(atEnd, tls);
    const page = await desk.start({ ...(await trusting(authority, folder)), HOME: folder });
    await openFirstConnection(desk.app, gws.url);
    await signIn(page, { server: gws.url });
    await expectLive(page, gws);
  });
});
