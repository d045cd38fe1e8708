/** Standing orders on an agent, Intrude into a running session, and an agent's state set by her supervisor. */
import { expect, test } from 'vitest';
import type { Dialect, ScriptedSession, Simulator } from './index.ts';
import type { Data } from './testing/raw-client.ts';
import { RawClient } from './testing/raw-client.ts';
import { useSimulator } from './testing/use-simulator.ts';

interface Desk {
  readonly gws: Simulator;
  readonly sam: RawClient;
  /** POSTs to a path below /users/{id} of an agent. */
  readonly ask: (agent: string, path: string, body: Data) => Promise<Data>;
}

async function begin(dialect: Partial<Dialect> = {}): Promise<Desk> {
  const gws = await useSimulator({ dialect });
  const sam = new RawClient(gws);
  await sam.listen('sam');
  const ask = async (agent: string, path: string, body: Data): Promise<Data> => {
    const answer = await sam.request('POST', `/users/${idOf(gws, agent)}${path}`, body);
    return { httpStatus: answer.status, ...(JSON.parse(answer.text) as Data) };
  };
  return { gws, sam, ask };
}

function idOf(gws: Simulator, userName: string): string {
  return gws.world.staff.members.find((each) => each.userName === userName)?.id ?? userName;
}

const accepted = { httpStatus: 200, statusCode: 0 };
const wrongState = { httpStatus: 400, statusCode: 2 };

test.each([
  ['Monitor', 'monitor'],
  ['Coach', 'coach'],
  ['BargeIn', 'barge-in'],
])('%s brings all the agent’s coming sessions until it is cancelled', async (operationName, mode) => {
  const { gws, sam, ask } = await begin();
  const running = gws.world.startSession({ agent: 'amy' });
  expect(await ask('amy', '/channels/smssession', { operationName, nickname: 'Sup' })).toEqual(accepted);
  expect(running.modeOf('sam')).toBeUndefined();
  const first = gws.world.startSession({ agent: 'amy' });
  expect(await sam.nextNotification()).toMatchObject({
    notificationType: 'StatusChange',
    smssession: { id: first.id, state: 'Chatting' },
  });
  expect(gws.world.startSession({ agent: 'amy' }).modeOf('sam')).toBe(mode);
  expect(gws.world.startSession({ agent: 'ben' }).modeOf('sam')).toBeUndefined();
  expect(first.messages.at(-1)).toMatchObject({ type: 'ParticipantJoined', from: { nickname: 'Sup' } });
  const cancel = { operationName: 'CancelSupervisorMonitoring' };
  expect(await ask('amy', '/channels/smssession', cancel)).toEqual(accepted);
  expect(await ask('amy', '/channels/smssession', cancel)).toMatchObject(wrongState);
  expect(first.modeOf('sam')).toBe(mode);
  expect(gws.world.startSession({ agent: 'amy' }).modeOf('sam')).toBeUndefined();
});

test('NextChat is one session, which may have to be accepted', async () => {
  const { gws, sam, ask } = await begin({ arrivesAs: 'Invited' });
  const order = { operationName: 'Coach', supervisorMonitoringMode: 'NextChat' };
  expect(await ask('amy', '/channels/smssession', order)).toEqual(accepted);
  const session = gws.world.startSession({ agent: 'amy' });
  expect(await sam.nextNotification()).toMatchObject({
    smssession: { state: 'Invited', capabilities: ['Accept', 'Reject'] },
  });
  expect(await sam.operate(session.id, 'Accept', { nickname: 'Sam' })).toEqual(accepted);
  expect(session.modeOf('sam')).toBe('coach');
  gws.world.startSession({ agent: 'amy' });
  expect(gws.world.openSessionsOf(idOf(gws, 'sam'))).toHaveLength(1);
});

test('each wrong order has its own status', async () => {
  const { gws, ask } = await begin();
  const path = '/channels/smssession';
  const order = { operationName: 'Monitor' };
  expect(await ask('nobody', path, order)).toMatchObject({ httpStatus: 404, statusCode: 6 });
  expect(await ask('tali', path, order)).toMatchObject({ httpStatus: 403, statusCode: 5 });
  expect(await ask('amy', path, {})).toMatchObject({ httpStatus: 400, statusCode: 1 });
  expect(await ask('amy', path, { operationName: 'Observe' })).toMatchObject({ statusCode: 10 });
  const twice = { ...order, supervisorMonitoringMode: 'TwoChats' };
  expect(await ask('amy', path, twice)).toMatchObject({ httpStatus: 400, statusCode: 10 });
  gws.world.takeFeature('sam', 'api-supervisor-monitoring');
  expect(await ask('amy', path, order)).toMatchObject({ httpStatus: 403, statusCode: 5 });
});

async function intrude(
  desk: Desk,
  session: ScriptedSession,
  supervisorVisibilityMode?: string,
): Promise<Data> {
  const mode = supervisorVisibilityMode === undefined ? {} : { supervisorVisibilityMode };
  return desk.ask('amy', `/smssessions/${session.id}`, { operationName: 'Intrude', ...mode });
}

