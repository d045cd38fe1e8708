/** Forget a profile: its password first, then that it was ever used here. */
import type { CommandContext } from '#main/commands/context/command-context.ts';
import { isPasswordKept, signInFormOf, without } from '#main/settings/profiles.ts';
import type { Input } from '#preload/contract.ts';
import { isSameAccount } from '#preload/rules/same-account.ts';
import { changeProfiles, removePassword } from './stored-password.ts';

type Parts = Pick<CommandContext, 'credentials' | 'sessionPassword' | 'log' | 'settings' | 'appState'>;

/** Throws `stored-password-not-removed`; the profile stays then, so that it can be tried again. */
export async function forgetProfile(parts: Parts, account: Input<'forgetProfile'>): Promise<null> {
  const { credentials, sessionPassword, settings, appState } = parts;
  await removePassword(credentials, account, isPasswordKept(settings.read().profiles, account));
  if (sessionPassword.current && isSameAccount(sessionPassword.current, account))
    sessionPassword.current = null;
  const profiles = without(settings.read().profiles, account);
  const { signInForm } = appState.read();
  const isInForm = isSameAccount(signInForm, account);
  await changeProfiles(parts, profiles, isInForm ? { ...signInFormOf(profiles), busy: signInForm.busy } : {});
  return null;
}
