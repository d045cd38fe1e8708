/** One person alone plays a customer and an agent, in a browser on this machine and nowhere else. */
import { request } from 'node:http';
import { expect, test } from 'vitest';
import type { Simulator } from './index.ts';
import type { StageView } from './play/read-stage.ts';
import { RawClient } from './testing/raw-client.ts';
import { useSimulator } from './testing/use-simulator.ts';

async function post(gws: Simulator, path: string, body: object): Promise<Response> {
  const headers = { 'Content-Type': 'application/json', Origin: gws.url };
  return fetch(`${gws.url}/play/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
}

async function stage(gws: Simulator, session: string): Promise<StageView> {
  return (await (await fetch(`${gws.url}/play/stage?session=${session}`)).json()) as StageView;
}

async function begin(): Promise<{ gws: Simulator; id: string; sam: RawClient }> {
  const gws = await useSimulator();
  gws.world.orders.place({ supervisor: 'sam', agent: 'amy', mode: 'coach', until: 'cancelled' });
  const reply = await post(gws, 'sessions', { agent: 'amy', customer: 'Cleo', text: 'Hello?' });
  const { id } = (await reply.json()) as { id: string };
  const sam = new RawClient(gws);
  await sam.listen('sam');
  return { gws, id, sam };
}

test('the page is there, and brings nothing from elsewhere', async () => {
  const gws = await useSimulator();
  const page = await fetch(gws.url);
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  const html = await page.text();
  const linked = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path]) => path ?? '');
  expect(linked).toHaveLength(2);
  for (const path of linked) expect((await fetch(`${gws.url}${path}`)).status).toBe(200);
  expect((await fetch(`${gws.url}/play/nothing`)).status).toBe(404);
});

test('what a person says and types as customer and as agent reaches the supervisor', async () => {
  const { gws, id, sam } = await begin();
  await post(gws, `sessions/${id}`, { as: 'customer', act: 'type', text: 'Wh' });
  expect(await sam.nextNotification()).toMatchObject({ messages: [{ type: 'TypingStarted', text: 'Wh' }] });
  expect(await stage(gws, id)).toMatchObject({ session: { agent: { typing: ['Cleo'] } } });
  await post(gws, `sessions/${id}`, { as: 'agent', act: 'whisper', text: 'Help, Sam' });
  expect(await sam.nextNotification()).toMatchObject({
    messages: [{ text: 'Help, Sam', visibility: 'Agents' }],
  });
  await sam.operate(id, 'SendMessage', { text: 'Ask for the number' });
  const { session } = await stage(gws, id);
  const texts = (lines: readonly { text: string }[] = []): string[] =>
    lines.map(({ text }) => text).filter((text) => text !== '');
  expect(texts(session?.agent.lines)).toEqual(['Hello?', 'Help, Sam', 'Ask for the number']);
  expect(texts(session?.customer.lines)).toEqual(['Hello?']);
  expect(session?.customer.people).toEqual(['Amy Novak', 'Cleo']);
});

test('a session is left and completed by hand, and what cannot be done is said in words', async () => {
  const { gws, id, sam } = await begin();
  await post(gws, `sessions/${id}`, { as: 'customer', act: 'leave' });
  const again = await post(gws, `sessions/${id}`, { as: 'customer', act: 'say', text: 'Still there?' });
  expect([again.status, await again.text()]).toEqual([409, expect.stringContaining('There is no customer')]);
  await post(gws, `sessions/${id}`, { as: 'agent', act: 'complete' });
  const notifications = await sam.nextNotifications(3);
  expect(notifications.at(-1)).toMatchObject({ smssession: { state: 'Revoked' } });
  expect((await stage(gws, id)).sessions).toEqual([]);
  expect((await post(gws, `sessions/${id}`, { as: 'agent', act: 'dance' })).status).toBe(404);
});

test('an agent’s state is set by hand', async () => {
  const { gws } = await begin();
  expect((await post(gws, 'agents/ben', { state: 'Lunch' })).status).toBe(200);
  const { agents } = await stage(gws, '');
  expect(agents[1]).toEqual({ id: 'ben', name: 'Ben Okafor', state: 'Lunch' });
  expect((await post(gws, 'agents/ben', { state: 'Asleep' })).status).toBe(404);
  expect((await post(gws, 'agents/nobody', { state: 'Ready' })).status).toBe(409);
});

test.each<[string, Record<string, string>]>([
  ['another site’s page', { origin: 'https://evil.example', 'content-type': 'application/json' }],
  ['another name for this machine', { host: 'evil.example', 'content-type': 'application/json' }],
  ['a form', { 'content-type': 'text/plain' }],
])('%s is turned away', async (_, headers) => {
  const { gws, id } = await begin();
  const status = await new Promise((resolve) => {
    request(`${gws.url}/play/sessions/${id}`, { method: 'POST', headers }, (response) => {
      resolve(response.statusCode);
    }).end('{"as":"agent","act":"complete"}');
  });
  expect(status).toBe(403);
  expect((await stage(gws, id)).sessions).toHaveLength(1);
});
