/** A keychain and settings in memory, and a server that lets everybody in: what commands about signing in work with. */
import { vi } from 'vitest';
import { createAppStateStore } from '#main/app-state/app-state.ts';
import { createDraftStore } from '#main/app-state/draft-store.ts';
import type { CommandContext } from '#main/commands/context/command-context.ts';
import { AppError } from '#main/errors/app-error.ts';
import type { GwsConnection } from '#main/gws/connection/connection.ts';
import type { StoredSettings } from '#main/settings/settings.ts';
import { INITIAL_APP_STATE, NOTHING_STORED } from '#test/main/app-state/initial-app-state-example.ts';
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
    sessionPassword: { current: null } as CommandContext['sessionPassword'],
    log: silentLog,
    network: { answerProxy: () => null, forgetEverything: vi.fn(() => Promise.resolve()) },
    pageErrors: { note: () => undefined },
    draftStore: createDraftStore(),
    settings: {
      read: () => stored,
      change: vi.fn((changes: Partial<StoredSettings>) => {
        stored = { ...stored, ...changes };
        return Promise.resolve();
      }),
    },
    appState: createAppStateStore(INITIAL_APP_STATE),
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
