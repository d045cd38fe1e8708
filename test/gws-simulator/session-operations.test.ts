/** The commands to a session: saying, attached data, disposition, and bringing in others. */
import { expect, test } from 'vitest';
import type { Dialect, Mode, ScriptedSession, Simulator } from './index.ts';
import type { Data } from './testing/raw-client.ts';
import { RawClient } from './testing/raw-client.ts';
import { useSimulator } from './testing/use-simulator.ts';
import { historySeenBy, participantsSeenBy } from './world/audience.ts';
import type { Role } from './world/sms-session.ts';

interface Desk {
  readonly gws: Simulator;
  readonly session: ScriptedSession;
  readonly sam: RawClient;
  readonly operate: (operationName: string, parameters?: Data) => Promise<Data>;
}

async function begin(mode: Mode = 'barge-in', dialect: Partial<Dialect> = {}): Promise<Desk> {
  const gws = await useSimulator({ dialect });
  const session = gws.world.startSession({
    agent: 'amy',
    customer: { nickname: 'Cleo' },
    supervisors: [{ user: 'sam', mode }],
    userData: { Subject: 'Parcel', Order: 17 },
  });
  const sam = new RawClient(gws);
  await sam.listen('sam');
  const operate = async (operationName: string, parameters: Data = {}): Promise<Data> =>
    sam.operate(session.id, operationName, parameters);
  return { gws, session, sam, operate };
}

const accepted = { httpStatus: 200, statusCode: 0 };
const wrongState = { httpStatus: 400, statusCode: 2 };

function nicknames({ gws, session }: Desk, role: Role): string[] {
  const running = gws.world.sessions.get(session.id)!;
  return participantsSeenBy(role, running).map(({ nickname }) => nickname);
}

async function capabilities({ sam, session }: Desk): Promise<string[]> {
  const { smssession } = await sam.get(`/me/smssessions/${session.id}`);
  return (smssession as { capabilities: string[] }).capabilities;
}

async function listening(gws: Simulator, userName: string): Promise<RawClient> {
  const client = new RawClient(gws);
  await client.listen(userName);
  return client;
}

test.each<[string, Data, object]>([
  [
    'SendUrl',
    { url: 'https://shop.example/1' },
    { type: 'PushUrl', url: 'https://shop.example/1', visibility: 'All' },
  ],
  ['SendCustomNotice', { noticeText: 'x' }, { type: 'CustomNotice', noticeText: 'x', visibility: 'All' }],
  ['SendCustomNoticeToAgents', { noticeText: 'x' }, { type: 'CustomNotice', visibility: 'Agents' }],
  ['SendStartTypingNotification', {}, { type: 'TypingStarted', visibility: 'All' }],
  ['SendStopTypingNotification', {}, { type: 'TypingStopped', visibility: 'All' }],
  ['SendStartTypingToAgentsNotification', {}, { type: 'TypingStarted', visibility: 'Agents' }],
  ['SendStopTypingToAgentsNotification', {}, { type: 'TypingStopped', visibility: 'Agents' }],
  ['SendStopTypingToAgentNotification', {}, { type: 'TypingStopped', visibility: 'Agents' }],
])('%s', async (operationName, parameters, line) => {
  const { sam, operate } = await begin();
  expect(await operate(operationName, parameters)).toEqual(accepted);
  expect(await sam.nextNotification()).toMatchObject({ messages: [line] });
});

test('a coach’s typing reaches the agent and not the customer', async () => {
  const { gws, session, operate } = await begin('coach');
  await operate('SendStartTypingNotification');
  expect(gws.world.sessions.get(session.id)?.lines.at(-1)).toMatchObject({ visibility: 'Agents' });
});

