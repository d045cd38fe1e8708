/** Goes straight to the console when the keychain holds a sign-in. What stands in the way is told as a notice. */
import type { CommandContext } from '#main/commands/context/command-context.ts';
import { isAppError } from '#main/errors/app-error.ts';
import { reportFailure } from '#main/errors/error-reporting.ts';
import type { StoredProfile } from '#main/settings/profiles.ts';
import { isSameAccount } from '#preload/rules/same-account.ts';
import { enter } from './sign-in.ts';
import { forgetRefused, loadPassword } from './stored-password.ts';

type Parts = Pick<
  CommandContext,
  'connection' | 'credentials' | 'sessionPassword' | 'log' | 'draftStore' | 'policy' | 'settings' | 'appState'
>;

/** Resolves when it is settled, which may take as long as the server is away. */
export async function signInAtStart(parts: Parts): Promise<void> {
  const { policy, settings, appState } = parts;
  const [newest] = settings.read().profiles;
  // Started for another server, the app must not send a password to this one.
  if (!newest?.staySignedIn || !isSameAccount(newest, appState.read().signInForm)) return;
  // A password that was kept before the policy came is not used under it.
  if (policy.staySignedIn === false || policy.servers?.includes(newest.server) === false) return;
  setBusy(parts, true);
  await tryStored(parts, newest);
  setBusy(parts, false);
}

async function tryStored(parts: Parts, profile: StoredProfile): Promise<void> {
  const { log, appState } = parts;
  try {
    const password = await loadPassword(parts, profile);
    // A keychain may be slow, and a person faster.
    if (appState.read().connection.phase !== 'signed-out') return;
    await enter(parts, { ...profile, password }, { keepTrying: true });
  } catch (error) {
    // Somebody signed in or out meanwhile: what became of this one interests nobody any more.
    if (isAppError(error, 'not-connected')) return;
    if (isAppError(error, 'wrong-password')) await forgetRefused(parts, profile);
    appState.change({ notice: reportFailure(log, 'sign-in at start', error) });
  }
}

function setBusy({ appState }: Parts, busy: boolean): void {
  appState.change({ signInForm: { ...appState.read().signInForm, busy } });
}
