/** What a supervisor can read about her people: groups, agents, their channels and running sessions. */
import { expect, test } from 'vitest';
import type { Data } from './testing/raw-client.ts';
import { RawClient } from './testing/raw-client.ts';
import { useSimulator } from './testing/use-simulator.ts';

async function userIn(client: RawClient, path: string): Promise<Data> {
  return (await client.get(path))['user'] as Data;
}

test('an agent’s sessions show id, time and attached data, and nothing that joining would give', async () => {
  const gws = await useSimulator({ now: () => Date.parse('2026-03-01T12:30:15.250Z') });
  const session = gws.world.startSession({ agent: 'amy', subject: 'Parcel' });
  session.customerSays('Where is it?');
  const sam = new RawClient(gws);
  await sam.signIn('sam');
  const amy = gws.world.requireMember('amy');
  const user = await userIn(sam, `/users/${amy.id}?subresources=channels,smssessions`);
  expect(user).toMatchObject({ id: amy.id, userName: 'amy', uri: `${gws.url}/api/v2/users/${amy.id}` });
  expect(user['smssessions']).toEqual([
    {
      userData: { Subject: 'Parcel' },
      id: session.id,
      receivedDate: '2026-03-01 12:30:15.250+0000',
      capabilities: [],
    },
  ]);
  session.complete();
  expect(await userIn(sam, `/users/${amy.id}?subresources=*`)).toMatchObject({ smssessions: [] });
});

test('an agent’s channel is shown with its state and its reason', async () => {
  const gws = await useSimulator();
  const sam = new RawClient(gws);
  await sam.signIn('sam');
  const path = `/users/${gws.world.requireMember('ben').id}?subresources=channels`;
  expect(await userIn(sam, path)).not.toHaveProperty('channels');
  gws.world.setAgentState('ben', 'Lunch');
  const userState = { displayName: 'Lunch', state: 'NotReady', reason: 'Lunch' };
  expect(await userIn(sam, path)).toMatchObject({ channels: [{ channel: 'smssession', userState }] });
  gws.world.setAgentState('ben', 'LoggedOut');
  expect(await userIn(sam, path)).toMatchObject({
    channels: [{ userState: { displayName: 'Offline', state: 'LoggedOut' } }],
  });
});

test('the sessions of somebody else’s people are not shown', async () => {
  const gws = await useSimulator();
  gws.world.startSession({ agent: 'tali' });
  const path = `/users/${gws.world.requireMember('tali').id}?subresources=smssessions`;
  const sam = new RawClient(gws);
  await sam.signIn('sam');
  expect(await userIn(sam, path)).toMatchObject({ smssessions: [] });
  const sue = new RawClient(gws);
  await sue.signIn('sue');
  expect(await userIn(sue, path)).toMatchObject({ smssessions: [{}] });
  expect(await sue.get('/users/nobody')).toMatchObject({ statusCode: 6 });
});

test('groups are those of the person, and hold users, supervisors, queues and skills', async () => {
  const gws = await useSimulator();
  const sam = new RawClient(gws);
  await sam.signIn('sam');
  expect(await sam.get('/me/groups?type=BusinessUnit&fields=*')).toEqual({
    statusCode: 0,
    groups: [
      {
        id: '101',
        name: 'Orders & Delivery',
        type: 'BusinessUnit',
        contains: ['users', 'skills', 'queues', 'places'],
        uri: `${gws.url}/api/v2/groups/101`,
      },
    ],
  });
  const { group } = await sam.get('/groups/101?subresources=*');
  expect(group).toMatchObject({
    supervisors: [{ userName: 'sam' }, { userName: 'sue' }],
    queues: [{ name: 'Orders' }, { name: 'Delivery' }],
    skills: [{ name: 'Orders' }, { name: 'Delivery' }, { name: 'English' }],
  });
  expect((group as { users: Data[] }).users.map(({ userName }) => userName)).toHaveLength(6);
  expect(await sam.get('/groups/101/supervisors?fields=userName')).toEqual({
    statusCode: 0,
    supervisors: [{ userName: 'sam' }, { userName: 'sue' }],
  });
  expect(await sam.get('/groups/101/users')).toHaveProperty('uris.5');
  expect(await sam.get('/groups/999')).toMatchObject({ statusCode: 6 });
});
