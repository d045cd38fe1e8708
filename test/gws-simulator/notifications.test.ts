/** What is notified when people come, talk, type and go: envelopes, order, audience, history. */
import { expect, test } from 'vitest';
import { RawClient } from './testing/raw-client.ts';
import { useSimulator } from './testing/use-simulator.ts';

test('a session arrives as status, participants, history', async () => {
  const gws = await useSimulator();
  const sam = new RawClient(gws);
  await sam.listen('sam');
  const session = gws.world.startSession({
    agent: 'amy',
    customer: { nickname: 'Cleo' },
    subject: 'Parcel',
    supervisors: [{ user: 'sam', mode: 'monitor' }],
  });
  const [status, participants, history] = await sam.nextNotifications(3);
  expect(status).toMatchObject({
    messageType: 'SMSsessionStateChangeMessage',
    notificationType: 'StatusChange',
    smssession: { id: session.id, state: 'Chatting', userData: { Subject: 'Parcel' } },
  });
  expect(status?.['smssession']).not.toHaveProperty('participants');
  expect(participants).toMatchObject({ notificationType: 'ParticipantsUpdated' });
  expect(history).toMatchObject({
    messageType: 'MessageLogUpdated',
    smssessionUri: `${gws.url}/api/v2/smssessions/${session.id}`,
    messages: [{ index: 1 }, { index: 2 }, { index: 3, from: { nickname: 'Sam Ortiz' } }],
  });
});

test('an invitation is accepted, with empty participants at first, or rejected', async () => {
  const gws = await useSimulator({ dialect: { arrivesAs: 'Invited' } });
  const session = gws.world.startSession({ agent: 'amy' });
  session.customerSays('Hi');
  const sam = new RawClient(gws);
  await sam.listen('sam');
  session.supervisorJoins('sam', 'coach');
  expect(await sam.nextNotification()).toMatchObject({
    smssession: { state: 'Invited', capabilities: ['Accept', 'Reject'] },
  });
  expect(session.modeOf('sam')).toBeUndefined();
  expect(await sam.operate(session.id, 'SwitchToMonitor')).toMatchObject({ statusCode: 2 });
  expect(await sam.operate(session.id, 'Accept', { nickname: 'Sam' })).toMatchObject({ statusCode: 0 });
  const [status, participants, history] = await sam.nextNotifications(3);
  expect(status).toMatchObject({ smssession: { state: 'Chatting', participants: [] } });
  expect(participants).toMatchObject({ smssession: { participants: [{}, {}, {}] } });
  expect(history).toMatchObject({ messages: [{ index: 1 }, { index: 2 }, { text: 'Hi' }, { index: 4 }] });
  session.supervisorLeaves('sam');
  session.supervisorJoins('sam', 'monitor');
  await sam.nextNotifications(2);
  expect(await sam.operate(session.id, 'Reject')).toMatchObject({ statusCode: 0, referenceId: 1 });
  expect(await sam.nextNotification()).toMatchObject({
    notificationType: 'StatusChange',
    referenceId: 1,
    smssession: { state: 'Completed', participants: [] },
  });
});

test('what a supervisor says reaches whom her mode and her way of saying it reach', async () => {
  const gws = await useSimulator();
  const session = gws.world.startSession({ agent: 'amy', supervisors: [{ user: 'sam', mode: 'barge-in' }] });
  const sam = new RawClient(gws);
  await sam.listen('sam');
  await sam.operate(session.id, 'SendMessage', { text: 'to all' });
  await sam.operate(session.id, 'SendToAgents', { text: 'to agents' });
  await sam.operate(session.id, 'SendUrl', { url: 'https://shop.example/' });
  await sam.operate(session.id, 'SendCustomNoticeToAgents', { noticeText: 'careful' });
  session.supervisorSwitches('sam', 'coach');
  await sam.operate(session.id, 'SendMessage', { text: 'as coach' });
  const notifications = await sam.nextNotifications(7);
  const messages = notifications.flatMap(({ messages: list = [] }) => list as Record<string, unknown>[]);
  expect(messages).toMatchObject([
    { type: 'Text', text: 'to all', visibility: 'All', from: { visibility: 'All' } },
    { type: 'Text', text: 'to agents', visibility: 'Agents', from: { visibility: 'All' } },
    { type: 'PushUrl', url: 'https://shop.example/', visibility: 'All' },
    { type: 'CustomNotice', noticeText: 'careful', visibility: 'Agents' },
    { type: 'ParticipantRejoined' },
    { type: 'Text', text: 'as coach', visibility: 'Agents', from: { visibility: 'Agents' } },
  ]);
});

