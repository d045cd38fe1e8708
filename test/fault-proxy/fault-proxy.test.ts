/** The fault proxy itself: each fault is what it says. */
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { FaultProxy } from './fault-proxy.ts';
import { startFaultProxy } from './fault-proxy.ts';
import { captivePortal, json, statusOnly } from './faults.ts';

const BODY = 'x'.repeat(200);
const SHORT_PATIENCE = 200;

let server: Server;
let proxy: FaultProxy;

beforeEach(async () => {
  server = createServer((_request, response) => response.end(BODY));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  proxy = await startFaultProxy(`http://127.0.0.1:${(server.address() as AddressInfo).port}`); // it listens on TCP
});

afterEach(async () => {
  await proxy.stop();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

function get(patience = 5000): Promise<Response> {
  return fetch(proxy.url, { signal: AbortSignal.timeout(patience) });
}

async function textOf(answer: Promise<Response>): Promise<string> {
  return (await answer).text();
}

it('passes everything on and counts connections', async () => {
  expect(await textOf(get())).toBe(BODY);
  expect(proxy.accepted()).toBe(1);
  expect(proxy.openConnections()).toBe(1);
});

it.each(['drop', 'reset', 'garbage'] as const)('%s: there is no answer', async (fault) => {
  await textOf(get());
  proxy.fall(fault);
  await expect(get()).rejects.toThrow('fetch failed');
  proxy.heal();
  expect(await textOf(get())).toBe(BODY);
});

it('half-open: there is silence, and only new connections heal', async () => {
  proxy.fall('half-open');
  const asked = get(SHORT_PATIENCE);
  await expect(asked).rejects.toMatchObject({ name: 'TimeoutError' });
  proxy.heal({ leaveBroken: true });
  expect(await textOf(get())).toBe(BODY);
});

it('cut: the connection ends in the middle of the body', async () => {
  proxy.fall({ kind: 'cut', after: 250 });
  const answer = await get();
  expect(answer.status).toBe(200);
  await expect(answer.text()).rejects.toThrow('terminated');
});

it('cut-idle: a connection that is silent for too long is closed, one on which something passes is not', async () => {
  await textOf(get());
  proxy.fall({ kind: 'cut-idle', after: 100 });
  expect(await textOf(get())).toBe(BODY);
  await vi.waitFor(() => expect(proxy.openConnections()).toBe(0));
  proxy.heal();
  expect(await textOf(get())).toBe(BODY);
});

it('slow: late and bit by bit, but whole', async () => {
  proxy.fall({ kind: 'slow', latency: 100, bytesPerSecond: 2000 });
  const begun = Date.now();
  expect(await textOf(get())).toBe(BODY);
  expect(Date.now() - begun).toBeGreaterThanOrEqual(200);
});

it('sliced: byte by byte, but whole', async () => {
  proxy.fall({ kind: 'sliced', size: 1 });
  expect(await textOf(get())).toBe(BODY);
});

it.each([
  [captivePortal, 200, 'Guest network'],
  [statusOnly(204), 204, ''],
  [statusOnly(200), 200, ''],
  [statusOnly(503), 503, ''],
  [json(401, { error: 'who?' }), 401, 'who?'],
])('answers in the place of the server: %j', async (fault, status, words) => {
  proxy.fall(fault);
  const answer = await get();
  expect(answer.status).toBe(status);
  expect(await answer.text()).toContain(words);
});

it('carries headers, such as Retry-After', async () => {
  proxy.fall(statusOnly(429, { 'Retry-After': '7' }));
  expect((await get()).headers.get('retry-after')).toBe('7');
});
