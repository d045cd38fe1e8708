/** Lists of the server's that hold doubles, empty or strange ids, wrong types, or very much: read, told apart, in linear time. */
import { describe, expect, it } from 'vitest';
import { listDispositions, searchDirectory } from '#main/gws/api/directory.ts';
import { firstOfEach } from '#main/gws/api/first-of-each.ts';
import { readAgent, readRoster } from '#main/gws/api/team-operations.ts';
import { isUsableId } from '#main/gws/api/usable-id.ts';
import { readMyChannels, startWork } from '#main/gws/api/work-operations.ts';
import type { ApiReply, Http } from '#main/gws/http/http.ts';
import { firstVisible } from '#main/sessions/visible-name.ts';

/** Answers by the beginning of the path; remembers what was asked. */
function answering(replies: Readonly<Record<string, object>>): Http & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    request: ({ path }) => {
      asked.push(path);
      const [, reply] = Object.entries(replies).find(([start]) => path.startsWith(start)) ?? [];
      return Promise.resolve({ statusCode: 0, ...reply } as ApiReply); // what a test says that the server says
    },
  } as Http & { readonly asked: string[] }; // no more of it is used
}

const signal = new AbortController().signal;
const ODD_IDS = [
  '__proto__',
  'constructor',
  'toString',
  ' x ',
  'x'.repeat(10_000),
  'ä/ö?ü#',
  '\u202e',
  'a b',
];
const NO_IDS = ['', ' ', '.', '..', '\ud800', 'a\udc00', 7, null, {}, []];
const NOTHING = [null, 7, 'text', [], true];

describe('dispositions', () => {
  const read = async (dispositions: unknown, groups: unknown = [{ id: 'g' }]) =>
    listDispositions(answering({ '/groups?': { groups }, '/groups/': { group: { dispositions } } }));

  it('of one name twice are one', async () => {
    const found = await read([{ name: 'sold', displayName: 'Sold' }, { name: 'sold' }, { name: 'lost' }]);
    expect(found).toEqual([
      { name: 'sold', displayName: 'Sold' },
      { name: 'lost', displayName: 'lost' },
    ]);
  });

  it('of two groups, or of one group twice, are one list, each group read once', async () => {
    const http = answering({
      '/groups?': { groups: [{ id: 'g' }, { id: 'g' }, { id: 'h' }, { id: '..' }] },
      '/groups/': { group: { dispositions: [{ name: 'sold' }] } },
    });
    expect(await listDispositions(http)).toHaveLength(1);
    expect(http.asked).toHaveLength(3);
  });

  it('without a name that can be seen are none, odd names stay as they are', async () => {
    const found = await read([
      { name: '' },
      { name: ' ' },
      { name: '\u200b' },
      ...NOTHING,
      ...ODD_IDS.map((name) => ({ name })),
    ]);
    expect(found.map(({ name }) => name)).toEqual(ODD_IDS.filter((name) => name !== '\u202e'));
  });

  it.each([null, 7, 'x', {}])('that are no list (%j) are none', async (dispositions) => {
    expect(await read(dispositions)).toEqual([]);
  });
});

describe('the directory', () => {
  it('shows who is there twice once, whatever else is told of them', async () => {
    const contacts = [
      { uri: '/users/1', name: 'amy', type: 'Agent' },
      { uri: '/users/1', name: 'Amy', type: 'Agent' },
      { uri: '/users/2', name: 'amy', type: 'Agent' },
      { uri: '', name: 'amy without an address' },
      { uri: '/users/4', name: ' ' },
      ...NOTHING,
    ];
    const found = await searchDirectory(answering({ '/contacts': { contacts } }), 'amy');
    expect(found.map(({ address, name }) => [address, name])).toEqual([['/users/1', 'amy']]);
  });

  it('of 10,000 entries is read in time that grows with them', async () => {
    const contacts = Array.from({ length: 10_000 }, (_, place) => ({
      uri: `/users/${place}`,
      name: `amy ${place}`,
    }));
    expect(await searchDirectory(answering({ '/contacts': { contacts } }), 'amy')).toHaveLength(50);
  });
});

