/** Signing in: what is asked of the server, which password is used, and what is kept of it. */
import { beforeEach, describe, expect, it } from 'vitest';
import { signIn } from '#main/commands/sign-in/sign-in.ts';
import { forgetWhenRefused } from '#main/commands/sign-in/stored-password.ts';
import { AppError } from '#main/errors/app-error.ts';
import { PROFILE_LIMIT } from '#main/settings/profiles.ts';
import type { Desk } from './desk-with-keychain.ts';
import { createDesk, entryOf, noKeychain, SAM, SERVER, SUE, TYPED } from './desk-with-keychain.ts';

let parts: Desk['parts'];
let keychain: Desk['keychain'];

beforeEach(() => {
  ({ parts, keychain } = createDesk());
});

const passwordsUsed = (): readonly string[] =>
  parts.connection.signIn.mock.calls.map(([, { password }]) => password);

describe('signIn', () => {
  it('signs in and keeps the password in the keychain, the rest in the settings', async () => {
    await expect(signIn(parts, TYPED)).resolves.toEqual({ kept: true });
    expect(parts.connection.signIn).toHaveBeenCalledWith(SERVER, { userName: 'sam', password: 'demo' }, {});
    expect(keychain).toEqual(new Map([[entryOf('sam'), 'demo']]));
    expect(parts.settings.read().profiles).toEqual([{ ...SAM, staySignedIn: true }]);
    expect(JSON.stringify(parts.settings.read())).not.toContain('demo');
    expect(parts.appState.read().account?.displayName).toBe('Sam Ortiz');
  });

  it('keeps nothing when that is not wanted, and forgets what was kept', async () => {
    await signIn(parts, TYPED);
    await expect(signIn(parts, { ...TYPED, staySignedIn: false })).resolves.toEqual({ kept: false });
    expect(keychain.size).toBe(0);
    expect(parts.settings.read().profiles).toEqual([{ ...SAM, staySignedIn: false }]);
  });

  it('keeps no password that is refused while the keychain takes its time', async () => {
    forgetWhenRefused(parts);
    parts.credentials.save.mockImplementation((server, userName, password) => {
      const since = Date.now();
      parts.appState.change({
        connection: { phase: 'session-expired', since, heardAt: since, reason: 'wrong-password' },
      });
      keychain.set(`${userName} @ ${server}`, password);
      return Promise.resolve();
    });
    await expect(signIn(parts, TYPED)).resolves.toEqual({ kept: false });
    expect(keychain.size).toBe(0);
    expect(parts.settings.read().profiles).toEqual([{ ...SAM, staySignedIn: false }]);
  });

  it('signs in for this run when there is no keychain, and says so', async () => {
    parts.credentials.save.mockImplementation(noKeychain);
    await expect(signIn(parts, TYPED)).resolves.toEqual({ kept: false });
    expect(parts.appState.read().notice?.code).toBe('keychain-unavailable');
    expect(parts.settings.read().profiles).toEqual([{ ...SAM, staySignedIn: false }]);
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

  it('keeps nothing when the server refuses', async () => {
    parts.connection.signIn.mockRejectedValue(new AppError('wrong-password'));
    await expect(signIn(parts, TYPED)).rejects.toMatchObject({ code: 'wrong-password' });
    expect(keychain.size).toBe(0);
    expect(parts.settings.read().profiles).toEqual([]);
    expect(parts.appState.read().account).toBeNull();
  });
});

describe('a password that need not be typed', () => {
  it('is the sessionPassword one, for its own server and user only', async () => {
    parts.sessionPassword.current = { ...SAM, password: 'sessionPassword' };
    await signIn(parts, { ...TYPED, password: null });
    expect(passwordsUsed()).toEqual(['sessionPassword']);
    const elsewhere = signIn(parts, { ...TYPED, server: 'evil.example.com', password: null });
    await expect(elsewhere).rejects.toMatchObject({ code: 'password-missing' });
  });

  it('is the one that the keychain keeps for the profile', async () => {
    await signIn(parts, TYPED);
    await signIn(parts, { ...TYPED, userName: 'sue', password: 'other' });
    await signIn(parts, { ...TYPED, password: null });
    expect(passwordsUsed()).toEqual(['demo', 'other', 'demo']);
    const elsewhere = signIn(parts, { ...TYPED, server: 'evil.example.com', password: null });
    await expect(elsewhere).rejects.toMatchObject({ code: 'password-missing' });
  });

  it.each([
    ['answers nothing', () => Promise.resolve(null)],
    ['is locked or gone', noKeychain],
  ])('is asked for again after a keychain that %s', async (_how, load) => {
    await signIn(parts, TYPED);
    parts.credentials.load.mockImplementationOnce(load);
    const code = 'stored-password-not-found';
    await expect(signIn(parts, { ...TYPED, password: null })).rejects.toMatchObject({ code });
    await expect(signIn(parts, { ...TYPED, password: null })).resolves.toEqual({ kept: true });
    expect(passwordsUsed()).toEqual(['demo', 'demo']);
  });

  it('is forgotten once the server has refused it, and only then', async () => {
    await signIn(parts, TYPED);
    for (const code of ['no-answer', 'password-change-required'] as const) {
      parts.connection.signIn.mockRejectedValueOnce(new AppError(code));
      await expect(signIn(parts, { ...TYPED, password: null })).rejects.toMatchObject({ code });
    }
    expect(keychain.size).toBe(1);
    parts.connection.signIn.mockRejectedValueOnce(new AppError('wrong-password'));
    await expect(signIn(parts, { ...TYPED, password: null })).rejects.toThrow();
    expect(keychain.size).toBe(0);
    expect(parts.settings.read().profiles).toEqual([{ ...SAM, staySignedIn: false }]);
    await expect(signIn(parts, { ...TYPED, password: null })).rejects.toMatchObject({
      code: 'password-missing',
    });
  });

  it('stays when another one that was typed is refused', async () => {
    await signIn(parts, TYPED);
    parts.connection.signIn.mockRejectedValueOnce(new AppError('wrong-password'));
    await expect(signIn(parts, { ...TYPED, password: 'mistyped' })).rejects.toThrow();
    expect(keychain.size).toBe(1);
  });
});

describe('profiles', () => {
  it('are several, the newest first, and each keeps its own password', async () => {
    await signIn(parts, TYPED);
    await signIn(parts, { ...TYPED, userName: 'sue', password: 'other' });
    expect([...keychain]).toEqual([
      [entryOf('sam'), 'demo'],
      [entryOf('sue'), 'other'],
    ]);
    expect(parts.settings.read().profiles).toEqual([
      { ...SUE, staySignedIn: true },
      { ...SAM, staySignedIn: true },
    ]);
    await signIn(parts, { ...TYPED, staySignedIn: false });
    expect([...keychain.keys()]).toEqual([entryOf('sue')]);
    expect(parts.appState.read().signInForm.profiles).toEqual([
      { ...SAM, passwordKept: false },
      { ...SUE, passwordKept: true },
    ]);
  });

  it('beyond the limit go, with their passwords', async () => {
    for (let each = 0; each <= PROFILE_LIMIT; each += 1)
      await signIn(parts, { ...TYPED, userName: `user ${each}` });
    expect(parts.settings.read().profiles).toHaveLength(PROFILE_LIMIT);
    expect(keychain.size).toBe(PROFILE_LIMIT);
    expect(keychain.has(entryOf('user 0'))).toBe(false);
  });
});

describe('when the session has expired', () => {
  const DRAFT = { sessionId: 's1', to: 'agents', kind: 'text', text: 'Offer a refund' } as const;

  function expire(reason: 'wrong-password' | 'password-change-required'): void {
    parts.appState.change({ connection: { phase: 'session-expired', since: 1, heardAt: 1, reason } });
  }

  beforeEach(async () => {
    forgetWhenRefused(parts);
    await signIn(parts, TYPED);
    parts.draftStore.keep(DRAFT);
    parts.draftStore.open('s1');
  });

  it('the stored password is not tried at the next start, and its successor takes its place', async () => {
    expire('wrong-password');
    await expect.poll(() => keychain.size).toBe(0);
    expect(parts.appState.read()).toMatchObject({
      account: SAM,
      signInForm: { staySignedIn: true, profiles: [{ passwordKept: false }] },
    });
    expect(parts.settings.read().profiles).toEqual([{ ...SAM, staySignedIn: false }]);
    parts.appState.change({ connection: { phase: 'connected', heardAt: 2 } });
    await signIn(parts, { ...TYPED, password: 'new' });
    expect(keychain).toEqual(new Map([[entryOf('sam'), 'new']]));
    expect(parts.settings.read().profiles).toEqual([{ ...SAM, staySignedIn: true }]);
  });

  it('a password that must be changed is still right, and stays', async () => {
    expire('password-change-required');
    await Promise.resolve();
    expect(parts.credentials.remove).not.toHaveBeenCalled();
    expect(parts.settings.read().profiles).toEqual([{ ...SAM, staySignedIn: true }]);
  });

  it('what was typed is there before and after the same person signs in again', async () => {
    expire('wrong-password');
    parts.connection.signIn.mockRejectedValueOnce(new AppError('wrong-password'));
    await expect(signIn(parts, { ...TYPED, password: 'mistyped' })).rejects.toThrow();
    expect(parts.appState.read().account).toMatchObject(SAM);
    expect(parts.draftStore.recall()).toEqual({ openSessionId: 's1', drafts: [DRAFT] });
    await signIn(parts, { ...TYPED, password: 'new' });
    expect(parts.draftStore.recall()).toEqual({ openSessionId: 's1', drafts: [DRAFT] });
  });

  it('it is not there for somebody else', async () => {
    expire('wrong-password');
    await signIn(parts, { ...TYPED, userName: 'sue' });
    expect(parts.draftStore.recall()).toEqual({ openSessionId: null, drafts: [] });
  });

  it('nobody is signed in when somebody else was refused, for whom the console was left', async () => {
    expire('wrong-password');
    parts.connection.signIn.mockImplementationOnce(() => {
      parts.appState.change({ connection: { phase: 'signed-out' } });
      return Promise.reject(new AppError('wrong-password'));
    });
    await expect(signIn(parts, { ...TYPED, userName: 'sue' })).rejects.toThrow();
    expect(parts.appState.read().account).toBeNull();
    expect(parts.draftStore.recall().drafts).toEqual([]);
  });
});
