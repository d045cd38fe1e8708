/** What the search for people and queues asks the server for, and that what the server found is shown. */
import { describe, expect, it } from 'vitest';
import { searchDirectory } from '#main/gws/api/directory.ts';
import type { Http } from '#main/gws/http/http.ts';

type Contact = Readonly<Record<string, string>>;

const JOSE: Contact = { type: 'User', uri: '/u/1', firstName: 'José', lastName: 'López', userName: 'jlopez' };
const COURIER: Contact = { type: 'Custom', uri: '/c/1', name: 'Courier', phoneNumber: '+49 30 123456' };
const QUEUES: readonly Contact[] = [
  { uri: '/q/1', name: 'Rechnungen Köln' },
  { uri: '/q/2', name: 'Orders' },
];

/** A server that finds the same people whatever is asked. */
function serverFinding(contacts: readonly Contact[], queues = QUEUES) {
  const asked: string[] = [];
  const http: Pick<Http, 'request'> = {
    request({ path }) {
      const url = new URL(path, 'https://gws.example.com');
      const pattern = url.searchParams.get('filterParameters');
      if (pattern !== null) asked.push(pattern);
      return Promise.resolve(
        url.pathname === '/queues' ? { statusCode: 0, queues } : { statusCode: 0, contacts },
      );
    },
  };
  const find = async (text: string): Promise<string[]> =>
    // Only `request` is used.
    (await searchDirectory(http as Http, text)).map(({ name }) => name);
  return { find, asked };
}

describe('the directory', () => {
  it.each(['jose', 'López José', 'JOSÉ LÓPEZ', 'pepe', 'josé lopes'])(
    'shows whom the server found for %s',
    async (text) => {
      expect(await serverFinding([JOSE]).find(text)).toEqual(['José López']);
    },
  );

  it.each(['030/123456', '+49 (0)30 123 456', '123456', '0049 30 123456'])(
    'shows whom the server found for the number %s',
    async (text) => expect(await serverFinding([COURIER]).find(text)).toEqual(['Courier']),
  );

  it.each([
    ['jose', ['*jose*']],
    ['López José', ['*López*,*José*']],
    ['a,b*c', ['*a*,*b*,*c*']],
    ['', ['*']],
    ['4930123456', ['*4930123456*']],
    ['030/123456', ['*030/123456*', '*30123456*']],
    ['+49 30 123456', ['*+49*,*30*,*123456*', '*4930123456*']],
    ['room 12345', ['*room*,*12345*']],
  ])('asks for %s as %j', async (text, patterns) => {
    const server = serverFinding([]);
    await server.find(text);
    expect(server.asked).toEqual(patterns);
  });

  it('picks among the queues, which the server only lists, as people compare', async () => {
    expect(await serverFinding([]).find('koln rechnungen')).toEqual(['Rechnungen Köln']);
    expect(await serverFinding([]).find('')).toEqual(['Rechnungen Köln', 'Orders']);
  });

  it('shows first who has all of the words, where a server finds whoever has one', async () => {
    const other = { type: 'User', uri: '/u/2', firstName: 'Ana', lastName: 'López', userName: 'ana' };
    expect(await serverFinding([other, JOSE]).find('jose lopez')).toEqual(['José López', 'Ana López']);
  });

  it('tells nobody twice', async () => {
    expect(await serverFinding([JOSE, JOSE, { ...JOSE, uri: '/u/9' }]).find('jose')).toEqual(['José López']);
    expect(await serverFinding([{ ...JOSE, firstName: 'Pepe' }, JOSE]).find('jo')).toHaveLength(1);
    const queue = { type: 'Queue', uri: '/contacts/q1', name: 'Orders' };
    expect(await serverFinding([queue]).find('orders')).toEqual(['Orders']);
  });

  it('shows fifty at most, of as many as a server may tell', async () => {
    const many = Array.from({ length: 20_000 }, (_each, place) => ({
      ...JOSE,
      uri: `/u/${place}`,
      userName: `j${place}`,
    }));
    expect(await serverFinding(many).find('jose')).toHaveLength(50);
  });
});