describe('the team', () => {
  const roster = (groups: unknown, group: object) =>
    readRoster(answering({ '/me/groups': { groups }, '/groups/': { group } }), 'me');

  it('has an agent who is twice in a group, or in a group that is told twice, once, with the group once', async () => {
    const group = {
      name: 'Orders',
      supervisors: [{ id: 'me' }],
      users: [{ id: 'amy' }, { id: 'amy' }, { id: 'me' }],
    };
    const found = await roster([{ id: 'g' }, { id: 'g' }, { id: 'h' }], group);
    expect([...found]).toEqual([['amy', ['Orders']]]);
  });

  it('has odd ids as they are, and none for those that no address can be made of', async () => {
    const users = [...ODD_IDS, ...NO_IDS].map((id) => ({ id }));
    const found = await roster([{ id: 'g' }], {
      name: 'Orders',
      supervisors: [{ id: 'me' }],
      users: [...users, ...NOTHING],
    });
    expect([...found.keys()]).toEqual(ODD_IDS);
  });

  it('of 10,000 agents in two groups is read', async () => {
    const users = Array.from({ length: 10_000 }, (_, place) => ({ id: `${place}` }));
    const group = { supervisors: [{ id: 'me' }], users };
    expect((await roster([{ id: 'g' }, { id: 'h' }], group)).size).toBe(10_000);
  });

  it('shows a session that is told twice once, and none without a usable id', async () => {
    const smssessions = [{ id: 's' }, { id: 's' }, ...NO_IDS.map((id) => ({ id })), ...NOTHING];
    const read = await readAgent(answering({ '/users/': { user: { smssessions } } }), 'amy');
    // A number is an id as well, read as text.
    expect(read?.agent.sessions.map(({ id }) => id)).toEqual(['s', '7']);
  });

  it.each(['', ' ', '\u200b', '\u2800', '\u0301', 7, null])(
    'calls an agent whose names are %j by the id',
    async (name) => {
      const user = { userName: name, firstName: name, lastName: name };
      const read = await readAgent(answering({ '/users/': { user } }), 'amy');
      expect(read?.agent.name).toBe('amy');
    },
  );
});

describe('channels', () => {
  it('of one name twice are one, without a name none', async () => {
    const channels = [
      { channel: 'sms' },
      { channel: 'sms' },
      { channel: '' },
      { channel: ' ' },
      {},
      ...NOTHING,
    ];
    const found = await readMyChannels(answering({ '/me': { user: { channels } } }), signal);
    expect(found.map(({ name }) => name)).toEqual(['sms']);
  });

  it('that did not start are told once each', async () => {
    const failed = [
      { channel: 'sms', statusMessage: 'no' },
      { channel: 'sms', statusMessage: 'no' },
      { channel: 'sms' },
    ];
    const found = await startWork(answering({ '/me': { failed } }), {
      channels: ['sms'],
      place: '',
      loginCode: '',
    });
    expect(found).toHaveLength(2);
  });
});

it('firstOfEach looks at each element once', () => {
  for (const length of [1000, 10_000]) {
    let steps = 0;
    const list = Array.from({ length }, (_, place) => place % 500);
    const found = firstOfEach(list, (item) => {
      steps += 1;
      return `${item}`;
    });
    expect(found).toHaveLength(500);
    expect(steps).toBe(length);
  }
});

it('what is usable as an id, and what is seen of a name', () => {
  expect(ODD_IDS.every(isUsableId)).toBe(true);
  expect([undefined, '', ' ', '.', '..', '\ud800'].some(isUsableId)).toBe(false);
  expect(firstVisible(undefined, '', '\u200b', '\u00ad', ' ', 'Amy')).toBe('Amy');
  expect(firstVisible('0')).toBe('0');
});