test('typing uses up indices and is not in the history', async () => {
  const gws = await useSimulator();
  const session = gws.world.startSession({ agent: 'amy', supervisors: [{ user: 'sam', mode: 'barge-in' }] });
  const sam = new RawClient(gws);
  await sam.listen('sam');
  session.customerStartsTyping('Wher');
  session.customerStopsTyping();
  await sam.operate(session.id, 'SendStartTypingToAgentsNotification');
  await sam.operate(session.id, 'SendStopTypingToAgentNotification');
  session.customerSays('Where is it?');
  const notifications = await sam.nextNotifications(5);
  expect(notifications.flatMap(({ messages }) => messages)).toMatchObject([
    { index: 4, type: 'TypingStarted', text: 'Wher', visibility: 'All' },
    { index: 5, type: 'TypingStopped' },
    { index: 6, type: 'TypingStarted', visibility: 'Agents' },
    { index: 7, type: 'TypingStopped', visibility: 'Agents' },
    { index: 8, type: 'Text' },
  ]);
  const history = async (query: string): Promise<unknown> => {
    const { messages } = await sam.get(`/me/smssessions/${session.id}/messages${query}`);
    return (messages as { index: number }[]).map(({ index }) => index);
  };
  expect(await history('')).toEqual([1, 2, 3, 8]);
  expect(await history('?startIndex=0&count=2')).toEqual([1, 2]);
  expect(await history('?startIndex=3')).toEqual([3, 8]);
  expect(await history('?startIndex=9&count=0')).toEqual([]);
  expect(await sam.get(`/me/smssessions/${session.id}/messages?startIndex=x`)).toMatchObject({
    statusCode: 10,
  });
});

test('a supervisor who leaves is out, and the other supervisors see her go', async () => {
  const gws = await useSimulator();
  const session = gws.world.startSession({
    agent: 'amy',
    supervisors: [
      { user: 'sam', mode: 'monitor' },
      { user: 'sue', mode: 'monitor' },
    ],
  });
  const sam = new RawClient(gws);
  const sue = new RawClient(gws);
  await Promise.all([sam.listen('sam'), sue.listen('sue')]);
  await sam.operate(session.id, 'Leave');
  expect(await sam.nextNotification()).toMatchObject({
    smssession: { state: 'Completed', capabilities: [] },
  });
  const [participants, line] = await sue.nextNotifications(2);
  expect(JSON.stringify(participants)).not.toContain('Sam Ortiz');
  expect(line).toMatchObject({ messages: [{ type: 'ParticipantLeft', from: { nickname: 'Sam Ortiz' } }] });
  expect(await sam.get('/me/smssessions')).toEqual({ statusCode: 0, uris: [] });
  expect(await sam.operate(session.id, 'SwitchToCoach')).toMatchObject({ statusCode: 6 });
});

test.each([
  ['completed by the agent', 'Completed', 'Revoked'],
  ['put into a queue', 'Revoked', 'Revoked'],
  ['left by the agent', 'LeftChat', 'Revoked'],
])('a session %s is %s for the agent and %s for the supervisor', async (how, forAgent, forSupervisor) => {
  const gws = await useSimulator();
  const session = gws.world.startSession({ agent: 'amy', supervisors: [{ user: 'sam', mode: 'monitor' }] });
  const amy = new RawClient(gws);
  const sam = new RawClient(gws);
  await Promise.all([amy.listen('amy'), sam.listen('sam')]);
  if (how === 'completed by the agent') await amy.operate(session.id, 'Complete');
  else if (how === 'put into a queue') session.revoke();
  else await amy.operate(session.id, 'Leave');
  expect(await amy.nextNotification()).toMatchObject({ smssession: { state: forAgent } });
  let last = await sam.nextNotification();
  while (last['notificationType'] !== 'StatusChange') last = await sam.nextNotification();
  expect(last).toMatchObject({ smssession: { state: forSupervisor } });
  expect(await sam.get('/me/smssessions?fields=*')).toEqual({ statusCode: 0, smssessions: [] });
});

test('the list gives uris, whole sessions or single fields, under right and misspelt paths', async () => {
  const gws = await useSimulator();
  const { id } = gws.world.startSession({ agent: 'amy', supervisors: [{ user: 'sam', mode: 'monitor' }] });
  const sam = new RawClient(gws);
  await sam.signIn('sam');
  expect(await sam.get('/me/smssessions')).toEqual({
    statusCode: 0,
    uris: [`${gws.url}/api/v2/smssessions/${id}`],
  });
  expect(await sam.get('/me/smssessions?fields=id,state')).toEqual({
    statusCode: 0,
    smssessions: [{ id, state: 'Chatting' }],
  });
  expect(await sam.get('/me?subresources=smssessions')).toMatchObject({ user: { smssessions: [{ id }] } });
  for (const path of ['/smssessions', '/me/smsessions', '/me/smsssession', '/me/smssession']) {
    expect(await sam.get(`${path}/${id}`)).toMatchObject({ smssession: { id, chatType: 'Inbound' } });
  }
  expect((await sam.request('GET', '/me/nothing')).status).toBe(404);
});

test('a standing order brings the agent’s next session, or all of them', async () => {
  const gws = await useSimulator();
  gws.world.orders.place({ supervisor: 'sam', agent: 'amy', mode: 'coach', until: 'next-session' });
  gws.world.orders.place({ supervisor: 'sue', agent: 'amy', mode: 'monitor', until: 'cancelled' });
  const first = gws.world.startSession({ agent: 'amy' });
  const second = gws.world.startSession({ agent: 'amy' });
  expect([first.modeOf('sam'), first.modeOf('sue')]).toEqual(['coach', 'monitor']);
  expect([second.modeOf('sam'), second.modeOf('sue')]).toEqual([undefined, 'monitor']);
  expect(gws.world.orders.cancel('sue', 'amy')).toBe(true);
  expect(gws.world.startSession({ agent: 'amy' }).modeOf('sue')).toBeUndefined();
});
