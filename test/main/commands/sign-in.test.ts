/** Signing in and out with a keychain that works, one that does not, and none. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '../../../main/app-error.ts';
import { signIn, signInFromKeychain } from '../../../main/commands/sign-in.ts';
import { signOut } from '../../../main/commands/sign-out.ts';
import type { CommandParts } from '../../../main/commands/command-parts.ts';
import { createShellState } from '../../../main/shell-state.ts';
import type { StoredSettings } from '../../../main/settings.ts';
import { silentLog } from '../silent-log.ts';
import { FIRST_SHELL } from '../first-shell-example.ts';

const SERVER = 'https://gws.example.com';
const TYPED = { server: 'gws.example.com', userName: ' sam ', password: 'demo', staySignedIn: true };
const ENTRY = `sam @ ${SERVER}`;

/** A keychain and settings in memory, a server that lets everybody in. */
function createParts() {
  let stored: StoredSettings = {
    server: '',
    userName: '',
    staySignedIn: false,
    confirmBargeIn: true,
    nickname: '',
  };
  const keychain = new Map<string, string>();
  const parts = {
    connection: {
      signIn: vi.fn((server: string, { userName }: { userName: string }) =>
        Promise.resolve({ server, userName, displayName: 'Sam Ortiz' }),
      ),
      signOut: vi.fn(() => Promise.resolve()),
      reconnectNow: () => undefined,
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
    held: { current: null } as CommandParts['held'],
    log: silentLog,
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

let parts: ReturnType<typeof createParts>['parts'];
let keychain: Map<string, string>;

beforeEach(() => {
  ({ parts, keychain } = createParts());
});

const noKeychain = (): Promise<never> => Promise.reject(new AppError('keychain-unavailable'));

describe('signIn', () => {
  it('signs in and keeps the password in the keychain, the rest in the settings', async () => {
    await expect(signIn(parts, TYPED)).resolves.toEqual({ kept: true });
    expect(parts.connection.signIn).toHaveBeenCalledWith(SERVER, { userName: 'sam', password: 'demo' });
    expect(keychain).toEqual(new Map([[ENTRY, 'demo']]));
    expect(parts.settings.read()).toMatchObject({ server: SERVER, userName: 'sam', staySignedIn: true });
    expect(JSON.stringify(parts.settings.read())).not.toContain('demo');
    expect(parts.shell.read().account?.displayName).toBe('Sam Ortiz');
  });

  it('keeps nothing when that is not wanted, and forgets what was kept', async () => {
    await signIn(parts, TYPED);
    await signIn(parts, { ...TYPED, staySignedIn: false });
    expect(keychain.size).toBe(0);
    expect(parts.settings.read().staySignedIn).toBe(false);
  });

  it('forgets the one before when somebody else signs in to stay', async () => {
    await signIn(parts, TYPED);
    await signIn(parts, { ...TYPED, userName: 'sue' });
    expect([...keychain.keys()]).toEqual([`sue @ ${SERVER}`]);
  });

  it('signs in for this run when there is no keychain, and says so', async () => {
    parts.credentials.save.mockImplementation(noKeychain);
    await expect(signIn(parts, TYPED)).resolves.toEqual({ kept: false });
    expect(parts.shell.read().notice?.code).toBe('keychain-unavailable');
    expect(parts.settings.read().staySignedIn).toBe(false);
  });

  it.each([
    [{ server: '' }, 'server-address-invalid'],
    [{ userName: '  ' }, 'user-name-missing'],
    [{ password: '' }, 'password-missing'],
    [{ password: null }, 'password-missing'],
  ])('refuses %j without asking the server', async (words, code) => {
    await expect(signIn(parts, { ...TYPED, ...words })).rejects.toMatchObject({ code });
    expect(parts.connection.signIn).not.toHaveBeenCalled();
  });

  it('uses the held password for its own server and user only', async () => {
    parts.held.current = { server: SERVER, userName: 'sam', password: 'held' };
    await signIn(parts, { ...TYPED, password: null });
    expect(parts.connection.signIn).toHaveBeenCalledWith(SERVER, { userName: 'sam', password: 'held' });
    const elsewhere = signIn(parts, { ...TYPED, server: 'evil.example.com', password: null });
    await expect(elsewhere).rejects.toMatchObject({ code: 'password-missing' });
  });

  it('keeps nothing when the server refuses', async () => {
    parts.connection.signIn.mockRejectedValue(new AppError('wrong-password'));
    await expect(signIn(parts, TYPED)).rejects.toMatchObject({ code: 'wrong-password' });
    expect(keychain.size).toBe(0);
    expect(parts.shell.read().account).toBeNull();
  });
});

describe('signInFromKeychain', () => {
  it('does nothing when nobody stays signed in', async () => {
    await signInFromKeychain(parts);
    expect(parts.credentials.load).not.toHaveBeenCalled();
  });

  it('goes straight to the console', async () => {
    await signIn(parts, TYPED);
    await signInFromKeychain(parts);
    expect(parts.connection.signIn).toHaveBeenLastCalledWith(SERVER, { userName: 'sam', password: 'demo' });
    expect(parts.shell.read()).toMatchObject({ notice: null, signInForm: { busy: false } });
  });

  it('shows the form, and why, when the server cannot be reached: one click tries again', async () => {
    await signIn(parts, TYPED);
    parts.connection.signIn.mockRejectedValueOnce(new AppError('connection-refused'));
    await signInFromKeychain(parts);
    expect(parts.shell.read()).toMatchObject({
      notice: { code: 'connection-refused' },
      signInForm: { server: SERVER, userName: 'sam', passwordHeld: true, busy: false },
    });
    await expect(signIn(parts, { ...TYPED, password: null })).resolves.toEqual({ kept: true });
  });

  it('says that the keychain gave nothing, which is what a locked one does', async () => {
    await signIn(parts, TYPED);
    keychain.clear();
    await signInFromKeychain(parts);
    expect(parts.shell.read()).toMatchObject({
      notice: { code: 'stored-password-not-found' },
      signInForm: { passwordHeld: false },
    });
  });
});

describe('signOut', () => {
  it('leaves the server, then forgets the password', async () => {
    await signIn(parts, TYPED);
    parts.connection.signOut.mockImplementation(() => {
      expect(keychain.size).toBe(1);
      return Promise.resolve();
    });
    await signOut(parts);
    expect(parts.connection.signOut).toHaveBeenCalledOnce();
    expect(keychain.size).toBe(0);
    expect(parts.settings.read()).toMatchObject({ server: SERVER, userName: 'sam', staySignedIn: false });
    expect(parts.shell.read().account).toBeNull();
  });

  it('signs out all the same when the keychain keeps its entry, and says so', async () => {
    await signIn(parts, TYPED);
    parts.credentials.remove.mockImplementation(noKeychain);
    await signOut(parts);
    expect(parts.shell.read()).toMatchObject({
      account: null,
      notice: { code: 'stored-password-not-removed' },
    });
    expect(parts.settings.read().staySignedIn).toBe(false);
  });
});
