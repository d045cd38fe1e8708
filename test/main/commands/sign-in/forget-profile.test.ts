/** Forgetting a profile, with a keychain that works and one that does not. */
import { beforeEach, expect, it } from 'vitest';
import { forgetProfile } from '#main/commands/sign-in/forget-profile.ts';
import { signIn } from '#main/commands/sign-in/sign-in.ts';
import type { Desk } from './desk-with-keychain.ts';
import { createDesk, entryOf, noKeychain, SAM, SUE, TYPED } from './desk-with-keychain.ts';

let parts: Desk['parts'];
let keychain: Desk['keychain'];

beforeEach(async () => {
  ({ parts, keychain } = createDesk());
  await signIn(parts, { ...TYPED, userName: 'sue', staySignedIn: false });
  await signIn(parts, TYPED);
});

it('removes the password and the profile; the form begins with the next one', async () => {
  parts.sessionPassword.current = { ...SAM, password: 'sessionPassword' };
  await forgetProfile(parts, SAM);
  expect(keychain.size).toBe(0);
  expect(parts.sessionPassword.current).toBeNull();
  expect(parts.settings.read().profiles).toEqual([{ ...SUE, staySignedIn: false }]);
  expect(parts.appState.read().signInForm).toMatchObject({
    ...SUE,
    staySignedIn: false,
    profiles: [{ ...SUE, passwordKept: false }],
  });
});

it('leaves the form alone when it shows another one', async () => {
  await forgetProfile(parts, SUE);
  expect(parts.appState.read().signInForm).toMatchObject({ ...SAM, profiles: [SAM] });
});

it('keeps the profile when the keychain keeps its entry, and can be tried again', async () => {
  parts.credentials.remove.mockImplementationOnce(noKeychain);
  await expect(forgetProfile(parts, SAM)).rejects.toMatchObject({ code: 'stored-password-not-removed' });
  expect(keychain.has(entryOf('sam'))).toBe(true);
  expect(parts.settings.read().profiles).toHaveLength(2);
  await forgetProfile(parts, SAM);
  expect(parts.settings.read().profiles).toHaveLength(1);
});

it('needs no keychain for a profile without a password', async () => {
  parts.credentials.remove.mockImplementation(noKeychain);
  await forgetProfile(parts, SUE);
  expect(parts.settings.read().profiles).toEqual([{ ...SAM, staySignedIn: true }]);
});

it('does nothing for one that is not there', async () => {
  await forgetProfile(parts, { server: 'https://other.example.com', userName: 'sam' });
  expect(parts.settings.read().profiles).toHaveLength(2);
});
