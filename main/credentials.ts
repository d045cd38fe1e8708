/** Passwords at rest, in the operating system's keychain and nowhere else. The only file that uses keytar. */
import { AppError } from './app-error.ts';

const SERVICE = 'SMS Supervisor';
/** A locked keychain may wait for its owner for ever; the app does not. In milliseconds. */
const TIME_LIMIT = 10_000;

/** Every function throws `keychain-unavailable` when there is none, it is locked, or it does not answer. */
export interface CredentialStore {
  load(server: string, userName: string): Promise<string | null>;
  save(server: string, userName: string, password: string): Promise<void>;
  remove(server: string, userName: string): Promise<void>;
}

export const credentialStore: CredentialStore = {
  load: (server, userName) =>
    useKeychain((keytar) => keytar.getPassword(SERVICE, accountOf(server, userName))),
  save: (server, userName, password) =>
    useKeychain((keytar) => keytar.setPassword(SERVICE, accountOf(server, userName), password)),
  remove: async (server, userName) => {
    await useKeychain((keytar) => keytar.deletePassword(SERVICE, accountOf(server, userName)));
  },
};

function accountOf(server: string, userName: string): string {
  return `${userName} @ ${server}`;
}

type Keytar = typeof import('keytar');

async function useKeychain<T>(use: (keytar: Keytar) => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timeUp = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('the keychain did not answer')), TIME_LIMIT);
  });
  try {
    return await Promise.race([loadKeytar().then(use), timeUp]);
  } catch (cause) {
    throw new AppError('keychain-unavailable', { cause });
  } finally {
    clearTimeout(timer);
  }
}

/** Loaded when first needed: where the system has no keychain library, loading it fails, and the app must still start. */
async function loadKeytar(): Promise<Keytar> {
  const { default: keytar } = await import('keytar');
  return keytar;
}
