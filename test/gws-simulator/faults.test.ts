/** Everything that a test can make go wrong, and a server that stops, restarts and cuts connections. */
import { expect, test } from 'vitest';
import type { Dialect, ScriptedSession, Simulator } from './index.ts';
import { RawClient } from './testing/raw-client.ts';
import { useSimulator } from './testing/use-simulator.ts';

async function begin(
  dialect: Partial<Dialect> = {},
): Promise<{ gws: Simulator; session: ScriptedSession; sam: RawClient }> {
  const gws = await useSimulator({ dialect });
  const session = gws.world.startSession({ agent: 'amy', supervisors: [{ user: 'sam', mode: 'coach' }] });
  const sam = new RawClient(gws);
  await sam.listen('sam');
  return { gws, session, sam };
}

async function nextTexts(client: RawClient, count: number): Promise<unknown[]> {
  const notifications = await client.nextNotifications(count);
  return notifications.flatMap(({ messages }) => (messages as { text: string }[]).map(({ text }) => text));
}

test('a refused command changes nothing, and the one after it is accepted', async () => {
  const { gws, session, sam } = await begin();
  gws.faults.refuseNext({ operationName: 'SwitchToMonitor', statusCode: 4, statusMessage: 'No such luck' });
  gws.faults.refuseNext({ operationName: 'SwitchToMonitor', httpStatus: 503, statusCode: 4 });
  const refusal = { httpStatus: 500, statusCode: 4, statusMessage: 'No such luck' };
  expect(await sam.operate(session.id, 'SwitchToMonitor')).toEqual(refusal);
  expect(await sam.operate(session.id, 'SwitchToMonitor')).toMatchObject({ httpStatus: 503, statusCode: 4 });
  expect(session.modeOf('sam')).toBe('coach');
  expect(await sam.operate(session.id, 'SwitchToMonitor')).toMatchObject({ statusCode: 0 });
  expect(gws.requests.operations('SwitchToMonitor').map(({ statusCode }) => statusCode)).toEqual([4, 4, 0]);
});

test('transcripts are held back until they are released, and nothing else is', async () => {
  const { gws, session, sam } = await begin();
  const held = gws.faults.holdTranscripts();
  let isAnswered = false;
  const transcript = sam.get(`/me/smssessions/${session.id}/messages`).finally(() => (isAnswered = true));
  expect(await sam.get('/me/smssessions?fields=*')).toMatchObject({ statusCode: 0 });
  expect(isAnswered).toBe(false);
  held.release();
  expect(await transcript).toMatchObject({ statusCode: 0 });
  expect(await sam.get(`/me/smssessions/${session.id}/messages`)).toMatchObject({ statusCode: 0 });
});

test.each([true, false])('an answer is lost, and the command is carried out: %s', async (carriedOut) => {
  const { gws, session, sam } = await begin();
  gws.faults.loseAnswer({ operationName: 'SwitchToMonitor', carriedOut, answer: '502' });
  await sam.operate(session.id, 'SwitchToMonitor').catch(() => undefined);
  expect(session.modeOf('sam')).toBe(carriedOut ? 'monitor' : 'coach');
  expect(gws.requests.operations('SwitchToMonitor').map(({ httpStatus }) => httpStatus)).toEqual([502]);
});

test('a swallowed command is accepted, and nothing comes of it', async () => {
  const { gws, session, sam } = await begin();
  gws.faults.swallowNext({ operationName: 'SwitchToMonitor' });
  expect(await sam.operate(session.id, 'SwitchToMonitor')).toMatchObject({ statusCode: 0 });
  expect(session.modeOf('sam')).toBe('coach');
  session.customerSays('next');
  expect(await nextTexts(sam, 1)).toEqual(['next']);
});

test.each<[string, Partial<Dialect>, boolean]>([
  ['by a fault', {}, true],
  ['by the dialect', { replyOrder: 'notification-first' }, false],
])('a reply can come after the notification, %s', async (_, dialect, isFault) => {
  const { gws, session, sam } = await begin(dialect);
  if (isFault) gws.faults.delayReply({ operationName: 'SwitchToMonitor', ms: 50 });
  let isReplied = false;
  const reply = sam.operate(session.id, 'SwitchToMonitor').then(() => (isReplied = true));
  await sam.nextNotification();
  expect(isReplied).toBe(false);
  await reply;
});

