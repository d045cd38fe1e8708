/** The sign-in at start: straight to the console, patiently when the server is away, in words when something is wrong. */
import { beforeEach, expect, it } from 'vitest';
import { signIn } from '#main/commands/sign-in/sign-in.ts';
import { signInAtStart } from '#main/commands/sign-in/sign-in-at-start.ts';
import { signOut } from '#main/commands/sign-in/sign-out.ts';
import { AppError } from '#main/errors/app-error.ts';
import type { Desk } from './desk-with-keychain.ts';
import { createDesk, fromOutside, noKeychain, SAM, SERVER, SUE, TYPED } from './desk-with-keychain.ts';

let parts: Desk['parts'];
let keychain: Desk['keychain'];

const LOST = { since: 1, heardAt: null, attempt: 1, nextTryAt: 2, reason: 'connection-refused' } as const;

/** Sam signed in to stay, in an earlier run. */
beforeEach(async () => {
  ({ parts, keychain } = createDesk());
  await signIn(parts, TYPED);
  parts.appState.change({ account: null });
  parts.connection.signIn.mockClear();
});

it('does nothing when nobody stays signed in', async () => {
  await signOut(parts);
  await signInAtStart(parts);
  expect(parts.credentials.load).not.toHaveBeenCalled();
});

it('does nothing when the app was started for another server', async () => {
  const { signInForm } = parts.appState.read();
  parts.appState.change({ signInForm: { ...signInForm, server: 'https://other.example.com' } });
  await signInAtStart(parts);
  expect(parts.connection.signIn).not.toHaveBeenCalled();
});

it('goes straight to the console', async () => {
  await signInAtStart(parts);
  const credentials = { userName: 'sam', password: 'demo' };
  expect(parts.connection.signIn).toHaveBeenLastCalledWith(SERVER, credentials, { keepTrying: true });
  expect(parts.appState.read()).toMatchObject({ account: SAM, notice: null, signInForm: { busy: false } });
  expect(parts.sessionPassword.current).toBeNull();
});

it('keeps trying while the server is away, without a notice', async () => {
  const arrived = fromOutside<{ server: string; userName: string; displayName: string }>();
  parts.connection.signIn.mockReturnValueOnce(arrived.promise);
  const settled = signInAtStart(parts);
  expect(parts.appState.read().signInForm.busy).toBe(true);
  await expect.poll(() => parts.connection.signIn.mock.calls.length).toBe(1);
  parts.appState.change({ connection: { phase: 'reconnecting', ...LOST } });
  expect(parts.appState.read()).toMatchObject({ account: null, notice: null, signInForm: { busy: true } });
  arrived.resolve({ ...SAM, displayName: 'Sam Ortiz' });
  await settled;
  expect(parts.appState.read()).toMatchObject({ account: SAM, signInForm: { busy: false } });
});

it('gives way to somebody who signs in meanwhile, without a word', async () => {
  const superseded = fromOutside<never>();
  parts.connection.signIn.mockReturnValueOnce(superseded.promise);
  const settled = signInAtStart(parts);
  await expect.poll(() => parts.connection.signIn.mock.calls.length).toBe(1);
  parts.appState.change({ connection: { phase: 'offline', ...LOST } });
  await signIn(parts, { ...TYPED, userName: 'sue' });
  parts.appState.change({ connection: { phase: 'connected', heardAt: 3 } });
  superseded.reject(new AppError('not-connected'));
  await settled;
  expect(parts.appState.read()).toMatchObject({ account: SUE, notice: null, signInForm: SUE });
});

it('does not sign in over somebody who was faster than the keychain', async () => {
  const answer = fromOutside<string | null>();
  parts.credentials.load.mockReturnValueOnce(answer.promise);
  const settled = signInAtStart(parts);
  await signIn(parts, { ...TYPED, userName: 'sue' });
  parts.appState.change({ connection: { phase: 'connected', heardAt: 3 } });
  answer.resolve('demo');
  await settled;
  expect(parts.connection.signIn).toHaveBeenCalledOnce();
  expect(parts.appState.read().account).toMatchObject(SUE);
});

it.each([
  ['gives nothing, which is what a locked one does', () => Promise.resolve(null)],
  ['is locked, denied or gone', noKeychain],
])('says that the keychain %s; the next press asks it again', async (_how, load) => {
  parts.credentials.load.mockImplementationOnce(load);
  await signInAtStart(parts);
  expect(parts.appState.read()).toMatchObject({
    notice: { code: 'stored-password-not-found' },
    signInForm: { ...SAM, staySignedIn: true, busy: false, profiles: [{ passwordKept: true }] },
  });
  await expect(signIn(parts, { ...TYPED, password: null })).resolves.toEqual({ kept: true });
  expect(parts.appState.read()).toMatchObject({ account: SAM, notice: null });
});

it('tries a password that the server refuses once, and not at the next start', async () => {
  parts.connection.signIn.mockRejectedValue(new AppError('wrong-password'));
  await signInAtStart(parts);
  expect(parts.appState.read()).toMatchObject({
    notice: { code: 'wrong-password' },
    signInForm: { ...SAM, staySignedIn: true, busy: false, profiles: [{ passwordKept: false }] },
  });
  expect(keychain.size).toBe(0);
  await signInAtStart(parts);
  expect(parts.connection.signIn).toHaveBeenCalledOnce();
});

it('keeps a password that must be changed: it is right, and trying it locks nothing', async () => {
  parts.connection.signIn.mockRejectedValue(new AppError('password-change-required'));
  await signInAtStart(parts);
  expect(parts.appState.read().notice?.code).toBe('password-change-required');
  expect(keychain.size).toBe(1);
});
