/** A keychain and settings in memory, and a server that lets everybody in: what commands about signing in work with. */
import { vi } from 'vitest';
import { createPageMemory } from '#main/app-state/page-memory.ts';
import { createShellState } from '#main/app-state/shell-state.ts';
import type { CommandParts } from '#main/commands/context/command-parts.ts';
import { AppError } from '#main/errors/app-error.ts';
import type { GwsConnection } from '#main/gws/connection/connection.ts';
import type { StoredSettings } from '#main/settings/settings.ts';
import { FIRST_SHELL, NOTHING_STORED } from '#test/main/app-state/first-shell-example.ts';
import { silentLog } from '#test/main/logging/silent-log.ts';

export const SERVER = 'https://gws.example.com';
export const TYPED = { server: 'gws.example.com', userName: ' sam ', password: 'demo', staySignedIn: true };
export const SAM = { server: SERVER, userName: 'sam' };
export const SUE = { server: SERVER, userName: 'sue' };

export const entryOf = (userName: string): string => `${userName} @ ${SERVER}`;

export function createDesk() {
  let stored = NOTHING_STORED;
  const keychain = new Map<string, string>();
  const parts = {
    connection: {
      signIn: vi.fn<GwsConnection['signIn']>((server, { userName }) =>
        Promise.resolve({ server, userName, displayName: 'Sam Ortiz' }),
      ),
      signOut: vi.fn(() => Promise.resolve()),
      reconnectNow: () => undefined,
      probe: () => undefined,
      perform: () => Promise.reject(new Error('not used')),
      reread: () => Promise.resolve(),
      myUserId: () => null,
    },
    credentials: {
      load: vi.fn((server: string, userName: string) =>
        Promise.resolve(keychain.get(`${userName} @ ${server}`) ?? null),
      ),
      save: vi.fn((server: string, userName: string, password: string) => {
        keychain.set(`${userName} @ ${server}`, password);
        return Promise.resolve();
      }),
      remove: vi.fn((server: string, userName: string) => {
        keychain.delete(`${userName} @ ${server}`);
        return Promise.resolve();
      }),
    },
    policy: {},
    policyProblems: [],
    held: { current: null } as CommandParts['held'],
    log: silentLog,
    network: { answerProxy: () => null, forgetEverything: vi.fn(() => Promise.resolve()) },
    pageErrors: { note: () => undefined },
    pageMemory: createPageMemory(),
    settings: {
      read: () => stored,
      change: vi.fn((changes: Partial<StoredSettings>) => {
        stored = { ...stored, ...changes };
        return Promise.resolve();
      }),
    },
    shell: createShellState(FIRST_SHELL),
  };
  return { parts, keychain };
}

export type Desk = ReturnType<typeof createDesk>;

export const noKeychain = (): Promise<never> => Promise.reject(new AppError('keychain-unavailable'));

/** A promise, and what settles it from outside. */
export function fromOutside<T>() {
  let resolve!: (value: T) => void;
  let reject!: (reason: Error) => void;
  const promise = new Promise<T>((...both) => ([resolve, reject] = both));
  return { promise, resolve, reject };
}
