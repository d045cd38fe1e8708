/** The vendor's own sample of SwitchToMonitor, reproduced field by field. */
import { expect, test } from 'vitest';
import { RawClient } from './testing/raw-client.ts';
import { useSimulator } from './testing/use-simulator.ts';

const host = 'http://10.10.15.212:9090';
const received = Date.parse('2014-05-05T11:08:45.000-07:00');
const switched = 1399313371000;

/** As printed, but for names, user ids and participant ids, which are the simulator's own. */
const sampledSession = {
  receivedDate: '2014-05-0511:08:45.000-0700',
  chatType: 'Inbound',
  capabilities: [
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
    'SwitchToCoach',
    'SwitchBargeIn',
  ],
  uri: `${host}/api/v2/smssessions/0001Da9PFC93000S`,
  state: 'Chatting',
  id: '0001Da9PFC93000S',
};

test('SwitchToMonitor answers and notifies as the sample does', async () => {
  let now = received;
  const gws = await useSimulator({
    now: () => now,
    dialect: { dateSeparator: 'none', utcOffsetMinutes: -420, uriHost: host },
  });
  const session = gws.world.startSession({
    agent: 'amy',
    customer: { nickname: 'test_clientL' },
    supervisors: [{ user: 'sam', mode: 'coach' }],
    id: '0001Da9PFC93000S',
  });
  const sam = new RawClient(gws);
  await sam.listen('sam');

  now = switched;
  expect(await sam.operate(session.id, 'SwitchToMonitor')).toEqual({ httpStatus: 200, statusCode: 0 });

  const idOf = (userName: string): string => gws.world.requireMember(userName).id;
  const supervisor = {
    nickname: 'Sam Ortiz',
    type: 'Agent',
    uri: `${host}/api/v2/users/${idOf('sam')}`,
    visibility: 'Supervisors',
    participantId: '00AF5367D3D0000C',
  };
  expect(await sam.nextNotification()).toEqual({
    channel: '/v2/me/smssessions',
    smssession: {
      ...sampledSession,
      participants: [
        {
          nickname: 'Amy Novak',
          type: 'Agent',
          uri: `${host}/api/v2/users/${idOf('amy')}`,
          visibility: 'All',
          participantId: '00AF5367D3D0000B',
        },
        supervisor,
        {
          nickname: 'test_clientL',
          type: 'Customer',
          participantId: '00AF5367D3D0000A',
          visibility: 'All',
        },
      ],
    },
    notificationType: 'ParticipantsUpdated',
    messageType: 'SMSsessionStateChangeMessage',
  });
  expect(await sam.nextNotification()).toEqual({
    channel: '/v2/me/smssessions',
    messages: [
      {
        index: 4,
        from: supervisor,
        timestamp: '2014-05-0511:09:31.000-0700',
        visibility: 'All',
        type: 'ParticipantRejoined',
        timestampSeconds: 1399313371000,
      },
    ],
    notificationType: 'NewMessages',
    messageType: 'MessageLogUpdated',
    smssessionUri: `${host}/api/v2/smssessions/0001Da9PFC93000S`,
  });
});
