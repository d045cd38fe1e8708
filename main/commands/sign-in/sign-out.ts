/**
 * Sign out. Supervised sessions go on without us. In this order:
 *
 * 1. goodbye to the line of notifications (/meta/disconnect), while the server still knows who says it;
 * 2. the server's cookies, then what else the network remembers: sign-ins to proxies, cached answers, open connections;
 * 3. what is in memory: held password, drafts, the account on screen;
 * 4. the account's password in the keychain, after the settings have been told not to use it: a keychain that is locked
 *    takes its time, and must not keep anything else from being forgotten.
 *
 * "End work" ends the contact-centre session before that: see my-work.ts.
 */
import type { CommandContext } from '#main/commands/context/command-context.ts';
import { notifyOnFailure } from '#main/commands/context/notify-on-failure.ts';
import { isPasswordKept, withPasswordGone } from '#main/settings/profiles.ts';
import { changeProfiles, removePassword } from './stored-password.ts';

type Parts = Pick<
  CommandContext,
  | 'connection'
  | 'credentials'
  | 'sessionPassword'
  | 'log'
  | 'network'
  | 'draftStore'
  | 'settings'
  | 'appState'
>;

export async function signOut(parts: Parts): Promise<null> {
  const { connection, credentials, sessionPassword, network, draftStore, settings, appState } = parts;
  const before = appState.read();
  // While a stored sign-in is still being tried nobody is signed in, and it is the one in the form.
  const { server, userName } = before.account ?? before.signInForm;
  const account = { server, userName };
  appState.change({ notice: null });
  // What fails must not keep the rest from being forgotten.
  await notifyOnFailure(parts, 'unexpected', () => connection.signOut());
  await notifyOnFailure(parts, 'unexpected', () => network.forgetEverything());
  sessionPassword.current = null;
  draftStore.belongTo(null);
  const empty = { ...account, staySignedIn: false, passwordHeld: false, busy: false };
  // Together: the form takes what it begins with from the state in which it appears.
  appState.change({ account: null, signInForm: { ...appState.read().signInForm, ...empty } });

  const { profiles } = settings.read();
  await changeProfiles(parts, withPasswordGone(profiles, account));
  await notifyOnFailure(parts, 'stored-password-not-removed', () =>
    removePassword(credentials, account, isPasswordKept(profiles, account)),
  );
  return null;
}