test('Intrude gives an invitation with attached data; Accept gives the history', async () => {
  const desk = await begin();
  const session = desk.gws.world.startSession({ agent: 'amy', subject: 'Parcel' });
  session.customerSays('Where is it?');
  expect(await intrude(desk, session, 'Coach')).toEqual(accepted);
  const invitation = await desk.sam.nextNotification();
  expect(invitation).toMatchObject({
    notificationType: 'StatusChange',
    smssession: { state: 'Invited', capabilities: ['Accept', 'Reject'], userData: { Subject: 'Parcel' } },
  });
  expect(invitation['smssession']).toHaveProperty('receivedDate');
  expect(session.modeOf('sam')).toBeUndefined();
  expect(await intrude(desk, session, 'Coach')).toMatchObject(wrongState);
  expect(await desk.sam.operate(session.id, 'Accept', { nickname: 'Lead', saveLAR: true })).toEqual(accepted);
  const [status, participants, log] = await desk.sam.nextNotifications(3);
  expect(status).toMatchObject({ smssession: { state: 'Chatting', participants: [] } });
  expect(participants).toMatchObject({
    smssession: { participants: [{}, { nickname: 'Lead', visibility: 'Agents' }, {}] },
  });
  expect(log).toMatchObject({ messages: [{}, {}, { text: 'Where is it?' }, { from: { nickname: 'Lead' } }] });
});

test('a rejected invitation is over, and may be asked for again', async () => {
  const desk = await begin();
  const session = desk.gws.world.startSession({ agent: 'amy' });
  await intrude(desk, session, 'Monitor');
  const { referenceId } = await desk.sam.operate(session.id, 'Reject');
  const [, over] = await desk.sam.nextNotifications(2);
  expect(over).toMatchObject({ referenceId, smssession: { state: 'Completed', participants: [] } });
  expect(await intrude(desk, session, 'Monitor')).toEqual(accepted);
});

test('Intrude may give the session at once, in the mode of the standing order if it names none', async () => {
  const desk = await begin({ intrudeGives: 'Chatting' });
  const session = desk.gws.world.startSession({ agent: 'amy' });
  expect(await intrude(desk, session)).toMatchObject({ httpStatus: 400, statusCode: 1 });
  expect(await intrude(desk, session, 'Loudly')).toMatchObject({ httpStatus: 400, statusCode: 10 });
  await desk.ask('amy', '/channels/smssession', { operationName: 'BargeIn' });
  expect(await intrude(desk, session)).toEqual(accepted);
  expect(session.modeOf('sam')).toBe('barge-in');
});

test('Intrude may need a standing order, and the agent must be in the session', async () => {
  const desk = await begin({ intrudeNeedsOrder: true });
  const session = desk.gws.world.startSession({ agent: 'amy' });
  expect(await intrude(desk, session, 'Monitor')).toMatchObject(wrongState);
  await desk.ask('amy', '/channels/smssession', { operationName: 'Monitor' });
  expect(await intrude(desk, session, 'Monitor')).toEqual(accepted);
  const bens = `/smssessions/${session.id}`;
  const body = { operationName: 'Intrude', supervisorVisibilityMode: 'Monitor' };
  expect(await desk.ask('ben', bens, body)).toMatchObject({ httpStatus: 404, statusCode: 6 });
});

test('sessions may reach only a supervisor who has started work', async () => {
  const desk = await begin({ needsWork: true });
  await desk.ask('amy', '/channels/smssession', { operationName: 'Monitor' });
  const missed = desk.gws.world.startSession({ agent: 'amy' });
  expect(missed.modeOf('sam')).toBeUndefined();
  expect(await intrude(desk, missed, 'Monitor')).toMatchObject(wrongState);
  const start = { operationName: 'StartContactCenterSession', channels: ['smssession'] };
  await desk.sam.request('POST', '/me', start);
  expect(desk.gws.world.startSession({ agent: 'amy' }).modeOf('sam')).toBe('monitor');
});

test('a supervisor moves an agent’s channel, and the agent is told', async () => {
  const { gws, ask } = await begin();
  gws.world.setAgentState('amy', 'Ready');
  const amy = new RawClient(gws);
  await amy.listen('amy');
  for (const [operationName, userState] of [
    ['NotReady', { state: 'NotReady', displayName: 'Not Ready' }],
    ['Offline', { state: 'LoggedOut', displayName: 'Offline' }],
    ['Ready', { state: 'Ready', displayName: 'Ready' }],
  ] as const) {
    expect(await ask('amy', '/channels/smssession', { operationName })).toEqual(accepted);
    expect(await amy.nextNotification()).toMatchObject({
      channel: '/v2/me/channels',
      messageType: 'ChannelStateChangeMessageV2',
      channels: [{ channel: 'smssession', userState }],
    });
  }
  expect(await ask('amy', '/channels/chat', { operationName: 'Ready' })).toMatchObject(wrongState);
  expect(await ask('tali', '/channels/smssession', { operationName: 'Ready' })).toMatchObject({
    statusCode: 5,
  });
  gws.world.takeFeature('sam', 'api-supervisor-agent-control');
  expect(await ask('amy', '/channels/smssession', { operationName: 'Ready' })).toMatchObject({
    statusCode: 5,
  });
});
