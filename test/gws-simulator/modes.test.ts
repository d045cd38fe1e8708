/** The three modes: capabilities in each, all six switches, and every way that a switch can be refused. */
import { expect, test } from 'vitest';
import type { Mode } from './index.ts';
import { RawClient } from './testing/raw-client.ts';
import { useSimulator } from './testing/use-simulator.ts';

const common = [
  'Leave',
  'SetInFocus',
  'SetDisposition',
  'AttachUserData',
  'DeleteUserData',
  'UpdateUserData',
  'Transfer',
  'Invite',
  'Consult',
  'SendToAgents',
  'SendStartTypingToAgentsNotification',
  'SendStopTypingToAgentsNotification',
  'SendMessage',
  'SendStartTypingNotification',
  'SendStopTypingNotification',
];

const operationFor: Readonly<Record<Mode, string>> = {
  monitor: 'SwitchToMonitor',
  coach: 'SwitchToCoach',
  'barge-in': 'SwitchToBargeIn',
};

const visibilityIn: Readonly<Record<Mode, string>> = {
  monitor: 'Supervisors',
  coach: 'Agents',
  'barge-in': 'All',
};

test.each<[Mode, string[]]>([
  ['monitor', ['SwitchToCoach', 'SwitchBargeIn']],
  ['coach', ['SwitchToMonitor', 'SwitchBargeIn']],
  ['barge-in', ['SwitchToMonitor', 'SwitchToCoach']],
])('a supervisor in %s can do everything but switch to where she is', async (mode, switches) => {
  const gws = await useSimulator();
  const session = gws.world.startSession({ agent: 'amy', supervisors: [{ user: 'sam', mode }] });
  const sam = new RawClient(gws);
  await sam.signIn('sam');
  const reply = await sam.get(`/me/smssessions/${session.id}`);
  expect(reply['smssession']).toMatchObject({ capabilities: [...common, ...switches] });
});

test('an agent can complete, and talk to agents when she sees another one', async () => {
  const gws = await useSimulator();
  const session = gws.world.startSession({ agent: 'amy', supervisors: [{ user: 'sam', mode: 'monitor' }] });
  const amy = new RawClient(gws);
  await amy.signIn('amy');
  const capabilities = async (): Promise<unknown> =>
    (await amy.get(`/me/smssessions/${session.id}`))['smssession'];
  const alone = [
    'Transfer',
    'Leave',
    'Invite',
    'Consult',
    'SetInFocus',
    'SetDisposition',
    'AttachUserData',
    'DeleteUserData',
    'UpdateUserData',
    'Complete',
    'SendMessage',
    'SendStartTypingNotification',
    'SendStopTypingNotification',
  ];
  expect(await capabilities()).toMatchObject({ capabilities: alone });
  session.supervisorSwitches('sam', 'coach');
  const towardsAgents = [
    'SendToAgents',
    'SendStartTypingToAgentsNotification',
    'SendStopTypingToAgentsNotification',
  ];
  expect(await capabilities()).toMatchObject({ capabilities: [...alone, ...towardsAgents] });
});

test.each<[Mode, Mode]>([
  ['monitor', 'coach'],
  ['monitor', 'barge-in'],
  ['coach', 'monitor'],
  ['coach', 'barge-in'],
  ['barge-in', 'monitor'],
  ['barge-in', 'coach'],
])('from %s to %s', async (from, to) => {
  const gws = await useSimulator();
  const session = gws.world.startSession({ agent: 'amy', supervisors: [{ user: 'sam', mode: from }] });
  const sam = new RawClient(gws);
  await sam.listen('sam');
  expect(await sam.operate(session.id, operationFor[to])).toEqual({ httpStatus: 200, statusCode: 0 });
  expect(session.modeOf('sam')).toBe(to);
  const [first, second] = await sam.nextNotifications(2);
  const me = { nickname: 'Sam Ortiz', visibility: visibilityIn[to] };
  expect(first).toMatchObject({
    notificationType: 'ParticipantsUpdated',
    smssession: { state: 'Chatting', participants: [{}, me, {}] },
  });
  expect(second).toMatchObject({ messages: [{ type: 'ParticipantRejoined', from: me }] });
  expect(gws.requests.operations().map(({ operationName }) => operationName)).toEqual([operationFor[to]]);
});

test('switching to the mode that she is in already is refused with statusCode 2', async () => {
  const gws = await useSimulator();
  const session = gws.world.startSession({ agent: 'amy', supervisors: [{ user: 'sam', mode: 'monitor' }] });
  const sam = new RawClient(gws);
  await sam.signIn('sam');
  expect(await sam.operate(session.id, 'SwitchToMonitor')).toEqual({
    httpStatus: 400,
    statusCode: 2,
    statusMessage: 'Operation is not valid for the current state',
  });
  expect(session.messages.map(({ type }) => type)).not.toContain('ParticipantRejoined');
});

test('each wrong command has its own status', async () => {
  const gws = await useSimulator();
  const session = gws.world.startSession({ agent: 'amy', supervisors: [{ user: 'sam', mode: 'coach' }] });
  const sam = new RawClient(gws);
  await sam.signIn('sam');
  const amy = new RawClient(gws);
  await amy.signIn('amy');
  const sue = new RawClient(gws);
  await sue.signIn('sue');
  expect(await sam.operate('nosuchsession', 'SwitchToMonitor')).toMatchObject({
    httpStatus: 404,
    statusCode: 6,
  });
  expect(await sue.operate(session.id, 'SwitchToMonitor')).toMatchObject({ httpStatus: 404, statusCode: 6 });
  expect(await amy.operate(session.id, 'SwitchToMonitor')).toMatchObject({ httpStatus: 403, statusCode: 5 });
  expect(await sam.operate(session.id, 'SwitchToNothing')).toMatchObject({ httpStatus: 400, statusCode: 10 });
  expect(await sam.operate(session.id, 'toString')).toMatchObject({ httpStatus: 400, statusCode: 10 });
  expect(await sam.operate(session.id, '')).toMatchObject({ httpStatus: 400, statusCode: 1 });
  expect(await sam.operate(session.id, 'SendMessage')).toMatchObject({ httpStatus: 400, statusCode: 1 });
  expect(await sam.operate(session.id, 'Complete')).toMatchObject({ httpStatus: 400, statusCode: 2 });
});

test('a monitoring supervisor has the capability to send and is refused all the same', async () => {
  const gws = await useSimulator();
  const session = gws.world.startSession({ agent: 'amy', supervisors: [{ user: 'sam', mode: 'monitor' }] });
  const sam = new RawClient(gws);
  await sam.signIn('sam');
  for (const operationName of ['SendMessage', 'SendToAgents', 'SendStartTypingNotification']) {
    const reply = await sam.operate(session.id, operationName, { text: 'psst' });
    expect(reply).toMatchObject({ httpStatus: 400, statusCode: 2 });
  }
  expect(session.messages.filter(({ type }) => type === 'Text')).toEqual([]);
});
