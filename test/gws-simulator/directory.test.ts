/** The contact centre's lists: contacts by name, queues, dispositions, agent states, services, features. */
import { expect, test } from 'vitest';
import type { Data } from './testing/raw-client.ts';
import { RawClient } from './testing/raw-client.ts';
import { useSimulator } from './testing/use-simulator.ts';

async function signIn(): Promise<{ gws: Awaited<ReturnType<typeof useSimulator>>; sam: RawClient }> {
  const gws = await useSimulator();
  const sam = new RawClient(gws);
  await sam.signIn('sam');
  return { gws, sam };
}

async function namesOf(sam: RawClient, query: string): Promise<unknown[]> {
  const { contacts } = await sam.get(`/contacts?${query}`);
  return (contacts as Data[]).map(({ name }) => name);
}

const matching = (parameters: string): string =>
  `filterName=NamesOrPhoneNumberMatches&filterParameters=${encodeURIComponent(parameters)}`;

test('contacts are found by names with wildcards, each of the words somewhere', async () => {
  const { sam } = await signIn();
  expect(await namesOf(sam, `type=User&${matching('CHL*')}`)).toEqual(['chloe']);
  expect(await namesOf(sam, matching('*el*'))).toEqual(['elena', 'liam', 'noor', 'Delivery']);
  expect(await namesOf(sam, matching('x*,*bá*'))).toEqual([]);
  expect(await namesOf(sam, matching('ó*,*bá*'))).toEqual(['oscar']);
  expect(await namesOf(sam, matching('5550*'))).toEqual(['Courier dispatch', 'Spare parts shop']);
  expect(await namesOf(sam, 'name=amy,ben')).toEqual(['amy', 'ben']);
  expect(await namesOf(sam, `type=Queue&${matching('.*')}`)).toEqual([]);
  expect(await sam.get('/contacts?filterName=Other')).toMatchObject({ statusCode: 10 });
});

test('a contact is a whole record, and people share their id with their contact', async () => {
  const { gws, sam } = await signIn();
  const { id } = gws.world.requireMember('amy');
  const contact = { id, name: 'amy', type: 'User', userName: 'amy', firstName: 'Amy', lastName: 'Novak' };
  expect(await sam.get('/contacts?name=amy')).toMatchObject({ totalCount: 1, contacts: [contact] });
  expect(await sam.get(`/contacts/${id}?type=User`)).toMatchObject({ contact });
  expect(await sam.get(`/contacts/${id}?type=Queue`)).toMatchObject({ statusCode: 6 });
});

test('queues are listed and filtered like every list', async () => {
  const { gws, sam } = await signIn();
  expect(await sam.get('/queues')).toHaveProperty('uris.3', `${gws.url}/api/v2/queues/q204`);
  expect(await sam.get('/queues?fields=id,name&name=Billing')).toEqual({
    statusCode: 0,
    queues: [{ id: 'q203', name: 'Billing' }],
  });
  expect(await sam.get('/users?fields=userName&lastName=Novak')).toMatchObject({
    users: [{ userName: 'amy' }],
  });
});

test('dispositions are in a group of their own', async () => {
  const { sam } = await signIn();
  const { groups } = await sam.get('/groups?type=dispositions&fields=*');
  const [{ id } = {}] = groups as Data[];
  expect(await sam.get(`/groups/${String(id)}?subresources=dispositions`)).toMatchObject({
    group: { type: 'dispositions', dispositions: [{ name: 'Resolved' }, {}, {}, {}, {}] },
  });
  expect(await sam.get(`/groups/${String(id)}/dispositions?fields=id&id=complaint`)).toMatchObject({
    dispositions: [{ id: 'complaint' }],
  });
});

test('states, services and features are told', async () => {
  const { gws, sam } = await signIn();
  const { settings } = await sam.get('/settings/agent-states');
  expect(settings).toContainEqual({
    id: '900D55CC-2BB0-431F-8BF9-D3525B383BE6',
    displayName: 'Not Ready',
    state: 'NotReady',
    operationName: 'NotReady',
  });
  expect(settings).toContainEqual(expect.objectContaining({ displayName: 'Lunch', state: 'NotReady' }));
  expect(await sam.get('/services?fields=type,state')).toHaveProperty('services.2', {
    type: 'MultiMediaState',
    state: 'Active',
  });
  gws.world.takeFeature('sam', 'api-supervisor-agent-control');
  expect(await sam.get('/features?fields=id')).not.toHaveProperty('features.3');
  expect(await sam.get('/system/features?fields=id')).toHaveProperty('features.3');
});