test('attached data are attached, updated and deleted, and everybody there is told', async () => {
  const { gws, sam, operate } = await begin();
  const amy = await listening(gws, 'amy');
  const { referenceId } = await operate('AttachUserData', { userData: { 'Is VIP?': 'yes' } });
  expect(referenceId).toEqual(expect.any(Number));
  const told = {
    messageType: 'SMSsessionStateChangeMessage',
    notificationType: 'PropertiesUpdated',
    smssession: { state: 'Chatting', userData: { Subject: 'Parcel', Order: 17, 'Is VIP?': 'yes' } },
  };
  expect(await sam.nextNotification()).toMatchObject({ ...told, referenceId });
  const hers = await amy.nextNotification();
  expect(hers).toMatchObject(told);
  expect(hers).not.toHaveProperty('referenceId');
  await operate('UpdateUserData', { userData: { Order: 18, nested: { deep: [1] } } });
  await operate('DeleteUserData', { keys: ['Subject', 'nobody has it'] });
  const [, last] = await sam.nextNotifications(2);
  const { userData } = last?.['smssession'] as Data;
  expect(userData).toEqual({ Order: 18, 'Is VIP?': 'yes', nested: { deep: [1] } });
});

test('a disposition is attached data under its own key or the server’s', async () => {
  const { gws, session, sam, operate } = await begin();
  const { referenceId } = await operate('SetDisposition', { disposition: 'resolved' });
  expect(await sam.nextNotification()).toMatchObject({ notificationType: 'PropertiesUpdated', referenceId });
  await operate('SetDisposition', { disposition: 'complaint', dispositionKey: 'Why' });
  const userData = { DispositionCode: 'resolved', Why: 'complaint' };
  expect(gws.world.sessions.get(session.id)).toMatchObject({ userData });
});

test.each<[string, Data, number]>([
  ['AttachUserData', {}, 1],
  ['UpdateUserData', { userData: 'text' }, 10],
  ['DeleteUserData', {}, 1],
  ['DeleteUserData', { keys: 'Subject' }, 10],
  ['SetDisposition', {}, 1],
  ['Transfer', {}, 1],
  ['Invite', { queueName: 'Billing' }, 1],
  ['Consult', { targetPath: '/users/nobody' }, 6],
  ['Invite', { targetPath: '/contacts/c301' }, 6],
  ['Transfer', { queueName: 'No such queue' }, 6],
  ['CancelConsult', {}, 2],
])('%s with %j is refused with %i', async (operationName, parameters, statusCode) => {
  const { operate } = await begin();
  expect(await operate(operationName, parameters)).toMatchObject({ statusCode });
});

test('an invited colleague takes part in the conversation', async () => {
  const desk = await begin();
  const ben = desk.gws.world.requireMember('ben');
  const targetUri = `http://lb.example:9090/api/v2/users/${ben.id}`;
  const reply = await desk.operate('Invite', { targetUri });
  expect(reply).toEqual({ ...accepted, referenceId: expect.any(Number) as number });
  expect(await desk.sam.nextNotification()).toMatchObject({
    notificationType: 'ParticipantsUpdated',
    smssession: { participants: [{}, {}, { nickname: 'Ben Okafor', visibility: 'All' }, {}] },
  });
  expect(nicknames(desk, 'customer')).toContain('Ben Okafor');
  expect(await desk.operate('Invite', { targetUri })).toMatchObject(wrongState);
});

test('a colleague at a real desktop, or played by hand, answers an invitation herself', async () => {
  const desk = await begin();
  desk.gws.world.invitations.letAnswer('ben', 'by-hand');
  const ben = await listening(desk.gws, 'ben');
  await desk.operate('Invite', { targetPath: `/contacts/${desk.gws.world.requireMember('ben').id}` });
  expect(await ben.nextNotification()).toMatchObject({ smssession: { state: 'Invited' } });
  expect(nicknames(desk, 'supervisor')).not.toContain('Ben Okafor');
  expect(await ben.operate(desk.session.id, 'Accept', { nickname: 'Benny' })).toEqual(accepted);
  expect(nicknames(desk, 'customer')).toContain('Benny');
});

