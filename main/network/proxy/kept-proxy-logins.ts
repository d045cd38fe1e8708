/** Passwords for proxies in the keychain, through main/keychain/keychain.ts. The user name is kept with the password: the proxy alone must find both. */
import { z } from 'zod';
import type { PasswordStore } from '#main/keychain/keychain.ts';
import { readJson } from '#preload/rules/read-json.ts';
import type { KeptProxyLogins } from './proxy-logins.ts';

/** Where an account's entry has the user name. */
const LABEL = 'sign-in';

const login = z.object({ userName: z.string(), password: z.string() });

export function keptProxyLogins(credentials: PasswordStore): KeptProxyLogins {
  return {
    async load(proxy) {
      const entry = await credentials.load(serverOf(proxy), LABEL);
      // Somebody else may have written the entry.
      return entry === null ? null : (login.safeParse(readJson(entry)).data ?? null);
    },
    async save(proxy, { userName, password }) {
      await credentials.save(serverOf(proxy), LABEL, JSON.stringify({ userName, password }));
    },
  };
}

/** No server has such an address, so that it cannot be mistaken for one. */
function serverOf(proxy: string): string {
  return `proxy ${proxy}`;
}
