/** How a proxy's sign-in lies in the keychain. */
import { expect, it } from 'vitest';
import type { PasswordStore } from '#main/keychain/keychain.ts';
import { keptProxyLogins } from '#main/network/proxy/kept-proxy-logins.ts';

const PROXY = 'proxy.test:8080';

function keychain(): PasswordStore & { readonly entries: Map<string, string> } {
  const entries = new Map<string, string>();
  return {
    entries,
    load: (server, userName) => Promise.resolve(entries.get(`${userName} @ ${server}`) ?? null),
    save(server, userName, password) {
      entries.set(`${userName} @ ${server}`, password);
      return Promise.resolve();
    },
    remove: () => Promise.resolve(),
  };
}

it('gives back what it was given, whatever is in it', async () => {
  const kept = keptProxyLogins(keychain());
  expect(await kept.load(PROXY)).toBeNull();
  const login = { userName: 'OFFICE\\jó "e"', password: 'a:b"c\n' };
  await kept.save(PROXY, login);
  expect(await kept.load(PROXY)).toEqual(login);
  expect(await kept.load('other.test:8080')).toBeNull();
});

it.each(['', 'not JSON', '{}', '{"userName":1,"password":2}', 'null'])(
  'knows nothing when the entry is %j',
  async (entry) => {
    const store = keychain();
    const kept = keptProxyLogins(store);
    await kept.save(PROXY, { userName: 'joe', password: 'secret' });
    for (const name of store.entries.keys()) store.entries.set(name, entry);
    expect(await kept.load(PROXY)).toBeNull();
  },
);