test('a consultant is there for the agents only, until the consultation is cancelled', async () => {
  const desk = await begin();
  expect(await capabilities(desk)).not.toContain('CancelConsult');
  const targetPath = '/queues/q203';
  const reply = await desk.operate('Consult', { targetPath });
  expect(reply).toEqual({ ...accepted, referenceId: expect.any(Number) as number });
  expect(await capabilities(desk)).toContain('CancelConsult');
  const everybody = ['Amy Novak', 'Sam Ortiz', 'Grace Kim'];
  expect(nicknames(desk, 'agent')).toEqual([...everybody, 'Cleo']);
  expect(nicknames(desk, 'customer')).toEqual(['Amy Novak', 'Sam Ortiz', 'Cleo']);
  const grace = await listening(desk.gws, 'grace');
  expect(await grace.operate(desk.session.id, 'SendMessage', { text: 'Refund it' })).toEqual(accepted);
  const running = desk.gws.world.sessions.get(desk.session.id)!;
  expect(historySeenBy('customer', running).some(({ text }) => text === 'Refund it')).toBe(false);
  expect(historySeenBy('agent', running).some(({ text }) => text === 'Refund it')).toBe(true);
  expect(await desk.operate('CancelConsult')).toMatchObject({
    ...accepted,
    referenceId: expect.any(Number) as number,
  });
  expect(nicknames(desk, 'agent')).not.toContain('Grace Kim');
  expect(await capabilities(desk)).not.toContain('CancelConsult');
});

test('a transfer puts the colleague in the place of the one who transfers; supervisors stay', async () => {
  const desk = await begin('monitor');
  const amy = await listening(desk.gws, 'amy');
  const targetUri = `/users/${desk.gws.world.requireMember('ben').id}`;
  expect(await amy.operate(desk.session.id, 'Transfer', { targetUri })).toEqual(accepted);
  expect(nicknames(desk, 'supervisor')).toEqual(['Sam Ortiz', 'Ben Okafor', 'Cleo']);
  expect(desk.session.modeOf('sam')).toBe('monitor');
  expect(await desk.operate('Transfer', { targetUri })).toMatchObject(wrongState);
});

test('a transfer to a queue takes the session away, and somebody of the queue gets it', async () => {
  const desk = await begin('monitor');
  desk.gws.world.orders.place({ supervisor: 'sue', agent: 'hiro', mode: 'coach', until: 'cancelled' });
  desk.gws.world.setAgentState('hiro', 'Ready');
  const amy = await listening(desk.gws, 'amy');
  expect(await amy.operate(desk.session.id, 'Transfer', { queueName: 'Billing' })).toEqual(accepted);
  expect(await desk.sam.nextNotification()).toMatchObject({ smssession: { state: 'Revoked' } });
  expect(await amy.nextNotification()).toMatchObject({ smssession: { state: 'Completed' } });
  expect(nicknames(desk, 'supervisor')).toEqual(['Hiro Tanaka', 'Sue Lindqvist', 'Cleo']);
});

test('what the samples do not list for supervisors is offered when the dialect wants it', async () => {
  const extraCapabilities = ['SendUrl', 'Complete', 'LeaveAndComplete'];
  const desk = await begin('coach', { extraCapabilities });
  expect((await capabilities(desk)).slice(-3)).toEqual(extraCapabilities);
  expect(await desk.operate('Complete')).toEqual(accepted);
  expect(await desk.sam.nextNotification()).toMatchObject({ smssession: { state: 'Completed' } });
});

test('LeaveAndComplete leaves a session to the others, and ends it when there are none', async () => {
  const desk = await begin('coach');
  const amy = await listening(desk.gws, 'amy');
  expect(await desk.operate('LeaveAndComplete')).toEqual(accepted);
  const own = await desk.sam.nextNotification();
  expect(own).toMatchObject({ smssession: { state: 'Completed' } });
  expect(await amy.operate(desk.session.id, 'SendMessage', { text: 'Still here' })).toEqual(accepted);
  expect(await amy.operate(desk.session.id, 'LeaveAndComplete')).toEqual(accepted);
  expect(await amy.operate(desk.session.id, 'SendMessage', { text: 'Gone' })).toMatchObject({
    statusCode: 6,
  });
});

test('completing into a queue hands the customer on', async () => {
  const desk = await begin('monitor');
  const amy = await listening(desk.gws, 'amy');
  expect(await amy.operate(desk.session.id, 'Complete', { queueName: 'Delivery' })).toEqual(accepted);
  expect(nicknames(desk, 'customer')).toEqual(['Ben Okafor', 'Cleo']);
});
