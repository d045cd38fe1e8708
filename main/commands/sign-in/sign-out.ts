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
import type { CommandParts } from '#main/commands/context/command-parts.ts';
import { tryOrNotice } from '#main/commands/context/try-or-notice.ts';
import { isPasswordKept, withPasswordGone } from '#main/settings/profiles.ts';
import { changeProfiles, removePassword } from './stored-password.ts';

type Parts = Pick<
  CommandParts,
  'connection' | 'credentials' | 'held' | 'log' | 'network' | 'pageMemory' | 'settings' | 'shell'
>;

export async function signOut(parts: Parts): Promise<null> {
  const { connection, credentials, held, network, pageMemory, settings, shell } = parts;
  const before = shell.read();
  // While a stored sign-in is still being tried nobody is signed in, and it is the one in the form.
  const { server, userName } = before.account ?? before.signInForm;
  const account = { server, userName };
  shell.change({ notice: null });
  // What fails must not keep the rest from being forgotten.
  await tryOrNotice(parts, 'unexpected', () => connection.signOut());
  await tryOrNotice(parts, 'unexpected', () => network.forgetEverything());
  held.current = null;
  pageMemory.belongTo(null);
  const empty = { ...account, staySignedIn: false, passwordHeld: false, busy: false };
  // Together: the form takes what it begins with from the state in which it appears.
  shell.change({ account: null, signInForm: { ...shell.read().signInForm, ...empty } });

  const { profiles } = settings.read();
  await changeProfiles(parts, withPasswordGone(profiles, account));
  await tryOrNotice(parts, 'stored-password-not-removed', () =>
    removePassword(credentials, account, isPasswordKept(profiles, account)),
  );
  return null;
}
