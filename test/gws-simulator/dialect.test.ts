/** Each switch of the dialect changes what it says it changes. */
import { expect, test } from 'vitest';
import type { Dialect } from './index.ts';
import type { Data } from './testing/raw-client.ts';
import { RawClient } from './testing/raw-client.ts';
import { useSimulator } from './testing/use-simulator.ts';

const moment = Date.parse('2026-03-01T12:30:15.250Z');
const id = '0001Da9PFC93000S';

/** What Sam is notified of when she switches from Coach to Monitor: participants, then the line. */
async function switchIn(dialect: Partial<Dialect>): Promise<[Data, Data]> {
  const gws = await useSimulator({ dialect, now: () => moment });
  gws.world.startSession({ id, agent: 'amy', supervisors: [{ user: 'sam', mode: 'coach' }] });
  const sam = new RawClient(gws);
  await sam.listen('sam');
  expect(await sam.operate(id, 'SwitchToMonitor')).toMatchObject({ httpStatus: 200 });
  return [await sam.nextNotification(), await sam.nextNotification()];
}

test.each<[Partial<Dialect>, object]>([
  [{ dateSeparator: 'T' }, { smssession: { receivedDate: '2026-03-01T12:30:15.250+0000' } }],
  [{ dateSeparator: 'none' }, { smssession: { receivedDate: '2026-03-0112:30:15.250+0000' } }],
  [{ utcOffsetMinutes: 330 }, { smssession: { receivedDate: '2026-03-01 18:00:15.250+0530' } }],
  [{ pathFields: true }, { smssession: { path: `/smssessions/${id}` } }],
  [
    { uriHost: 'http://lb.example:9090' },
    { smssession: { uri: `http://lb.example:9090/api/v2/smssessions/${id}` } },
  ],
  [{ payloadKey: 'smsession' }, { smsession: { id } }],
  [{ messageTypeCase: 'lower' }, { messageType: 'smssessionstatechangemessage' }],
  [{ messageTypeCase: 'regular' }, { messageType: 'SmsSessionStateChangeMessage' }],
  [{ metrics: true }, { metrics: { eventProcessing: { serverGenerationTimestamp: moment } } }],
  [{ participantIdAs: 'id' }, { smssession: { participants: [{}, { id: '00AF5367D3D0000C' }, {}] } }],
  [{ topic: '/v2/me/sms' }, { channel: '/v2/me/sms' }],
])('%j in a session', async (dialect, expected) => {
  const [participants] = await switchIn(dialect);
  expect(participants).toMatchObject(expected);
});

test.each<[Partial<Dialect>, object]>([
  [{ timestampSeconds: 'seconds' }, { messages: [{ timestampSeconds: Math.floor(moment / 1000) }] }],
  [{ smssessionPath: true }, { smssessionPath: `/smssessions/${id}` }],
  [{ hiddenLinesVisibility: 'actual' }, { messages: [{ visibility: 'Supervisors' }] }],
  [{ hiddenLinesVisibility: 'All' }, { messages: [{ visibility: 'All' }] }],
])('%j in a message', async (dialect, expected) => {
  const [, line] = await switchIn(dialect);
  expect(line).toMatchObject(expected);
});

test('what a dialect leaves out is not there', async () => {
  const [participants, line] = await switchIn({
    timestampSeconds: 'absent',
    participantVisibility: false,
    participantIdAs: 'id',
    smssessionUri: false,
    smssessionPath: true,
  });
  const text = JSON.stringify([participants, line]);
  expect(text).not.toMatch(/timestampSeconds|participantId|smssessionUri|"visibility":"Supervisors"/);
});

test('barging in is spelt as the dialect has it', async () => {
  const [participants] = await switchIn({ bargeInCapability: 'SwitchToBargeIn' });
  expect(JSON.stringify(participants)).toContain('"SwitchToCoach","SwitchToBargeIn"]');
});

test('a coach’s visibility is spelt as the dialect has it', async () => {
  const gws = await useSimulator({ dialect: { coachVisibility: 'Agent' } });
  gws.world.startSession({ id, agent: 'amy', supervisors: [{ user: 'sam', mode: 'coach' }] });
  const sam = new RawClient(gws);
  await sam.signIn('sam');
  expect(await sam.get(`/me/smssessions/${id}`)).toMatchObject({
    smssession: { participants: [{}, { visibility: 'Agent' }, {}] },
  });
});

test('replies follow the dialect: statusCode as text, messages from Monitor accepted', async () => {
  const gws = await useSimulator({ dialect: { statusCodeAs: 'string', sendMessageInMonitor: 'accept' } });
  const session = gws.world.startSession({ agent: 'amy', supervisors: [{ user: 'sam', mode: 'monitor' }] });
  const sam = new RawClient(gws);
  await sam.signIn('sam');
  expect(await sam.operate(session.id, 'SendMessage', { text: 'psst' })).toMatchObject({ statusCode: '0' });
  expect(session.messagesFor('sam').at(-1)?.text).toBe('psst');
  expect(session.messagesFor('amy').at(-1)?.text).toBeUndefined();
});

test.each(['402::session_unknown', '403::Unknown client'] as const)(
  'an unknown client is %s',
  async (error) => {
    const gws = await useSimulator({ dialect: { unknownClientError: error } });
    const sam = new RawClient(gws);
    await sam.signIn('sam');
    expect(await sam.connect()).toMatchObject([{ successful: false, error }]);
  },
);

test('the supervisor’s state after the agent has left is as the dialect has it', async () => {
  const gws = await useSimulator({ dialect: { stateWhenAgentLeaves: 'Completed' } });
  const session = gws.world.startSession({ agent: 'amy', supervisors: [{ user: 'sam', mode: 'monitor' }] });
  const sam = new RawClient(gws);
  await sam.listen('sam');
  session.agentLeaves();
  const notifications = await sam.nextNotifications(3);
  expect(notifications[2]).toMatchObject({ smssession: { state: 'Completed' } });
});

test('long polls are as long as the dialect has it', async () => {
  const gws = await useSimulator({ dialect: { longPollTimeoutMs: 30, intervalMs: 7 } });
  const sam = new RawClient(gws);
  await sam.signIn('sam');
  expect(await sam.handshake()).toMatchObject({ advice: { timeout: 30, interval: 7 } });
  expect(await sam.connect()).toMatchObject([{ successful: true }]);
});
