/** Whatever the network does to a request, the server gets it once: with Chromium's own habit of sending again, on real sockets. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer as createTlsServer } from 'node:tls';
import type { Page } from '@playwright/test';
import { createAuthority } from '#test/certificates/authority.ts';
import type { FaultProxy } from '#test/fault-proxy/fault-proxy.ts';
import { startFaultProxy } from '#test/fault-proxy/fault-proxy.ts';
import type { CutStage } from '#test/fault-proxy/faults.ts';
import { CUT_STAGES } from '#test/fault-proxy/faults.ts';
import type { Simulator } from '#test/gws-simulator/index.ts';
import { startProxy } from '#test/proxy/proxy.ts';
import { connectionStatus, expect, sessionOptions, signIn, test as base } from './supervisor-desk.ts';

const test = base.extend<{ way: FaultProxy }>({
  way: async ({ gws }, use) => {
    const way = await startFaultProxy(gws.url);
    await use(way);
    await way.stop();
  },
});

/** Which of them let the whole request through to the server. */
const ARRIVES: Record<CutStage, boolean> = {
  before: false,
  during: false,
  after: true,
  'in-head': true,
  'in-body': true,
};

/** One for each way of cutting: where it is not known whether a text was sent, nothing more can be sent to the same readers. */
const CUTS = (['fin', 'rst'] as const).flatMap((by) => CUT_STAGES.map((stage) => ({ by, stage })));

function startSessions(gws: Simulator): readonly string[] {
  return CUTS.map(
    () => gws.world.startSession({ agent: 'amy', supervisors: [{ user: 'sam', mode: 'barge-in' }] }).id,
  );
}

async function signInAt(page: Page, server: string): Promise<void> {
  await signIn(page, { server });
  await expect(connectionStatus(page)).toContainText('Connected');
  await expect(sessionOptions(page).first()).toBeVisible();
}

/** Sends one text for each way of cutting, and counts how often each has come to the server. */
async function expectOncePerCut(
  page: Page,
  gws: Simulator,
  way: FaultProxy,
  ids: readonly string[],
): Promise<void> {
  for (const [place, { by, stage }] of CUTS.entries()) {
    const sessionId = ids[place] ?? '';
    const text = `cut ${stage} by ${by}`;
    way.fall({ kind: 'cut-request', words: text, stage, by });
    await page.evaluate((input) => void window.smsSupervisor?.sendMessage({ ...input, to: 'everyone' }), {
      sessionId,
      text,
    });
    await expect.poll(() => way.cuts(), text).toBeGreaterThan(0);
    // What Chromium sends again it sends at once: after the next request has come through, it would be there.
    way.heal();
    const after = { sessionId, to: 'agents', text: `after ${text}` } as const;
    const reply = await page.evaluate((input) => window.smsSupervisor?.sendMessage(input), after);
    expect(reply).toMatchObject({ ok: true });
    const texts = gws.requests.all().filter(({ body }) => JSON.stringify(body ?? null).includes(`"${text}"`));
    expect(texts.length, text).toBe(ARRIVES[stage] ? 1 : 0);
  }
}

test('a text is sent once, however its connection is cut', async ({ gws, way, desk }) => {
  const ids = startSessions(gws);
  const page = await desk.start();
  await signInAt(page, way.url);
  await expectOncePerCut(page, gws, way, ids);
});

test('a switch and a leaving are asked for once as well', async ({ gws, way, desk }) => {
  const [id = ''] = startSessions(gws);
  const page = await desk.start();
  await signInAt(page, way.url);
  for (const by of ['fin', 'rst'] as const) {
    way.fall({ kind: 'cut-request', words: 'SwitchTo', stage: 'after', by });
    const mode = by === 'fin' ? 'coach' : 'monitor';
    await page.evaluate((input) => window.smsSupervisor?.switchMode(input), { sessionId: id, mode } as const);
    way.heal();
  }
  way.fall({ kind: 'cut-request', words: '"Leave"', stage: 'after', by: 'fin' });
  await page.evaluate((input) => window.smsSupervisor?.closeSession(input), {
    sessionId: id,
    how: 'leave',
  } as const);
  const names = gws.requests.operations().map(({ operationName }) => operationName);
  expect(names.filter((name) => name !== 'SetInFocus')).toEqual([
    'SwitchToCoach',
    'SwitchToMonitor',
    'Leave',
  ]);
});

test('with TLS', async ({ gws, way, desk }) => {
  const authority = await createAuthority();
  const folder = await mkdtemp(join(tmpdir(), 'sms-supervisor-once-'));
  await writeFile(join(folder, 'authorities.pem'), authority.cert);
  const front = createTlsServer(await authority.issue(), (client) => {
    const server = connect(Number(new URL(way.url).port), '127.0.0.1');
    client.on('error', () => server.destroy()).on('close', () => server.destroy());
    server.on('error', () => client.destroy()).on('close', () => client.end());
    client.pipe(server).pipe(client);
  });
  await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve));
  const { port } = front.address() as AddressInfo; // it listens on TCP
  const ids = startSessions(gws);
  const page = await desk.start({ SMS_SUPERVISOR_MACHINE_FOLDER: folder, SSL_CERT_FILE: '/nonexistent' });
  await signInAt(page, `https://127.0.0.1:${port}`);
  await expectOncePerCut(page, gws, way, ids);
  await desk.quit();
  front.close();
  await rm(folder, { recursive: true });
});

test('through a proxy that wants to know who is there', async ({ gws, desk }) => {
  const office = await startProxy();
  const way = await startFaultProxy(office.url);
  const login = { userName: 'joe', password: 'Proxy-Pa55word' };
  office.wantLogin(login);
  const ids = startSessions(gws);
  const page = await desk.start({ http_proxy: way.url, https_proxy: way.url, no_proxy: '' });
  const server = gws.url.replace('127.0.0.1', 'gws.test');
  await signIn(page, { server });
  const question = page.getByRole('region', { name: 'Proxy sign-in' });
  await question.getByRole('textbox', { name: 'Proxy user name' }).fill(login.userName);
  await question.getByLabel('Proxy password').fill(login.password);
  await question.getByRole('button', { name: 'Sign in to the proxy' }).click();
  await signInAt(page, server);
  await expectOncePerCut(page, gws, way, ids);
  await desk.quit();
  await way.stop();
  await office.stop();
});
