/** Passwords at rest, in the operating system's keychain and nowhere else. The only file that uses keytar. */
import { AppError } from '#main/errors/app-error.ts';

const SERVICE = 'SMS Supervisor';
/** A locked keychain may wait for its owner for ever; the app does not. In milliseconds. */
const TIME_LIMIT_MS = 10_000;

/** Every function throws `keychain-unavailable` when there is none, it is locked, or it does not answer. */
export interface PasswordStore {
  load(server: string, userName: string): Promise<string | null>;
  save(server: string, userName: string, password: string): Promise<void>;
  /** Throws as well when there is nothing to remove: some keychains say the same when they are locked. */
  remove(server: string, userName: string): Promise<void>;
}

export interface Keychain extends PasswordStore {
  /** A use holds a thread still, if only because nobody answers the system's question. */
  isWaiting(): boolean;
}

type Keytar = typeof import('keytar');
/** `late` is aborted when the time was up before the use was done: nobody waits for it any more. */
type Use<T> = (keytar: Keytar, late: AbortSignal) => Promise<T>;

export function createPasswordStore(): Keychain {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;

  /**
   * One at a time: while the keychain waits for its owner, each use holds one of the few threads that the whole process
   * reads and writes its files with. A use whose time was up before its turn came is left out.
   */
  async function useKeychain<T>(use: Use<T>): Promise<T> {
    const late = new AbortController();
    const before = last;
    const mine = (async () => {
      await before.catch(() => undefined);
      late.signal.throwIfAborted();
      waiting += 1;
      return loadKeytar()
        .then((keytar) => use(keytar, late.signal))
        .finally(() => (waiting -= 1));
    })();
    last = mine;
    try {
      return await within(TIME_LIMIT_MS, mine);
    } catch (cause) {
      throw new AppError('keychain-unavailable', { cause });
    } finally {
      late.abort();
    }
  }

  return {
    isWaiting: () => waiting > 0,
    load: (server, userName) =>
      useKeychain((keytar) => keytar.getPassword(SERVICE, accountOf(server, userName))),
    save: (server, userName, password) =>
      useKeychain(async (keytar, late) => {
        await keytar.setPassword(SERVICE, accountOf(server, userName), password);
        // It has been said that the password is not kept.
        if (late.aborted) await keytar.deletePassword(SERVICE, accountOf(server, userName));
      }),
    remove: (server, userName) =>
      useKeychain(async (keytar) => {
        const entry = [SERVICE, accountOf(server, userName)] as const;
        if (await keytar.deletePassword(...entry)) return;
        // A locked keyring does not remove, does not ask its owner, and does not say so. For reading it asks.
        await keytar.getPassword(...entry);
        if (!(await keytar.deletePassword(...entry))) throw new Error('there was nothing to remove');
      }),
  };
}

function accountOf(server: string, userName: string): string {
  return `${userName} @ ${server}`;
}

/** What comes after the time limit, be it a failure, is nobody's any more. */
async function within<T>(timeLimit: number, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timeUp = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('the keychain did not answer')), timeLimit);
  });
  return Promise.race([promise, timeUp]).finally(() => clearTimeout(timer));
}

/** Loaded when first needed: where the system has no keychain library, loading it fails, and the app must still start. */
async function loadKeytar(): Promise<Keytar> {
  const { default: keytar } = await import('keytar');
  return keytar;
}
