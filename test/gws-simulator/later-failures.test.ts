/** Commands that are accepted and fail afterwards, in part or altogether, and data that nobody expects. */
import { expect, test } from 'vitest';
import type { Dialect, ScriptedSession, Simulator } from './index.ts';
import type { Data } from './testing/raw-client.ts';
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

test('a command can be accepted and fail afterwards, under the same referenceId', async () => {
  const { gws, session, sam } = await begin();
  gws.faults.failLater({ operationName: 'SwitchToMonitor' });
  gws.faults.failLater({ operationName: 'SendMessage', errorMessage: 'No luck' });
  const { referenceId, ...reply } = await sam.operate(session.id, 'SwitchToMonitor');
  expect(reply).toEqual({ httpStatus: 200, statusCode: 0 });
  expect(await sam.nextNotification()).toEqual({
    channel: '/v2/me/smssessions',
    messageType: 'SMSsessionStateChangeMessage',
    notificationType: 'Error',
    errorMessage: 'Request failed',
    referenceId,
  });
  expect(session.modeOf('sam')).toBe('coach');
  await sam.operate(session.id, 'SendMessage', { text: 'lost' });
  expect(await sam.nextNotification()).toMatchObject({ errorMessage: 'No luck' });
  expect(session.messages.some(({ text }) => text === 'lost')).toBe(false);
  expect(await sam.operate(session.id, 'SwitchToMonitor')).toEqual({ httpStatus: 200, statusCode: 0 });
});

test('the news of a failure can overtake the reply', async () => {
  const { gws, session, sam } = await begin();
  gws.faults.failLater({ operationName: 'CancelConsult', beforeReply: true });
  let isReplied = false;
  const reply = sam.operate(session.id, 'CancelConsult').finally(() => (isReplied = true));
  const { referenceId } = await sam.nextNotification();
  expect(isReplied).toBe(false);
  expect(await reply).toMatchObject({ statusCode: 0, referenceId });
});

test.each([
  ['ErrorMessage', 'ErrorMessage'],
  ['absent', undefined],
] as const)('an error’s messageType may be %s', async (errorMessageType, messageType) => {
  const { gws, session, sam } = await begin({ errorMessageType });
  gws.faults.failLater({ operationName: 'Leave' });
  await sam.operate(session.id, 'Leave');
  const error = await sam.nextNotification();
  expect([error['notificationType'], error['messageType']]).toEqual(['Error', messageType]);
});

async function start(sam: RawClient, body: Data): Promise<Data> {
  const answer = await sam.request('POST', '/me', { operationName: 'StartContactCenterSession', ...body });
  return { httpStatus: answer.status, ...(JSON.parse(answer.text) as Data) };
}

const failure = {
  channel: 'multimedia',
  statusCode: 4,
  statusMessage: 'Interaction server connection is not opened',
} as const;

test('a contact-centre session can begin on some channels only', async () => {
  const { gws, sam } = await begin();
  gws.faults.startPartly({ failed: [failure] });
  expect(await start(sam, { channels: ['voice', 'smssession'] })).toEqual({
    httpStatus: 200,
    statusCode: 7,
    failed: [failure],
    succeeded: [{ statusCode: 0, channel: 'voice' }],
  });
  expect(await sam.get('/me/channels')).toMatchObject({ channels: [{ channel: 'voice' }] });
  gws.faults.startPartly({ failed: [failure] });
  expect(await start(sam, { channels: ['smssession'] })).toEqual({
    httpStatus: 500,
    statusCode: 4,
    statusMessage: failure.statusMessage,
  });
});

test('a contact-centre session may want a place and a login code', async () => {
  const { sam } = await begin({ startNeeds: ['place', 'loginCode'] });
  const channels = ['smssession'];
  expect(await start(sam, { channels })).toMatchObject({ httpStatus: 400, statusCode: 1 });
  expect(await start(sam, { channels, place: 'P1' })).toMatchObject({ httpStatus: 400, statusCode: 1 });
  expect(await start(sam, { channels, place: 'P1', loginCode: '1001' })).toMatchObject({ statusCode: 0 });
});

test('one channel of mine can be made ready alone', async () => {
  const { sam } = await begin();
  await start(sam, { channels: ['smssession', 'chat'] });
  await sam.nextNotification();
  const answer = await sam.request('POST', '/me/channels/chat', { operationName: 'Ready' });
  expect(answer.status).toBe(200);
  const ready = { channel: 'chat', userState: { state: 'Ready' } };
  expect(await sam.nextNotification()).toMatchObject({
    channel: '/v2/me/channels',
    channels: [{ channel: 'smssession', userState: { state: 'NotReady' } }, ready],
  });
  expect(await sam.get('/me/channels/chat')).toMatchObject({ channel: ready });
  expect((await sam.request('POST', '/me/channels/voice', { operationName: 'Ready' })).status).toBe(400);
});

test('any data at all can be delivered', async () => {
  const { gws, session, sam } = await begin();
  const odd = { messageType: 'HologramMessage', smssession: 'not an object', statusCode: '0' };
  gws.notifyRaw('sam', odd);
  gws.notifyRaw('sam', { notificationType: 17 }, '/v2/me/surprises');
  session.sayRaw({ type: 'Hologram', index: undefined, from: { participantId: '../%00"🙃' }, depth: 3 });
  expect(await sam.nextNotification()).toEqual({ channel: '/v2/me/smssessions', ...odd });
  expect(await sam.nextNotification()).toEqual({ channel: '/v2/me/surprises', notificationType: 17 });
  const { messages } = await sam.nextNotification();
  const message = { type: 'Hologram', depth: 3, from: { participantId: '../%00"🙃' } };
  expect(messages).toMatchObject([message]);
  expect((messages as Data[])[0]).not.toHaveProperty('index');
  const log = await sam.get(`/me/smssessions/${session.id}/messages`);
  expect((log['messages'] as Data[]).at(-1)).toMatchObject(message);
});

test('a session’s id may have any characters', async () => {
  const { gws, sam } = await begin();
  const id = '00/A %ü?#"';
  gws.world.startSession({ id, agent: 'amy', supervisors: [{ user: 'sam', mode: 'coach' }] });
  const path = `/me/smssessions/${encodeURIComponent(id)}`;
  expect(await sam.get(path)).toMatchObject({
    smssession: { id, uri: `${gws.url}/api/v2/smssessions/${encodeURIComponent(id)}` },
  });
});