test('held notifications come in order when they are released, or never', async () => {
  const { gws, session, sam } = await begin();
  const hold = gws.faults.holdNotifications({
    user: 'sam',
    sessionId: session.id,
    messageType: 'NewMessages',
  });
  session.customerSays('one');
  session.supervisorSwitches('sam', 'monitor');
  session.customerSays('two');
  expect(await sam.nextNotification()).toMatchObject({ notificationType: 'ParticipantsUpdated' });
  hold.release();
  expect(await nextTexts(sam, 3)).toEqual(['one', undefined, 'two']);
  const lost = gws.faults.holdNotifications();
  session.customerSays('three');
  lost.drop();
  session.customerSays('four');
  expect(await nextTexts(sam, 1)).toEqual(['four']);
});

test('notifications are doubled, lost and put out of order', async () => {
  const { gws, session, sam } = await begin();
  gws.faults.duplicateNotifications(1, { user: 'sam' });
  session.customerSays('one');
  session.customerSays('two');
  expect(await nextTexts(sam, 3)).toEqual(['one', 'one', 'two']);
  gws.faults.dropNext({ user: 'sam' });
  session.customerSays('three');
  session.customerSays('four');
  expect(await nextTexts(sam, 1)).toEqual(['four']);
  gws.faults.reorder(2, { user: 'sam' });
  session.customerSays('five');
  session.customerSays('six');
  session.customerSays('seven');
  expect(await nextTexts(sam, 3)).toEqual(['six', 'five', 'seven']);
});

test('a restart forgets logins and clients, keeps the world and the port', async () => {
  const { gws, session, sam } = await begin();
  const { url } = gws;
  await gws.restart({
    meanwhile: async () => {
      session.customerSays('Is anybody there?');
      await expect(fetch(url)).rejects.toThrow();
    },
  });
  expect(gws.url).toBe(url);
  expect((await sam.request('GET', '/me')).status).toBe(403);
  await sam.signIn('sam');
  expect(await sam.connect()).toMatchObject([{ successful: false, error: '402::Unknown client' }]);
  expect(await sam.get(`/me/smssessions/${session.id}/messages?startIndex=4`)).toMatchObject({
    messages: [{ index: 4, text: 'Is anybody there?' }],
  });
  expect(session.modeOf('sam')).toBe('coach');
});

test('cut connections leave the client known', async () => {
  const gws = await useSimulator();
  const sam = new RawClient(gws);
  await sam.signIn('sam');
  await sam.handshake();
  const held = sam.connect();
  const isConnect = ({ body }: { body: unknown }): boolean =>
    JSON.stringify(body ?? null).includes('/meta/connect');
  await gws.requests.waitFor(isConnect, 2000);
  gws.disconnectSockets();
  await expect(held).rejects.toThrow();
  expect(await sam.connect({ timeout: 0 })).toMatchObject([{ successful: true }]);
});

test('it stops at once, whatever is going on', async () => {
  const { gws, session, sam } = await begin();
  gws.faults.delayReply({ operationName: 'SwitchToMonitor', ms: 60_000 });
  const late = sam.operate(session.id, 'SwitchToMonitor');
  await gws.requests.waitFor(({ operationName }) => operationName === 'SwitchToMonitor', 2000);
  const before = performance.now();
  await Promise.all([gws.stop(), expect(late).rejects.toThrow()]);
  expect(performance.now() - before).toBeLessThan(1000);
});

test('the log waits for what is to come, and gives up in time', async () => {
  const { gws, session, sam } = await begin();
  const seen = gws.requests.waitFor(({ statusCode }) => statusCode === 2, 2000);
  await sam.operate(session.id, 'SwitchToCoach');
  expect(await seen).toMatchObject({ operationName: 'SwitchToCoach', user: 'sam', httpStatus: 400 });
  gws.requests.clear();
  expect(gws.requests.all()).toEqual([]);
  await expect(gws.requests.waitFor(() => false, 1)).rejects.toThrow('No such request');
});
