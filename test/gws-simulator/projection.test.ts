/** Who is shown what: participants and lines for a customer-facing agent, a coach and a silent supervisor. */
import { expect, test } from 'vitest';
import type { Line, Simulator } from './index.ts';
import { RawClient } from './testing/raw-client.ts';
import { useSimulator } from './testing/use-simulator.ts';
import { historySeenBy } from './world/audience.ts';

const told = (lines: readonly Line[]): string[] =>
  lines.map(({ type, text, from }) => text ?? `${type} ${from.nickname}`);

async function nicknamesSeenBy(gws: Simulator, userName: string, id: string): Promise<unknown> {
  const client = new RawClient(gws);
  await client.signIn(userName);
  const { smssession } = await client.get(`/me/smssessions/${id}`);
  return JSON.stringify(smssession).match(/(?<="nickname":")[^"]+/g);
}

test('each role sees the people whose visibility includes it', async () => {
  const gws = await useSimulator();
  const session = gws.world.startSession({
    agent: 'amy',
    customer: { nickname: 'Cleo' },
    supervisors: [
      { user: 'sam', mode: 'monitor' },
      { user: 'sue', mode: 'coach' },
    ],
  });
  const all = ['Amy Novak', 'Sam Ortiz', 'Sue Lindqvist', 'Cleo'];
  expect(await nicknamesSeenBy(gws, 'sam', session.id)).toEqual(all);
  expect(await nicknamesSeenBy(gws, 'sue', session.id)).toEqual(all);
  expect(await nicknamesSeenBy(gws, 'amy', session.id)).toEqual(['Amy Novak', 'Sue Lindqvist', 'Cleo']);
});

test('each role reads the lines that are meant for it', async () => {
  const gws = await useSimulator();
  const session = gws.world.startSession({
    agent: 'amy',
    customer: { nickname: 'Cleo' },
    supervisors: [{ user: 'sam', mode: 'monitor' }],
  });
  session.customerSays('Where is my parcel?');
  session.supervisorSwitches('sam', 'coach');
  session.supervisorSays('sam', 'Offer a refund');
  session.agentSaysToAgents('Will do');
  session.supervisorSwitches('sam', 'barge-in');
  session.supervisorSays('sam', 'Sam here');
  session.supervisorSaysToAgents('sam', 'I take over');
  session.supervisorSwitches('sam', 'monitor');

  const start = ['ParticipantJoined Cleo', 'ParticipantJoined Amy Novak'];
  expect(told(session.messagesFor('sam'))).toEqual([
    ...start,
    'ParticipantJoined Sam Ortiz',
    'Where is my parcel?',
    'ParticipantRejoined Sam Ortiz',
    'Offer a refund',
    'Will do',
    'ParticipantRejoined Sam Ortiz',
    'Sam here',
    'I take over',
    'ParticipantRejoined Sam Ortiz',
  ]);
  expect(told(session.messagesFor('amy'))).toEqual([
    ...start,
    'Where is my parcel?',
    'ParticipantJoined Sam Ortiz',
    'Offer a refund',
    'Will do',
    'ParticipantRejoined Sam Ortiz',
    'Sam here',
    'I take over',
    'ParticipantLeft Sam Ortiz',
  ]);
  const [running] = gws.world.sessions.values();
  expect(told(running ? historySeenBy('customer', running) : [])).toEqual([
    ...start,
    'Where is my parcel?',
    'ParticipantJoined Sam Ortiz',
    'Sam here',
    'ParticipantLeft Sam Ortiz',
  ]);
});

test('an agent is told nothing of a supervisor whom she cannot see', async () => {
  const gws = await useSimulator();
  const session = gws.world.startSession({ agent: 'amy' });
  const amy = new RawClient(gws);
  await amy.listen('amy');
  session.supervisorJoins('sam', 'monitor');
  session.supervisorLeaves('sam');
  session.supervisorJoins('sue', 'monitor');
  session.supervisorSwitches('sue', 'coach');
  session.customerSays('Hello?');
  const [appeared, line, hello] = await amy.nextNotifications(3);
  expect(appeared).toMatchObject({ notificationType: 'ParticipantsUpdated' });
  expect(JSON.stringify(appeared)).not.toContain('Sam');
  expect(line).toMatchObject({
    messages: [{ type: 'ParticipantJoined', from: { nickname: 'Sue Lindqvist' } }],
  });
  expect(hello).toMatchObject({ messages: [{ text: 'Hello?' }] });
});

test('a switch back to Monitor does not give the supervisor away', async () => {
  const gws = await useSimulator();
  const session = gws.world.startSession({ agent: 'amy', supervisors: [{ user: 'sam', mode: 'coach' }] });
  const amy = new RawClient(gws);
  await amy.listen('amy');
  session.supervisorSwitches('sam', 'monitor');
  const notifications = await amy.nextNotifications(2);
  expect(notifications[1]).toMatchObject({
    messages: [{ type: 'ParticipantLeft', from: { visibility: 'Agents' } }],
  });
  expect(JSON.stringify(notifications)).not.toContain('Supervisors');
});
